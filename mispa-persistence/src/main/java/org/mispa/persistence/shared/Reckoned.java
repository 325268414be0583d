package org.mispa.persistence.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Keeps what was counted over many records, by the version of the data it was counted for ([SqlDataVersion]), so that
/// nothing goes stale. Who asks for the same meanwhile waits for the same count. What was counted for a past state
/// ([StateInView]) is kept beside it.
@Component
public class Reckoned {
    private static final long ENTRIES = 2_000;

    /// @param state null for the present, which is told apart by its version; a past state has one version only
    private record Key(@Nullable String state, long version, List<Object> what) {}

    private final Cache<Key, Object> kept =
            Caffeine.newBuilder().maximumSize(ENTRIES).build();
    private final SqlDataVersion version;

    Reckoned(SqlDataVersion version) {
        this.version = version;
    }

    /// @param count what to do where it was not counted yet for this version
    /// @param of all that the result depends on, the name of what is counted first; immutable values with equality
    @SuppressWarnings("unchecked") // one name stands for one type
    public <T> T once(Supplier<T> count, Object... of) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return count.get(); // what this transaction wrote is not public yet
        }
        var state = StateInView.schema(); // never goes stale
        return (T) kept.get(new Key(state, state == null ? version.records() : 0, List.of(of)), missing -> count.get());
    }
}
