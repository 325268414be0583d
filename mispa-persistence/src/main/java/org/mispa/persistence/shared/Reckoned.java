package org.mispa.persistence.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Keeps what was counted over many records, by the version of the data it was counted for. Every change of a record
/// adds to the list of changes, whose last number is that version: a count of one version never goes stale. A change is
/// seen at once on the node that applied it, and on others after two seconds. What was asked for most is then counted
/// for the new version before a visitor asks again; who asks meanwhile waits for the same count. What was counted for a
/// past state ([StateInView]) is kept beside it.
@Component
public class Reckoned {
    private static final long ENTRIES = 2_000;

    /// About what ten pages show.
    private static final int COUNTED_AHEAD = 50;

    private static final long SEEN_BY_OTHERS_NANOS = Duration.ofSeconds(2).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(Reckoned.class);

    /// @param replies the version of what delegations have said; it adds to no count of records
    /// @param commits how many changes this node had committed before it was read; after another one it is read anew
    private record Version(long number, long replies, long commits, long readAt) {}

    /// @param state null for the present, which is told apart by its version; a past state has one version only
    private record Key(@Nullable String state, long version, List<Object> what) {}

    private final Cache<Key, Object> kept =
            Caffeine.newBuilder().maximumSize(ENTRIES).build();
    private final Cache<List<Object>, Supplier<?>> asked =
            Caffeine.newBuilder().maximumSize(COUNTED_AHEAD).build();
    private final AtomicReference<@Nullable Version> version = new AtomicReference<>();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicBoolean countingAhead = new AtomicBoolean();
    private final JdbcClient jdbc;
    private final Replica replica;
    private final Executor executor;

    Reckoned(JdbcClient jdbc, Replica replica, @Qualifier("applicationTaskExecutor") Executor executor) {
        this.jdbc = jdbc;
        this.replica = replica;
        this.executor = executor;
    }

    /// @param count what to do where it was not counted yet for this version; may be done again for a later one, so
    ///     that it holds on to nothing of the visit
    /// @param of all that the result depends on, the name of what is counted first; immutable values with equality
    @SuppressWarnings("unchecked") // one name stands for one type
    public <T> T once(Supplier<T> count, Object... of) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return count.get(); // what this transaction wrote is not public yet
        }
        var what = List.of(of);
        var state = StateInView.schema();
        if (state != null) { // never goes stale, so that nothing is counted ahead for it
            return (T) kept.get(new Key(state, 0, what), missing -> count.get());
        }
        asked.put(what, count);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return (T) atItsMoment(what, count); // it may see less than the version that is known by now
        }
        return (T) once(currentVersion().number(), what, count);
    }

    /// Within a transaction that reads. What it counts is not kept.
    private Object atItsMoment(List<Object> what, Supplier<?> count) {
        var known = version.get();
        var found = known == null || isOld(known) ? null : kept.getIfPresent(new Key(null, known.number(), what));
        return found == null ? count.get() : found;
    }

    private Object once(long version, List<Object> what, Supplier<?> count) {
        return kept.get(new Key(null, version, what), missing -> count.get());
    }

    /// To be called by whatever adds to the list of changes.
    public void changed() {
        afterCommit(this::seen);
    }

    /// To be called by whatever adds to what delegations have said.
    public void said() {
        afterCommit(this::committed);
    }

    private static void afterCommit(Runnable then) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    then.run();
                }
            });
        } else {
            then.run();
        }
    }

    private void seen() {
        committed();
        countAhead();
    }

    private void committed() {
        commits.incrementAndGet();
        replica.mustReachNow();
    }

    /// The version of what delegations have said in public, for what depends on that too.
    public long replies() {
        return currentVersion().replies();
    }

    private Version currentVersion() {
        var known = version.get();
        if (known != null && !isOld(known)) {
            return known;
        }
        var read = replica.onPrimary(this::readVersion);
        replica.mustReachNow(); // before anybody counts for it
        if (!TransactionSynchronizationManager.isActualTransactionActive()) { // which may see what was before
            version.set(read);
        }
        return read;
    }

    private boolean isOld(Version known) {
        return known.commits() != commits.get() || System.nanoTime() - known.readAt() > SEEN_BY_OTHERS_NANOS;
    }

    private Version readVersion() {
        var before = commits.get();
        var now = System.nanoTime();
        return jdbc.sql("""
                        select (select coalesce(max(id), 0) from change) as number,
                            (select coalesce(max(id), 0) from confirmation)
                                + (select coalesce(max(id), 0) from observation_entry)
                                + (select coalesce(max(id), 0) from delegation_statement_version) as replies
                        """)
                .query((row, n) -> new Version(row.getLong("number"), row.getLong("replies"), before, now))
                .single();
    }

    /// One change after the other asks for this; one run at a time does for all of them, and goes on with the newest.
    private void countAhead() {
        if (asked.estimatedSize() == 0 || !countingAhead.compareAndSet(false, true)) {
            return;
        }
        executor.execute(() -> {
            try {
                long now;
                do {
                    now = currentVersion().number();
                    countAhead(now);
                } while (now != currentVersion().number());
            } catch (DataAccessException e) {
                LOG.warn("Nothing is counted ahead for now; who asks next counts", e);
            } finally {
                countingAhead.set(false);
            }
        });
    }

    private void countAhead(long now) {
        for (var question : asked.asMap().entrySet()) {
            if (now != currentVersion().number()) {
                return;
            }
            once(now, question.getKey(), question.getValue());
        }
    }
}
