package org.mispa.web.system;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.DataVersion;
import org.mispa.domain.shared.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.TransactionException;

/// Keeps pages in memory for readers who are nobody to the portal, and answers with them before sessions and rights are
/// looked at (docs/adr/0017). A page is kept by all that it depends on: the address, the language and colours, and
/// until
/// something is published or the day ends. It is drawn by one request at a time; others that ask for it wait.
///
/// Never kept is what belongs to one reader: whoever brings a session or names themselves passes by, and so does every
/// answer but a whole page that all may see.
class PagesKept extends HttpFilter {
    private static final Logger LOG = LoggerFactory.getLogger(PagesKept.class);

    /// What is no page by its address; others are told by their type.
    private static final Pattern FILES =
            Pattern.compile(".*\\.(atom|css|csv|ics|js|json|pdf|svg|woff2|xlsx|zip)|/actuator/.*");

    private static final int LONGEST_PAGE = 1 << 20;
    private static final int LONGEST_NAME_OF_HOST = 255;
    private static final int LONGEST_QUERY = 2_000;
    private static final int OVERHEAD = 500;
    private static final int WAIT_SECONDS = 10;

    /// So many may wait for pages that others draw; more would take all threads of the server.
    private static final int MOST_WAITING = 50;

    /// Hidden field of a form that belongs to one session.
    private static final String TOKEN = "name=\"_csrf\"";

    private final Cache<Key, Kept> pages;
    private final Map<Drawing, CompletableFuture<@Nullable Page>> drawn = new ConcurrentHashMap<>();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final DataVersion version;
    private final Clock clock;
    private final SessionCookie session;

    /// All that tells one page from another. Host and scheme stand in addresses that a page names.
    ///
    /// @param remembered which choices a cookie holds as they are: links need not name them
    private record Key(
            String scheme,
            String host,
            int port,
            String path,
            @Nullable String query,
            Language language,
            ReaderChoices.@Nullable Theme theme,
            Set<String> remembered) {}

    /// How long a page holds: status is reckoned for a day.
    private record Validity(long version, LocalDate day) {
        /// Versions grow but for what is read within a transaction, which no page is.
        boolean isAfter(Validity other) {
            return version > other.version || day.isAfter(other.day);
        }
    }

    private record Kept(Page page, Validity validity) {}

    private record Drawing(Key key, Validity validity) {}

    /// @param bytes how much memory the pages may take
    PagesKept(long bytes, DataVersion version, Clock clock, SessionCookie session) {
        this.version = version;
        this.clock = clock;
        this.session = session;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, Kept kept) ->
                        kept.page().bytes() + 2 * key.path().length() + OVERHEAD)
                .build();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var validity = isForAnybody(request) ? validity() : null;
        if (validity == null) {
            chain.doFilter(request, response);
            return;
        }
        var key = key(request);
        var kept = pages.getIfPresent(key);
        if (kept != null && kept.validity().equals(validity)) {
            kept.page().send(request, response);
        } else if (request.getMethod().equals("HEAD")) {
            chain.doFilter(request, response); // without a body there is nothing to keep
        } else {
            drawOnce(new Drawing(key, validity), request, response, chain);
        }
    }

    private boolean isForAnybody(HttpServletRequest request) {
        var method = request.getMethod();
        var query = request.getQueryString();
        return (method.equals("GET") || method.equals("HEAD"))
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getServerName().length() <= LONGEST_NAME_OF_HOST
                && (query == null || query.length() <= LONGEST_QUERY)
                && !session.isBroughtBy(request)
                && !FILES.matcher(request.getRequestURI()).matches();
    }

    /// Null where the database cannot be asked: the page says so.
    private @Nullable Validity validity() {
        try {
            return new Validity(version.current(), LocalDate.now(clock));
        } catch (DataAccessException | TransactionException outOfReach) {
            LOG.debug("No page is kept while the database is out of reach", outOfReach);
            return null;
        }
    }

    private static Key key(HttpServletRequest request) {
        var choices = ReaderChoices.of(request);
        return new Key(
                request.getScheme(),
                request.getServerName(),
                request.getServerPort(),
                request.getRequestURI(),
                request.getQueryString(),
                choices.language(),
                choices.theme(),
                choices.remembered());
    }

    private void drawOnce(Drawing drawing, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var mine = new CompletableFuture<@Nullable Page>();
        var others = drawn.putIfAbsent(drawing, mine);
        if (others == null) {
            draw(drawing, mine, request, response, chain);
            return;
        }
        var page = waitFor(others);
        if (page == null) {
            chain.doFilter(request, response);
        } else {
            page.send(request, response);
        }
    }

    private void draw(
            Drawing drawing,
            CompletableFuture<@Nullable Page> told,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        var caching = response.getHeader(HttpHeaders.CACHE_CONTROL);
        var captured = new CapturedPage(response, () -> told.complete(null));
        Page page = null;
        try {
            chain.doFilter(request, captured);
            page = captured.isPage() && !request.isAsyncStarted() ? page(captured, caching) : null;
            if (page != null && page.bytes() <= LONGEST_PAGE) {
                keep(drawing, page);
            }
        } finally {
            drawn.remove(drawing, told);
            told.complete(page); // before a slow reader takes it
        }
        if (page == null) {
            captured.sendAsItIs();
        } else {
            page.send(request, response);
        }
    }

    /// One that was begun before the last publication does not take the place of a newer one.
    private void keep(Drawing drawing, Page page) {
        pages.asMap()
                .merge(
                        drawing.key(),
                        new Kept(page, drawing.validity()),
                        (old, made) -> old.validity().isAfter(made.validity()) ? old : made);
    }

    /// Null where the page is not for everybody.
    private static @Nullable Page page(CapturedPage captured, @Nullable String caching) {
        var forAll = captured.getStatus() == HttpServletResponse.SC_OK
                && captured.getHeader(HttpHeaders.SET_COOKIE) == null
                && ResponseHeaders.OF_A_PAGE.equals(caching)
                && ResponseHeaders.OF_A_PAGE.equals(captured.getHeader(HttpHeaders.CACHE_CONTROL))
                && !captured.text().contains(TOKEN);
        return forAll ? Page.of(captured) : null;
    }

    /// Null where it cannot be kept or takes too long.
    private @Nullable Page waitFor(CompletableFuture<@Nullable Page> others) {
        if (!waiting.tryAcquire()) {
            return null;
        }
        try {
            return others.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        } catch (TimeoutException | ExecutionException none) {
            LOG.debug("A page is drawn twice", none);
            return null;
        } finally {
            waiting.release();
        }
    }
}
