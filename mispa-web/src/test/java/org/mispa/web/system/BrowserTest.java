package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What tests with a real browser share: one Chromium for the run, a new profile for each view. A subclass starts the
/// portal with `@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)`.
public abstract class BrowserTest {
    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static @Nullable Browser browser;

    private final List<BrowserContext> opened = new ArrayList<>();

    @LocalServerPort
    private int port;

    /// How a page is looked at.
    public enum View {
        DESKTOP(1280, ColorScheme.LIGHT),
        PHONE(360, ColorScheme.LIGHT),
        DESKTOP_DARK(1280, ColorScheme.DARK),
        PHONE_DARK(360, ColorScheme.DARK),
        NARROWEST(320, ColorScheme.LIGHT);

        private final int width;
        private final ColorScheme colours;

        View(int width, ColorScheme colours) {
            this.width = width;
            this.colours = colours;
        }
    }

    protected final Page open(String path, View view) {
        return open(path, view, true);
    }

    protected final Page openWithoutScripts(String path, View view) {
        return open(path, view, false);
    }

    private Page open(String path, View view, boolean scripts) {
        var context = browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(view.width, 900)
                        .setColorScheme(view.colours)
                        .setJavaScriptEnabled(scripts)
                        .setBypassCSP(true)); // the policy of the portal forbids the checks their script
        opened.add(context);
        var page = context.newPage();
        page.navigate(address(path));
        return page;
    }

    protected final String address(String path) {
        return "http://localhost:" + port + path;
    }

    /// WCAG 2.2 AA and the good practice that axe knows.
    protected static void isAccessible(Page page) {
        var found = new AxeBuilder(page).withTags(STANDARDS).analyze().getViolations();
        assertThat(found.stream().map(BrowserTest::told)).as(page.url()).isEmpty();
    }

    protected static void doesNotScrollSideways(Page page) {
        var beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) beyond).intValue())
                .as("pixels beyond the edge of %s", page.url())
                .isZero();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + "\n"
                + String.join(
                        "\n",
                        rule.getNodes().stream()
                                .map(node -> "  " + node.getHtml())
                                .toList());
    }

    @AfterEach
    void closeViews() {
        opened.forEach(BrowserContext::close);
        opened.clear();
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium())
                            .setArgs(List.of("--no-sandbox"))); // its sandbox refuses to run as root
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    private static Path chromium() {
        var chosen = System.getenv("CHROMIUM");
        var places = chosen == null
                ? Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                : Stream.of(chosen);
        return places.map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The tests look at pages with Chromium and found none. Install it"
                        + " (Debian and Ubuntu: apt-get install chromium), or set the environment variable CHROMIUM to"
                        + " the program."));
    }
}
