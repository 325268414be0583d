import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// All that was started. It is ended, the last first, however the proof ends.
final class Processes {
    private static final long PATIENCE_SECONDS = 60;

    private final List<Process> running = new ArrayList<>();

    Processes() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endAll));
    }

    /// @param log what it says goes there, after what it said before
    Process start(Path log, List<String> command) throws IOException {
        return start(log, command, Map.of());
    }

    synchronized Process start(Path log, List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(new HashMap<>(environment));
        var process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        running.add(process);
        return process;
    }

    /// Runs something that ends by itself.
    static void run(Path log, List<String> command) throws IOException, InterruptedException {
        var status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(command.getFirst() + " ended with " + status + ", see " + log);
        }
    }

    /// @param signal such as `INT`
    static void signal(Process process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }

    static void awaitEnd(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end: " + process.info().commandLine().orElse("?"));
        }
    }

    private synchronized void endAll() {
        for (var process : running.reversed()) {
            process.destroy();
            try {
                if (!process.waitFor(PATIENCE_SECONDS / 2, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
            }
        }
    }
}
