package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What tests with a real browser share: a Chromium, which another test takes over after it, and a new profile for each
/// view. A subclass starts the portal with `@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)`.
public abstract class BrowserTest {
    private static final String SCRIPTS = script("/axe.min.js") + "\n;" + script("/look.js");

    /// Playwright may be used by one thread at a time: who takes a browser out has it alone.
    private static final Queue<Browser> IDLE = new ConcurrentLinkedQueue<>();

    private @Nullable Browser browser;
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

    /// What axe is asked about a page; the names are those of `look.js`.
    public enum Asked {
        /// WCAG 2.2 AA and the good practice that axe knows.
        EVERYTHING,
        /// The same without what hangs on colours: markup, names, roles, sizes of targets.
        ALL_BUT_COLOURS,
        /// What hangs on colours, asked of one element of each look, which is much faster on long lists and tables.
        COLOURS
    }

    protected final Page open(String path, View view) {
        return load(tab(view, true), path);
    }

    protected final Page openWithoutScripts(String path, View view) {
        return load(tab(view, false), path);
    }

    /// An empty page of a new profile, for a look at several addresses.
    protected final Page tab(View view, boolean scripts) {
        return tab(new Browser.NewContextOptions()
                .setViewportSize(view.width, 900)
                .setColorScheme(view.colours)
                .setReducedMotion(ReducedMotion.REDUCE) // a colour on its way to another has no contrast to measure
                .setJavaScriptEnabled(scripts)
                .setBypassCSP(true)); // the policy of the portal forbids the checks their script
    }

    protected final Page tab(Browser.NewContextOptions options) {
        if (browser == null) {
            browser = Objects.requireNonNullElseGet(IDLE.poll(), BrowserTest::launched);
        }
        var context = browser.newContext(options);
        opened.add(context);
        return context.newPage();
    }

    protected final Page load(Page page, String path) {
        page.navigate(address(path));
        return page;
    }

    /// Shows the loaded page on another screen without asking the portal again.
    protected static void look(Page page, View view) {
        page.setViewportSize(view.width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(view.colours));
    }

    protected final String address(String path) {
        return "http://localhost:" + port + path;
    }

    protected static void isAccessible(Page page) {
        assertThat(violations(page, Asked.EVERYTHING)).as(page.url()).isEmpty();
    }

    /// What axe finds, in words.
    protected static List<String> violations(Page page, Asked asked) {
        return strings(ask(page, asked.name()));
    }

    protected static void doesNotScrollSideways(Page page) {
        assertThat(beyondTheEdge(page))
                .as("pixels beyond the edge of %s", page.url())
                .isZero();
    }

    /// How many pixels of the page are only seen by scrolling it sideways.
    protected static int beyondTheEdge(Page page) {
        return ((Number) ask(page, "beyondTheEdge")).intValue();
    }

    /// @param question the name of a function of `look.js`
    protected static Object ask(Page page, String question) {
        if (!Boolean.TRUE.equals(page.evaluate("'look' in globalThis"))) {
            page.evaluate(SCRIPTS);
        }
        return page.evaluate("look." + question + "()");
    }

    /// @param found what a script in the page answered with
    protected static List<String> strings(Object found) {
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    @AfterEach
    void closeViews() {
        opened.forEach(BrowserContext::close);
        opened.clear();
        if (browser != null) {
            IDLE.add(browser);
            browser = null;
        }
    }

    private static String script(String name) {
        try (var script = AxeBuilder.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Chromium as it is installed; it ends with the JVM.
    public static Browser launched() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of("--no-sandbox"))); // its sandbox refuses to run as root
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
