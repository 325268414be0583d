package org.mispa.web;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the tests lay what they saw, for people to look at: `target/screenshots`, and for readers of the guide. Only
/// with `-Dscreenshots=true`.
final class Pictures {
    static final boolean KEPT = Boolean.getBoolean("screenshots");

    private Pictures() {}

    /// A picture of the window for the guide, `docs/pictures`.
    static void guide(Page page, String name) {
        if (KEPT) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("..", "docs", "pictures", name + ".png")));
        }
    }

    static Path file(String name) {
        try {
            return Files.createDirectories(Path.of("target", "screenshots")).resolve(name);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
