package org.mispa.web.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// Works on so many requests at once as the machine can do well. Some more wait for a few seconds; who cannot even
/// wait,
/// or waited for nothing, is told when to ask again (503). Forms have places of their own, as they arrive as slowly as
/// a
/// visitor likes. Files that never change and the question whether the portal is alive need no place.
class Capacity extends HttpFilter {
    private static final String PLACE = Capacity.class.getName();
    private static final Set<String> READ = Set.of("GET", "HEAD");

    private final Semaphore reading;
    private final Semaphore writing;
    private final Semaphore waiting;
    private final Duration patience;
    private final FramelessPage busy;

    /// @param atOnce how many requests that read, and as many that write
    /// @param waiting how many wait for these together
    /// @param patience how long each of them waits
    Capacity(int atOnce, int waiting, Duration patience, FramelessPage busy) {
        this.reading = new Semaphore(atOnce, true);
        this.writing = new Semaphore(atOnce, true);
        this.waiting = new Semaphore(waiting);
        this.patience = patience;
        this.busy = busy;
    }

    /// Gives the place of this request to the next one: what is still to be done is to send what is there. May be
    /// called
    /// again.
    static void done() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null && request.getAttribute(PLACE, RequestAttributes.SCOPE_REQUEST) instanceof Place place) {
            place.leave();
        }
    }

    private record Place(Semaphore places, AtomicBoolean left) {
        void leave() {
            if (left.compareAndSet(false, true)) {
                places.release();
            }
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (ResponseHeaders.isHashed(request)
                || request.getRequestURI().startsWith(request.getContextPath() + "/actuator/")) {
            chain.doFilter(request, response);
            return;
        }
        var places = READ.contains(request.getMethod()) ? reading : writing;
        if (!isTaken(places)) {
            busy.send(HttpServletResponse.SC_SERVICE_UNAVAILABLE, Math.max(1, patience.toSeconds()), request, response);
            return;
        }
        var place = new Place(places, new AtomicBoolean());
        request.setAttribute(PLACE, place);
        try {
            chain.doFilter(request, response);
        } finally {
            place.leave();
        }
    }

    private boolean isTaken(Semaphore places) {
        if (places.tryAcquire()) {
            return true;
        }
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }
}
