package org.mispa.persistence.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Keeps what was counted over many records, by the version of the data it was counted for. Every change of a record
/// adds
/// to the list of changes, whose last number is that version: a count of one version never goes stale. A change is seen
/// at once on the node that applied it, and on others after two seconds.
@Component
public class Reckoned {
    private static final long ENTRIES = 2_000;
    private static final long SEEN_BY_OTHERS_NANOS = Duration.ofSeconds(2).toNanos();

    private record Version(long number, long readAt) {}

    private record Key(long version, List<Object> of) {}

    private final Cache<Key, Object> kept =
            Caffeine.newBuilder().maximumSize(ENTRIES).build();
    private final AtomicReference<@Nullable Version> version = new AtomicReference<>();
    private final JdbcClient jdbc;

    Reckoned(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param count what to do where it was not counted yet for this version
    /// @param of all that the result depends on, the name of what is counted first; immutable values with equality
    @SuppressWarnings("unchecked") // one name stands for one type
    public <T> T once(Supplier<T> count, Object... of) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return count.get(); // what this transaction wrote is not public yet
        }
        var key = new Key(currentVersion(), List.of(of));
        return (T) kept.get(key, missing -> count.get());
    }

    /// To be called by whatever adds to the list of changes.
    public void changed() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    version.set(null);
                }
            });
        } else {
            version.set(null);
        }
    }

    private long currentVersion() {
        var known = version.get();
        var now = System.nanoTime();
        if (known == null || now - known.readAt() > SEEN_BY_OTHERS_NANOS) {
            known = new Version(
                    jdbc.sql("select coalesce(max(id), 0) from change")
                            .query(Long.class)
                            .single(),
                    now);
            version.set(known);
        }
        return known.number();
    }
}
