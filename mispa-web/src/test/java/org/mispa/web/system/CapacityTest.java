package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.thymeleaf.ITemplateEngine;

/// More requests than the portal can work on: some wait, the others are told when to come again, and afterwards all is
/// as
/// before.
class CapacityTest {
    private final ExecutorService visitors = Executors.newCachedThreadPool();
    private final List<Future<MockHttpServletResponse>> atWork = new ArrayList<>();
    private final CountDownLatch working = new CountDownLatch(1);
    private final Capacity capacity = new Capacity(2, 1, Duration.ofMillis(300), busy());

    private static FramelessPage busy() {
        var templates = Mockito.mock(ITemplateEngine.class);
        Mockito.when(templates.process(ArgumentMatchers.anyString(), ArgumentMatchers.any()))
                .thenReturn("busy");
        return new FramelessPage(() -> templates, "/", "problem.busy", "problem.busy.why");
    }

    @AfterEach
    void goHome() {
        working.countDown();
        visitors.shutdown();
    }

    private MockHttpServletResponse ask(String method, String path, FilterChain work) {
        var request = new MockHttpServletRequest(method, path);
        var response = new MockHttpServletResponse();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            capacity.doFilter(request, response, work);
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        return response;
    }

    private void begin(String method, Runnable first) throws InterruptedException {
        var begun = new CountDownLatch(1);
        atWork.add(visitors.submit(() -> ask(method, "/a", (request, response) -> {
            first.run();
            begun.countDown();
            try {
                working.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        })));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoFindsNoPlaceIsToldWhenToComeAgainAndFindsOneLater() throws Exception {
        begin("GET", () -> {});
        begin("GET", () -> {});
        var refused = ask("GET", "/a", (request, response) -> {});
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(new String(refused.getContentAsByteArray(), StandardCharsets.UTF_8))
                .isEqualTo("busy");
        working.countDown();
        for (var answer : atWork) {
            assertThat(answer.get(20, TimeUnit.SECONDS).getStatus()).isEqualTo(200);
        }
        for (var n = 0; n < 10; n++) {
            assertThat(ask("GET", "/a", (request, response) -> {}).getStatus()).isEqualTo(200);
        }
    }

    @Test
    void whoWaitsGetsThePlaceThatIsLeft() throws Exception {
        begin("GET", () -> {});
        begin("GET", () -> {});
        var waiting = visitors.submit(() -> ask("GET", "/a", (request, response) -> {}));
        Thread.sleep(100);
        working.countDown();
        assertThat(waiting.get(20, TimeUnit.SECONDS).getStatus()).isEqualTo(200);
    }

    @Test
    void formsHealthAndFilesThatNeverChangeHavePlacesOfTheirOwn() throws Exception {
        begin("GET", () -> {});
        begin("GET", () -> {});
        assertThat(ask("POST", "/sign-in", (request, response) -> {}).getStatus())
                .isEqualTo(200);
        assertThat(ask("GET", "/actuator/health/liveness", (request, response) -> {})
                        .getStatus())
                .isEqualTo(200);
        var hashed = "/portal-0123456789abcdef0123456789abcdef.css";
        assertThat(ask("GET", hashed, (request, response) -> {}).getStatus()).isEqualTo(200);
    }

    @Test
    void whoOnlyReadsSlowlyTakesNoPlace() throws Exception {
        begin("GET", Capacity::done);
        begin("GET", () -> {
            Capacity.done();
            Capacity.done();
        });
        begin("GET", () -> {});
        begin("GET", () -> {});
        assertThat(ask("GET", "/a", (request, response) -> {}).getStatus())
                .as("no place was given back twice")
                .isEqualTo(503);
    }

    @Test
    void aFaultLeavesItsPlace() {
        for (var n = 0; n < 5; n++) {
            try {
                ask("GET", "/a", (request, response) -> {
                    throw new IOException("broken");
                });
            } catch (IllegalStateException expected) {
                assertThat(expected).hasRootCauseMessage("broken");
            }
        }
        assertThat(ask("GET", "/a", (request, response) -> {}).getStatus()).isEqualTo(200);
    }
}
