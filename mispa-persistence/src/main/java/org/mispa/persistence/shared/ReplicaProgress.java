package org.mispa.persistence.shared;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the replica holds all that a reader has to see. Positions are those of PostgreSQL's log of changes, in
/// bytes.
/// What has to be seen is all that the primary had written when it was last asked: it is asked again after a second,
/// and
/// whenever something was published or a newer version of the data was seen ([#mustReachNow]). One thread at a time
/// asks; the others read the primary meanwhile.
class ReplicaProgress {
    /// A position, or a failure where the server does not tell it.
    interface Position {
        long read() throws SQLException;
    }

    /// Of nothing.
    static final long UNKNOWN = -1;

    private static final long LOOKED_AT_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long ASKED_AGAIN_NANOS = Duration.ofMillis(50).toNanos();
    private static final long OUT_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaProgress.class);

    /// @param call how often [#mustReachNow] had been called before the primary was asked
    /// @param at when it was asked
    private record Needed(long call, long position, long at) {}

    private final Position ofPrimary;
    private final Position ofReplica;
    private final LongSupplier nanos;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicReference<Needed> needed;
    private final AtomicLong replayed = new AtomicLong(UNKNOWN);
    private final ReentrantLock asking = new ReentrantLock();
    private volatile long quietUntil;
    private volatile boolean out;

    /// @param nanos a clock that only measures, such as [System#nanoTime()]
    ReplicaProgress(Position ofPrimary, Position ofReplica, LongSupplier nanos) {
        this.ofPrimary = ofPrimary;
        this.ofReplica = ofReplica;
        this.nanos = nanos;
        this.needed = new AtomicReference<>(new Needed(UNKNOWN, Long.MAX_VALUE, nanos.getAsLong()));
        this.quietUntil = nanos.getAsLong();
    }

    /// What is read from now on has to show all that was committed until now.
    void mustReachNow() {
        calls.incrementAndGet();
    }

    /// The replica may have been started again, and then may know less than before.
    void forget() {
        replayed.set(UNKNOWN);
    }

    /// Nothing is read from it for some seconds.
    void failed(SQLException failure) {
        forget();
        quietUntil = nanos.getAsLong() + OUT_NANOS;
        if (!out) {
            out = true;
            LOG.warn(
                    "The replica is out of reach; all is read from the primary, and the replica is tried again: {}",
                    failure.getMessage());
        }
    }

    boolean reached() {
        var now = nanos.getAsLong();
        if (known(now)) {
            return true;
        }
        if (now - quietUntil < 0 || !asking.tryLock()) {
            return false;
        }
        try {
            return known(now) || ask(now);
        } finally {
            asking.unlock();
        }
    }

    private boolean known(long now) {
        var need = needed.get();
        return need.call() == calls.get() && now - need.at() < LOOKED_AT_NANOS && replayed.get() >= need.position();
    }

    private boolean ask(long now) {
        var call = calls.get();
        var need = needed.get();
        if (need.call() != call || now - need.at() >= LOOKED_AT_NANOS) {
            try {
                need = new Needed(call, ofPrimary.read(), now);
            } catch (SQLException e) {
                LOG.debug("The primary does not say how far it is", e);
                return false; // whoever reads the primary now is told
            }
            needed.set(need);
        }
        if (replayed.get() >= need.position()) {
            return true;
        }
        try {
            replayed.set(ofReplica.read());
        } catch (SQLException e) {
            failed(e);
            return false;
        }
        if (out) {
            out = false;
            LOG.info("The replica answers again");
        }
        if (replayed.get() >= need.position()) {
            return true;
        }
        quietUntil = now + ASKED_AGAIN_NANOS;
        return false;
    }
}
