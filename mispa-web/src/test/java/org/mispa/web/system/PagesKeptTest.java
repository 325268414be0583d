package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// What is kept, for whom, and for how long. Each page that is drawn has a number of its own.
class PagesKeptTest {
    private static final Instant NOW = Instant.parse("2026-11-24T23:00:00Z");

    private final AtomicLong version = new AtomicLong();
    private final AtomicInteger drawn = new AtomicInteger();
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private PagesKept pages = new PagesKept(1 << 20, version::get, clock, new SessionCookie("SESSION"));

    /// What lies behind the filter.
    private interface Handler {
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    private void page(HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Language", "es");
        response.addHeader("Vary", "Accept-Language");
        response.addHeader("Vary", "Cookie");
        response.getWriter().write("Página " + drawn.incrementAndGet());
        response.getWriter().flush();
        response.flushBuffer();
    }

    private static MockHttpServletRequest request(String address) {
        var mark = address.indexOf('?');
        var request = new MockHttpServletRequest("GET", mark < 0 ? address : address.substring(0, mark));
        request.setQueryString(mark < 0 ? null : address.substring(mark + 1));
        return request;
    }

    private MockHttpServletResponse ask(HttpServletRequest request, Handler handler) {
        var response = new MockHttpServletResponse();
        FilterChain chain = (asked, answer) -> handler.answer((HttpServletRequest) asked, (HttpServletResponse) answer);
        try {
            new ResponseHeaders().doFilter(request, response, (asked, answer) -> pages.doFilter(asked, answer, chain));
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
        return response;
    }

    private MockHttpServletResponse ask(HttpServletRequest request) {
        return ask(request, (asked, response) -> page(response));
    }

    private String text(HttpServletRequest request) {
        return text(ask(request));
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void aPageIsDrawnOnce() {
        assertThat(text(request("/a"))).isEqualTo("Página 1");
        var again = ask(request("/a"));
        assertThat(text(again)).isEqualTo("Página 1");
        assertThat(again.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(again.getHeader("Content-Language")).isEqualTo("es");
        assertThat(again.getHeader("Vary")).isEqualTo("Accept-Language, Cookie, Accept-Encoding");
        assertThat(again.getHeader("Cache-Control")).isEqualTo("public, no-cache");
        assertThat(again.getContentLength()).isEqualTo(again.getContentAsByteArray().length);
        ResponseHeaders.SECURITY.forEach(
                (name, value) -> assertThat(again.getHeader(name)).isEqualTo(value));
        assertThat(text(request("/b"))).isEqualTo("Página 2");
        assertThat(text(request("/a?x=1"))).isEqualTo("Página 3");
    }

    @Test
    void aPageIsDrawnAgainOnceSomethingIsPublished() {
        text(request("/a"));
        version.incrementAndGet();
        assertThat(text(request("/a"))).isEqualTo("Página 2");
        assertThat(text(request("/a"))).isEqualTo("Página 2");
    }

    @Test
    void aPageThatWasOvertakenWhileItWasDrawnIsNotKept() {
        ask(request("/a"), (asked, response) -> {
            version.incrementAndGet();
            page(response);
        });
        assertThat(text(request("/a"))).isEqualTo("Página 2");
    }

    @Test
    void statusIsReckonedForADay() {
        var hour = new AtomicLong();
        clock = new Clock() {
            @Override
            public Instant instant() {
                return NOW.plusSeconds(hour.get() * 3600);
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        pages = new PagesKept(1 << 20, version::get, clock, new SessionCookie("SESSION"));
        text(request("/a"));
        assertThat(text(request("/a"))).isEqualTo("Página 1");
        hour.set(1);
        assertThat(text(request("/a"))).isEqualTo("Página 2");
    }

    @Test
    void eachLanguageThemeHostAndSchemeHasPagesOfItsOwn() {
        var asked = new ArrayList<MockHttpServletRequest>();
        asked.add(request("/a"));
        asked.add(request("/a?lang=fr"));
        asked.add(request("/a?asof=2012-07-01"));
        asked.add(request("/a?theme=dark"));
        var accepting = request("/a");
        accepting.addHeader("Accept-Language", "pt-BR, en;q=0.5");
        accepting.addPreferredLocale(java.util.Locale.forLanguageTag("pt-BR"));
        asked.add(accepting);
        var language = request("/a");
        language.setCookies(new Cookie("lang", "es"));
        asked.add(language);
        var theme = request("/a");
        theme.setCookies(new Cookie("theme", "dark"));
        asked.add(theme);
        var host = request("/a");
        host.setServerName("elsewhere.example");
        asked.add(host);
        var port = request("/a");
        port.setServerPort(8443);
        asked.add(port);
        var secure = request("/a");
        secure.setScheme("https");
        secure.setSecure(true);
        asked.add(secure);
        var texts = asked.stream().map(this::text).toList();
        assertThat(texts).doesNotHaveDuplicates();
        for (var n = 0; n < asked.size(); n++) {
            asked.get(n).removeAttribute(ReaderChoices.class.getName());
            assertThat(text(asked.get(n))).isEqualTo(texts.get(n));
        }
    }

    @Test
    void whoBringsASessionOrTheirNamePassesBy() {
        text(request("/a"));
        var session = request("/a");
        session.setCookies(new Cookie("lang", "en"), new Cookie("SESSION", "any"));
        assertThat(text(session)).isEqualTo("Página 2");
        var named = request("/a");
        named.addHeader("Authorization", "Basic any");
        assertThat(text(named)).isEqualTo("Página 3");
        var form = request("/a");
        form.setMethod("POST");
        assertThat(text(form)).isEqualTo("Página 4");
        assertThat(text(request("/a"))).as("what is kept").isEqualTo("Página 1");
    }

    @Test
    void cookiesOfOthersChangeNothing() {
        text(request("/a"));
        var other = request("/a");
        other.setCookies(new Cookie("balancer", "node-2"));
        assertThat(text(other)).isEqualTo("Página 1");
    }

    @Test
    void whatIsNotForAllIsNotKept() {
        List<Handler> handlers = List.of(
                (asked, response) -> {
                    response.setHeader("Cache-Control", "private, no-store");
                    page(response);
                },
                (asked, response) -> {
                    response.addHeader("Set-Cookie", "lang=es");
                    page(response);
                },
                (asked, response) -> {
                    response.setStatus(404);
                    page(response);
                },
                (asked, response) -> {
                    page(response);
                    response.getWriter().write("<input type=\"hidden\" name=\"_csrf\" value=\"secret\">");
                },
                (asked, response) -> {
                    response.setContentType("text/csv;charset=UTF-8");
                    response.getWriter().write("Página " + drawn.incrementAndGet());
                });
        for (var handler : handlers) {
            var first = ask(request("/a"), handler);
            var second = ask(request("/a"), handler);
            assertThat(text(second)).startsWith("Página ").isNotEqualTo(text(first));
            assertThat(second.getHeader("ETag")).isNull();
        }
    }

    @Test
    void refusalsAndRedirectsAndFaultsGoThrough() {
        var refused = ask(request("/a"), (asked, response) -> response.sendError(403));
        assertThat(refused.getStatus()).isEqualTo(403);
        var led = ask(request("/a"), (asked, response) -> response.sendRedirect("/b"));
        assertThat(led.getRedirectedUrl()).isEqualTo("/b");
        assertThatThrownBy(() -> ask(request("/a"), (asked, response) -> {
                    page(response);
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(text(request("/a"))).isEqualTo("Página 2");
    }

    @Test
    void whoHasAPageIsOnlyToldSo() {
        var tag = Objects.requireNonNull(ask(request("/a")).getHeader("ETag"));
        assertThat(tag).matches("W/\"[0-9a-f]{32}\"");
        for (var known : List.of(tag, tag.substring(2), "\"other\", " + tag, "*")) {
            var again = request("/a");
            again.addHeader("If-None-Match", known);
            var answer = ask(again);
            assertThat(answer.getStatus()).isEqualTo(304);
            assertThat(answer.getContentAsByteArray()).isEmpty();
            assertThat(answer.getHeader("ETag")).isEqualTo(tag);
            assertThat(answer.getHeader("Content-Encoding")).isNull();
        }
        version.incrementAndGet();
        var later = request("/a");
        later.addHeader("If-None-Match", tag);
        assertThat(text(later)).as("drawn anew").isEqualTo("Página 2");
    }

    @Test
    void aPageThatIsTheSameAfterAPublicationKeepsItsTag() {
        Handler same = (asked, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("Always the same");
        };
        var tag = Objects.requireNonNull(ask(request("/a"), same).getHeader("ETag"));
        version.incrementAndGet();
        var again = request("/a");
        again.addHeader("If-None-Match", tag);
        assertThat(ask(again, same).getStatus()).isEqualTo(304);
    }

    @Test
    void isCompressedForWhoTakesIt() throws IOException {
        text(request("/a"));
        var zipped = request("/a");
        zipped.addHeader("Accept-Encoding", "br, gzip;q=0.8");
        var answer = ask(zipped);
        assertThat(answer.getHeader("Content-Encoding")).isEqualTo("gzip");
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("Página 1");
        }
        assertThat(Page.takesGzip("gzip;q=0, identity")).isFalse();
        assertThat(Page.takesGzip("deflate, br")).isFalse();
        assertThat(Page.takesGzip("GZIP")).isTrue();
    }

    @Test
    void theHeadOfAPageIsThatOfTheOneKept() {
        var before = request("/a");
        before.setMethod("HEAD");
        ask(before);
        assertThat(text(request("/a"))).as("a head fills nothing").isEqualTo("Página 2");
        var head = request("/a");
        head.setMethod("HEAD");
        var answer = ask(head);
        assertThat(answer.getContentAsByteArray()).isEmpty();
        assertThat(answer.getHeader("ETag")).isNotNull();
        assertThat(drawn).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/activities.csv", "/changes.atom", "/calendar.ics", "/brief.pdf", "/data.zip", "/portal.css"})
    void filesAreNoPages(String address) {
        text(request(address));
        assertThat(text(request(address))).isEqualTo("Página 2");
    }

    @Test
    void manyWhoAskAtOnceWaitForOne() throws Exception {
        var drawing = new CountDownLatch(1);
        try (var visitors = Executors.newFixedThreadPool(20)) {
            var answers = new ArrayList<Future<String>>();
            for (var n = 0; n < 20; n++) {
                answers.add(visitors.submit(() -> text(ask(request("/a"), (asked, response) -> {
                    await(drawing);
                    page(response);
                }))));
            }
            Thread.sleep(200);
            drawing.countDown();
            for (var answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("Página 1");
            }
        }
        assertThat(drawn).hasValue(1);
    }

    @Test
    void whoComesAfterAPublicationDoesNotGetWhatWasBegunBefore() throws Exception {
        var drawing = new CountDownLatch(1);
        try (var visitors = Executors.newFixedThreadPool(2)) {
            var slow = visitors.submit(() -> text(ask(request("/a"), (asked, response) -> {
                response.setContentType("text/html;charset=UTF-8");
                response.getWriter().write("as it was");
                await(drawing);
            })));
            Thread.sleep(200);
            version.incrementAndGet();
            assertThat(text(request("/a"))).isEqualTo("Página 1");
            drawing.countDown();
            assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo("as it was");
        }
        assertThat(text(request("/a"))).doesNotContain("as it was");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void takesNoMoreRoomThanItMay() {
        pages = new PagesKept(10_000, version::get, clock, new SessionCookie("SESSION"));
        for (var n = 0; n < 200; n++) {
            text(request("/" + n));
        }
        for (var n = 0; n < 200; n++) {
            text(request("/" + n));
        }
        assertThat(drawn.get()).as("most were let go again").isGreaterThan(300);
    }
}
