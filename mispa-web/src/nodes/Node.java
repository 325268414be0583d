import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One instance of the packaged portal.
final class Node {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Processes processes;
    private final List<String> command;
    final Path log;
    final int port;
    Process process;

    Node(Processes processes, List<String> command, Path log, int port) {
        this.processes = processes;
        this.command = new ArrayList<>(command);
        this.command.add("--server.port=" + port);
        this.log = log;
        this.port = port;
    }

    void start() throws IOException {
        process = processes.start(log, command);
    }

    void awaitReady() throws IOException, InterruptedException {
        for (var n = 0; n < 1_800; n++) {
            if (status("/actuator/health/readiness") == 200) {
                return;
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("the node at " + port + " ended, see " + log);
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the node at " + port + " is not ready, see " + log);
    }

    int status(String path) throws InterruptedException {
        return statusOf(origin() + path);
    }

    /// 0 where nothing answers.
    static int statusOf(String address) throws InterruptedException {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException refused) {
            return 0;
        }
    }

    String origin() {
        return "http://localhost:" + port;
    }

    List<String> said(String words) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(words))
                .toList();
    }
}
