import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Visitors who read one page after the other until they are told to end.
final class Readers implements AutoCloseable {
    private static final int MANY = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// The visitors' connections to the proxy stay open, as those of browsers do.
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String origin;
    private final List<String> pages;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();
    final Queue<String> failed = new ConcurrentLinkedQueue<>();

    /// Answers that had begun when they broke off. No proxy can ask for the rest of them.
    final Queue<String> cutOff = new ConcurrentLinkedQueue<>();

    private volatile boolean going = true;

    Readers(String origin, List<String> pages) {
        this.origin = origin;
        this.pages = pages;
        for (var n = 0; n < MANY; n++) {
            var first = n;
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                for (var next = first; going; next++) {
                    read(this.pages.get(next % this.pages.size()));
                }
            }));
        }
    }

    private void read(String page) {
        var began = System.nanoTime();
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(origin + page))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (var in = answer.body()) {
                var body = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                if (answer.statusCode() != 200 || !body.contains("</html>")) {
                    failed.add(page + ": " + answer.statusCode() + " "
                            + org.jsoup.Jsoup.parse(body).text());
                }
            } catch (IOException half) {
                cutOff.add(page + ": " + half);
            }
            read.incrementAndGet();
            slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
        } catch (IOException e) {
            failed.add(page + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int count() {
        return read.get();
    }

    String told() {
        return "%d pages read, %d failed, %d cut off, the slowest took %d ms"
                .formatted(read.get(), failed.size(), cutOff.size(), slowest.get() / 1_000_000);
    }

    @Override
    public void close() throws InterruptedException {
        going = false;
        for (var thread : threads) {
            thread.join();
        }
    }
}
