package org.mispa.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// Asks for the same thing again and again over some connections and keeps how long each answer took.
final class Load {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);
    private static final int DIGITS = 3;

    private final URI base;

    /// @param failed answers that were none: errors, and connections that were closed
    /// @param histogram in nanoseconds
    record Measured(long answered, long failed, long bytes, double seconds, Histogram histogram) {
        double perSecond() {
            return answered / seconds;
        }

        /// @return milliseconds
        double percentile(double percent) {
            return histogram.getValueAtPercentile(percent) / 1e6;
        }

        /// @return of an answer, as it was sent
        double bytesEach() {
            return answered == 0 ? 0 : bytes / (double) answered;
        }
    }

    Load(URI base) {
        this.base = base;
    }

    /// A closed loop: each connection asks as soon as it is answered.
    ///
    /// @param requests gives the next one, to several threads
    Measured closed(int connections, Duration time, Supplier<byte[]> requests) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        return measure(connections, () -> System.nanoTime() < end ? System.nanoTime() : -1, requests);
    }

    /// Each of these once, one after the other.
    Measured once(List<byte[]> requests) throws InterruptedException {
        var next = requests.iterator();
        return measure(1, () -> next.hasNext() ? System.nanoTime() : -1, next::next);
    }

    /// An open loop: requests are due at a steady pace, and an answer took as long as it was there after its request
    /// was
    /// due, also where that had to wait for a connection. So nothing slow hides what waits behind it.
    Measured paced(int connections, double perSecond, Duration time, Supplier<byte[]> requests)
            throws InterruptedException {
        var start = System.nanoTime();
        var turn = new AtomicLong();
        var between = (long) (1e9 / perSecond);
        return measure(
                connections,
                () -> {
                    var due = turn.getAndIncrement() * between;
                    if (due > time.toNanos()) {
                        return -1;
                    }
                    for (var wait = start + due - System.nanoTime(); wait > 0; wait = start + due - System.nanoTime()) {
                        LockSupport.parkNanos(wait);
                    }
                    return start + due;
                },
                requests);
    }

    /// From when an answer is reckoned, after waiting until then; below zero at the end.
    @FunctionalInterface
    private interface Turn {
        long next();
    }

    private Measured measure(int connections, Turn turn, Supplier<byte[]> requests) throws InterruptedException {
        var start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var all = new Histogram(LONGEST, DIGITS);
            var failed = 0L;
            var bytes = 0L;
            for (var one : threads.invokeAll(IntStream.range(0, connections)
                    .<Callable<Measured>>mapToObj(i -> () -> connection(turn, requests))
                    .toList())) {
                all.add(one.get().histogram());
                failed += one.get().failed();
                bytes += one.get().bytes();
            }
            return new Measured(all.getTotalCount(), failed, bytes, (System.nanoTime() - start) / 1e9, all);
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Measured connection(Turn turn, Supplier<byte[]> requests) throws IOException {
        var histogram = new Histogram(LONGEST, DIGITS);
        var failed = 0L;
        var bytes = 0L;
        try (var wire = new Wire(base)) {
            for (var due = turn.next(); due >= 0; due = turn.next()) {
                try {
                    var answer = wire.send(requests.get());
                    if (answer.status() >= 400) {
                        failed++;
                    } else {
                        bytes += answer.bytes();
                        histogram.recordValue(Math.min(LONGEST, System.nanoTime() - due));
                    }
                } catch (IOException broken) {
                    failed++;
                    wire.hangUp();
                }
            }
        }
        return new Measured(histogram.getTotalCount(), failed, bytes, 0, histogram);
    }
}
