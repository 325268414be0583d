package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/// A portal that ends goes on answering for as long as it is told, and before anything else stops.
class LeavingTest {
    private static final Duration TIME = Duration.ofMillis(200);

    @Test
    void waitsBeforeTheServerStops() {
        var leaving = new Leaving(TIME);
        leaving.start();
        assertThat(leaving.isRunning()).isTrue();
        var began = System.nanoTime();
        leaving.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(TIME);
        assertThat(leaving.isRunning()).isFalse();
    }

    @Test
    void endsBeforeTheServer() {
        assertThat(new Leaving(Duration.ZERO).getPhase())
                .isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
    }
}
