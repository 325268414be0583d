package org.mispa.persistence.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Keeps the [RecordSets] of one kind of records for the state in view. Those of the present follow each change; those
/// of a past state ([StateInView]) are made when somebody looks at it, and never change. Within a transaction that
/// writes
/// they are read anew, since what it wrote is not public yet.
///
/// @param <T> see [RecordSets]
public final class KeptSets<T> {
    private static final int PAST_STATES = 2;

    /// Reads records into sets.
    public interface Reader<T> {
        /// Puts the records that are there.
        ///
        /// @param records by whose change these are to be read; null for all records
        void read(RecordSets<T> into, @Nullable Map<RecordKind, Set<String>> records);
    }

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Cache<String, RecordSets<T>> past =
            Caffeine.newBuilder().maximumSize(PAST_STATES).build();
    private final SqlDataVersion version;
    private final Present now;
    private final Set<RecordKind> kinds;
    private final Reader<T> reader;
    private @Nullable RecordSets<T> present;

    /// @param kinds those by whose changes the sets change
    public KeptSets(SqlDataVersion version, Present present, Set<RecordKind> kinds, Reader<T> reader) {
        this.version = version;
        this.now = present;
        this.kinds = Set.copyOf(kinds);
        this.reader = reader;
        version.follow(this::follow);
    }

    /// Answers from the sets as they are now; they must not be kept by who asks.
    public <A> A ask(Function<RecordSets<T>, A> question) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return question.apply(readAll());
        }
        var state = StateInView.schema();
        if (state != null) {
            return question.apply(past.get(state, missing -> readAll()));
        }
        version.refresh(); // brings the sets up to date
        lock.readLock().lock();
        try {
            if (present != null) {
                return question.apply(present);
            }
        } finally {
            lock.readLock().unlock();
        }
        makeThemThere();
        return ask(question);
    }

    private void makeThemThere() {
        lock.writeLock().lock();
        try {
            if (present == null) {
                present = now.read(this::readAll);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private RecordSets<T> readAll() {
        var sets = new RecordSets<T>();
        reader.read(sets, null);
        return sets;
    }

    private void follow(@Nullable List<RecordKey> records) {
        lock.writeLock().lock();
        try {
            if (present == null) {
                return;
            }
            if (records == null) {
                present = null;
                return;
            }
            var ours = records.stream()
                    .filter(record -> kinds.contains(record.kind()))
                    .collect(Collectors.groupingBy(
                            RecordKey::kind, Collectors.mapping(RecordKey::key, Collectors.toSet())));
            if (!ours.isEmpty()) {
                reader.read(present, ours);
            }
        } catch (RuntimeException e) {
            present = null; // half read; who asks next reads all
            throw e;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
