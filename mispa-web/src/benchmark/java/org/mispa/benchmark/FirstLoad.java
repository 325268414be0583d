package org.mispa.benchmark;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.mispa.web.system.BrowserTest;

/// What somebody waits for who opens a page for the first time on a phone far away: Chromium with an empty cache behind
/// a
/// line of 1.6 Mbit/s and 150 ms.
final class FirstLoad implements AutoCloseable {
    private static final int BYTES_PER_SECOND = 1_600_000 / 8;
    private static final int LATENCY = 150;
    private static final int WIDTH = 360;
    private static final int HEIGHT = 780;
    private static final int UNTIL_SURE = 400;

    private static final String LARGEST = """
            window.largest = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.largest = entry.startTime))
                .observe({ type: 'largest-contentful-paint', buffered: true });
            """;

    private final Browser browser = BrowserTest.launched();

    /// @param largestPaint until the largest part of the page was painted, in milliseconds
    /// @param bytes of all that was loaded, as it was sent, with headers
    record Painted(double largestPaint, long bytes, int requests) {}

    Painted of(URI address) {
        try (var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT))) {
            var page = context.newPage();
            var network = context.newCDPSession(page);
            network.send("Network.enable");
            var line = new JsonObject();
            line.addProperty("offline", false);
            line.addProperty("latency", LATENCY);
            line.addProperty("downloadThroughput", BYTES_PER_SECOND);
            line.addProperty("uploadThroughput", BYTES_PER_SECOND / 2);
            network.send("Network.emulateNetworkConditions", line);
            var bytes = new AtomicLong();
            var requests = new AtomicInteger();
            network.on("Network.loadingFinished", event -> {
                bytes.addAndGet(event.get("encodedDataLength").getAsLong());
                requests.incrementAndGet();
            });
            page.addInitScript(LARGEST);
            page.navigate(address.toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
            page.waitForTimeout(UNTIL_SURE);
            var largest = ((Number) page.evaluate("window.largest")).doubleValue();
            return new Painted(largest, bytes.get(), requests.get());
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
