package org.mispa.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// The replica may be read as soon as it holds what has to be seen, and no sooner; asking is rare.
class ReplicaProgressTest {
    private final AtomicLong written = new AtomicLong(100);
    private final AtomicLong replayed = new AtomicLong(100);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10); // wraps around, as it may
    private final AtomicInteger askedPrimary = new AtomicInteger();
    private final AtomicInteger askedReplica = new AtomicInteger();
    private final ReplicaProgress progress = new ReplicaProgress(
            () -> {
                askedPrimary.incrementAndGet();
                return written.get();
            },
            () -> {
                askedReplica.incrementAndGet();
                if (replayed.get() < 0) {
                    throw new SQLException("terminating connection due to administrator command", "57P01");
                }
                return replayed.get();
            },
            nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void isReachedWhereTheReplicaHoldsAllThatWasWritten() {
        assertThat(progress.reached()).isTrue();
        replayed.set(101);
        assertThat(progress.reached()).isTrue();
    }

    @Test
    void asksBothOnceASecondAndTheReplicaOnlyWhereSomethingWasWritten() {
        for (var n = 0; n < 1_000; n++) {
            assertThat(progress.reached()).isTrue();
            pass(Duration.ofMillis(10));
        }
        assertThat(askedPrimary.get()).isBetween(9, 11);
        assertThat(askedReplica).hasValue(1);
    }

    @Test
    void isNotReachedAfterAPublicationUntilItIsReplayed() {
        assertThat(progress.reached()).isTrue();
        written.set(101);
        progress.mustReachNow();
        assertThat(progress.reached()).isFalse();
        replayed.set(101);
        pass(Duration.ofMillis(60));
        assertThat(progress.reached()).isTrue();
    }

    @Test
    void seesWithinASecondWhatAnotherNodePublished() {
        assertThat(progress.reached()).isTrue();
        written.set(101);
        assertThat(progress.reached()).as("this node does not know yet").isTrue();
        pass(Duration.ofMillis(1_001));
        assertThat(progress.reached()).isFalse();
    }

    @Test
    void asksAReplicaThatIsBehindNotMoreOftenThanEvery50Milliseconds() {
        replayed.set(50);
        for (var n = 0; n < 1_000; n++) {
            assertThat(progress.reached()).isFalse();
            pass(Duration.ofMillis(1));
        }
        assertThat(askedReplica.get()).isBetween(18, 21);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void leavesAStoppedReplicaAloneForSecondsAndSaysSoOnce(CapturedOutput log) {
        replayed.set(-5);
        for (var n = 0; n < 1_000; n++) {
            assertThat(progress.reached()).isFalse();
            pass(Duration.ofMillis(20));
        }
        assertThat(askedReplica.get()).isBetween(3, 5);
        assertThat(log.getOut().lines().filter(line -> line.contains("The replica is out of reach")))
                .hasSize(1);
        replayed.set(100);
        pass(Duration.ofSeconds(6));
        assertThat(progress.reached()).isTrue();
        assertThat(log).contains("The replica answers again");
    }

    @Test
    void asksAReplicaAnewThatMayHaveBeenStartedAnew() {
        assertThat(progress.reached()).isTrue();
        replayed.set(90); // up to where its files are written
        progress.forget();
        assertThat(progress.reached()).isFalse();
    }

    @Test
    void doesNotReadTheReplicaWhereThePrimaryDoesNotAnswer() {
        var alone = new ReplicaProgress(
                () -> {
                    throw new SQLException("refused", "08001");
                },
                () -> 100,
                nanos::get);
        assertThat(alone.reached()).isFalse();
    }
}
