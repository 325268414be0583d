package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much a reader with nothing in the cache has to load, page type by page type, in bytes as they are sent.
class BudgetTest extends PortalInBrowser {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetTest.class);
    private static final int STYLES = 10 * 1024;
    private static final int SCRIPTS = 2 * 1024;
    private static final int FONTS = 52 * 1024;

    /// Page, stylesheet, two fonts, icon; and a script where there is one.
    private static final int REQUESTS = 5;

    private static final double MOVED = 0.05;

    /// How long a script takes to arrive, in milliseconds: the page was shown by then.
    private static final int LATE = 300;

    /// Says on the console how far the layout moved until the fonts were there.
    private static final String TELL_SHIFT = """
            let moved = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => moved += entry.value))
                .observe({ type: 'layout-shift', buffered: true });
            addEventListener('load', () => document.fonts.ready.then(() => setTimeout(() => console.info('moved ' + moved), 50)));
            """;

    private final HttpClient client = HttpClient.newHttpClient();

    /// What a browser asked for and what was amiss while it showed a page.
    private record Visit(List<String> requests, List<String> errors, double moved) {}

    @Test
    void isKeptByEachPageType() throws IOException, InterruptedException {
        var faults = new ArrayList<String>();
        var files = new HashMap<String, HttpResponse<byte[]>>();
        for (var type : PageType.values()) {
            var address = address(type.in("en"));
            var html = fetch(address).body().length;
            if (html > type.budget()) {
                faults.add(type.address() + " has " + html + " bytes, at most are " + type.budget());
            }
            var visit = visit(address, 360);
            LOG.info(
                    "{}: {} bytes, {} requests, moved {}",
                    type,
                    html,
                    visit.requests().size(),
                    visit.moved());
            visit.errors().forEach(error -> faults.add(type.address() + " " + error));
            if (visit.moved() > MOVED) {
                faults.add(type.address() + " moves by " + visit.moved());
            }
            var others = visit.requests().stream()
                    .filter(request -> !request.equals(address))
                    .toList();
            for (var other : others) {
                if (!other.startsWith(address("/"))) {
                    faults.add(type.address() + " asks " + other);
                } else if (!files.containsKey(other)) {
                    files.put(other, fetch(other));
                }
            }
            var scripts = others.stream().filter(other -> other.endsWith(".js")).toList();
            var most = type == PageType.SIGN_IN ? 2 : 1; // that for passkeys
            if (visit.requests().size() > REQUESTS + scripts.size() || scripts.size() > most) {
                faults.add(type.address() + " asks for " + visit.requests());
            }
            if (bytes(others, ".css", files) > STYLES) {
                faults.add(type.address() + " has styles of " + bytes(others, ".css", files));
            }
            if (bytes(others, ".js", files) > SCRIPTS) {
                faults.add(type.address() + " has scripts of " + bytes(others, ".js", files));
            }
            if (bytes(others, ".woff2", files) > FONTS) {
                faults.add(type.address() + " has fonts of " + bytes(others, ".woff2", files));
            }
        }
        files.forEach((address, file) -> LOG.info("{}: {} bytes", address, file.body().length));
        assertThat(faults).isEmpty();
        assertThat(files.keySet()).anyMatch(file -> file.endsWith(".css")).anyMatch(file -> file.endsWith(".woff2"));
        assertThat(files.values()).allSatisfy(BudgetTest::isKeptForEver);
    }

    @Test
    void isHelpedByCompressionOfAllThatIsText() throws IOException, InterruptedException {
        var page = new String(get(address("/?lang=en"), "identity").body(), java.nio.charset.StandardCharsets.UTF_8);
        var style = org.jsoup.Jsoup.parse(page).select("link[rel=stylesheet]").attr("href");
        for (var address : List.of("/?lang=en", style)) {
            assertThat(fetch(address(address)).headers().firstValue("Content-Encoding"))
                    .as(address)
                    .hasValue("gzip");
        }
        assertThat(types()).contains("text/css", "text/javascript", "image/svg+xml", "text/html");
    }

    @org.springframework.beans.factory.annotation.Value("${server.compression.mime-types}")
    private List<String> compressed = List.of();

    private List<String> types() {
        return compressed;
    }

    private Visit visit(String address, int width) {
        var page =
                tab(new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(ColorScheme.LIGHT));
        var requests = new ArrayList<String>();
        var errors = new ArrayList<String>();
        page.onRequest((Request request) -> requests.add(request.url()));
        page.onRequestFailed((Request request) -> errors.add("does not get " + request.url()));
        page.onConsoleMessage(message -> {
            // a page that says that something is not there is answered with 404, which Chromium calls an error
            if (message.type().equals("error") && !message.text().contains("status of 404")) {
                errors.add(message.text());
            }
        });
        page.addInitScript(TELL_SHIFT);
        page.route("**/*.{js,woff2}", file -> {
            page.waitForTimeout(LATE);
            file.resume();
        });
        var said = page.waitForConsoleMessage(
                new com.microsoft.playwright.Page.WaitForConsoleMessageOptions()
                        .setPredicate(message -> message.text().startsWith("moved ")),
                () -> page.navigate(address));
        var moved = Double.parseDouble(said.text().substring("moved ".length()));
        page.context().close();
        return new Visit(requests, errors, moved);
    }

    private static int bytes(List<String> addresses, String ending, Map<String, HttpResponse<byte[]>> files) {
        return addresses.stream()
                .filter(address -> address.endsWith(ending))
                .mapToInt(address -> Objects.requireNonNull(files.get(address)).body().length)
                .sum();
    }

    private static void isKeptForEver(HttpResponse<byte[]> file) {
        assertThat(file.uri().getPath()).matches(".*-[0-9a-f]{32}\\.[a-z0-9]+");
        assertThat(file.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
    }

    private HttpResponse<byte[]> fetch(String address) throws IOException, InterruptedException {
        return get(address, "gzip");
    }

    private HttpResponse<byte[]> get(String address, String encoding) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept-Encoding", encoding)
                        .build(),
                BodyHandlers.ofByteArray());
    }
}
