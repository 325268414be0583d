package org.mispa.persistence.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Keeps what was counted over many records, by the version of the data it was counted for ([SqlDataVersion]): a count
/// of
/// one version never goes stale. A change is
/// seen at once on the node that applied it, and on others after two seconds. What was asked for most is then counted
/// for the new version before a visitor asks again; who asks meanwhile waits for the same count. What was counted for a
/// past state ([StateInView]) is kept beside it.
@Component
public class Reckoned {
    private static final long ENTRIES = 2_000;

    /// About what ten pages show.
    private static final int COUNTED_AHEAD = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Reckoned.class);

    /// @param state null for the present, which is told apart by its version; a past state has one version only
    private record Key(@Nullable String state, long version, List<Object> what) {}

    private final Cache<Key, Object> kept =
            Caffeine.newBuilder().maximumSize(ENTRIES).build();
    private final Cache<List<Object>, Supplier<?>> asked =
            Caffeine.newBuilder().maximumSize(COUNTED_AHEAD).build();
    private final AtomicBoolean countingAhead = new AtomicBoolean();
    private final SqlDataVersion version;
    private final Executor executor;

    Reckoned(SqlDataVersion version, @Qualifier("applicationTaskExecutor") Executor executor) {
        this.version = version;
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
        return (T) once(version.records(), what, count);
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
        afterCommit(version::forget);
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
        version.forget();
        countAhead();
    }

    /// The version of what delegations have said in public, for what depends on that too.
    public long replies() {
        return version.replies();
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
                    now = version.records();
                    countAhead(now);
                } while (now != version.records());
            } catch (DataAccessException e) {
                LOG.warn("Nothing is counted ahead for now; who asks next counts", e);
            } finally {
                countingAhead.set(false);
            }
        });
    }

    private void countAhead(long now) {
        for (var question : asked.asMap().entrySet()) {
            if (now != version.records()) {
                return;
            }
            once(now, question.getKey(), question.getValue());
        }
    }
}
