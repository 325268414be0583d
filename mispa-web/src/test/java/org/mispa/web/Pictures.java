package org.mispa.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the tests lay what they saw, for people to look at: `target/screenshots`, only with `-Dscreenshots=true`.
final class Pictures {
    static final boolean KEPT = Boolean.getBoolean("screenshots");

    private Pictures() {}

    static Path file(String name) {
        try {
            return Files.createDirectories(Path.of("target", "screenshots")).resolve(name);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
