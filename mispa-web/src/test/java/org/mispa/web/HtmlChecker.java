package org.mispa.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The Nu HTML checker of the W3C. It needs an ICU of its own age, other than the portal's, so that the build lays it
/// and what it needs into a directory, and it is loaded from there, apart from all else.
final class HtmlChecker implements AutoCloseable {
    private static final Path PROGRAM = Path.of("target", "html-checker");

    private final URLClassLoader apart;

    HtmlChecker() {
        System.setProperty("org.eclipse.jetty.util.log.announce", "false");
        try (var files = Files.list(PROGRAM)) {
            apart = new URLClassLoader(
                    files.map(HtmlChecker::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "No HTML checker in mispa-web/" + PROGRAM + "; mvn process-test-resources puts it there", missing);
        }
    }

    /// @return what is wrong, one message each: `1.52-1.78: error: …`
    List<String> check(String html) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(apart);
        try {
            var type = apart.loadClass("nu.validator.client.EmbeddedValidator");
            var checker = type.getConstructor().newInstance();
            var gnu = apart.loadClass("nu.validator.client.EmbeddedValidator$OutputFormat")
                    .getField("GNU")
                    .get(null);
            type.getMethod("setOutputFormat", gnu.getClass()).invoke(checker, gnu);
            var said = type.getMethod("validate", InputStream.class)
                    .invoke(checker, new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
            return String.valueOf(said)
                    .lines()
                    .map(line -> line.replaceFirst("^[^0-9]*:(?=\\d)", ""))
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(changed);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException never) {
            throw new IllegalStateException(never);
        }
    }

    @Override
    public void close() throws IOException {
        apart.close();
    }
}
