package org.mispa.web.system;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// When the portal is told to end, it first says at `/actuator/health/readiness` that it takes no more visitors, and
/// goes
/// on answering for a while (`mispa.leaving`): so long a proxy may take to send nobody here any more. Only then the
/// server takes no more requests, and ends when those that it has are answered.
@Component
class Leaving implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);

    private final Duration time;
    private volatile boolean running;

    Leaving(@Value("${mispa.leaving:PT0S}") Duration time) {
        this.time = time;
    }

    /// Ends before all others, the server among them.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
        if (time.isPositive()) {
            LOG.info("Takes no more visitors; the server stops in {} s", time.toSeconds());
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
