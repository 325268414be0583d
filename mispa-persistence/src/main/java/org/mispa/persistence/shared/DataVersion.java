package org.mispa.persistence.shared;

import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.text;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Which version of the published records this node shows. A change is seen at once on the node that applied it, and on
/// others after two seconds. Numbers are those of one node: they say that something is new, and nothing else.
@Component
public class DataVersion {
    /// Keeps something about records in memory and brings it up to date with what is new.
    public interface Follower {
        /// Called before anybody sees the new version; never twice at a time.
        ///
        /// @param records that were created, changed or removed; null where they are too many to be named
        void changed(@Nullable List<RecordKey> records);
    }

    private static final long SEEN_BY_OTHERS_NANOS = Duration.ofSeconds(2).toNanos();

    /// More than these are not named one by one.
    private static final int NAMED = 20_000;

    /// @param number of the published records
    /// @param replies of what delegations have said in public; it adds to no count of records
    /// @param snapshot what the database showed when this was read
    /// @param asked how often somebody had said by then that there is something new
    private record Version(long number, long replies, String snapshot, long asked, long readAt) {}

    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final AtomicLong asked = new AtomicLong();
    private final ReentrantLock reading = new ReentrantLock();
    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private volatile @Nullable Version known;

    DataVersion(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    public long number() {
        return current().number();
    }

    /// The version of what delegations have said in public.
    public long replies() {
        return current().replies();
    }

    public void follow(Follower follower) {
        followers.add(follower);
    }

    /// To be called by whatever adds to the list of changes or to what delegations have said; it counts from the commit
    /// on.
    public void changed() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    asked.incrementAndGet();
                }
            });
        } else {
            asked.incrementAndGet();
        }
    }

    private boolean holds(@Nullable Version version) {
        return version != null
                && version.asked() == asked.get()
                && System.nanoTime() - version.readAt() <= SEEN_BY_OTHERS_NANOS;
    }

    private Version current() {
        var version = known;
        if (version != null && holds(version)) {
            return version;
        }
        reading.lock();
        try {
            version = known;
            if (version == null || !holds(version)) {
                version = read(version);
                known = version;
            }
            return version;
        } finally {
            reading.unlock();
        }
    }

    /// What is published and present, whatever this thread reads otherwise.
    private Version read(@Nullable Version before) {
        var state = StateInView.schema();
        StateInView.show(null);
        try {
            return Objects.requireNonNull(apart.execute(status -> next(before)));
        } finally {
            StateInView.show(state);
        }
    }

    /// Of a table that is only added to: what the snapshot before did not see.
    private static final String NEW = """
            c.transaction >= pg_snapshot_xmin(cast(:before as pg_snapshot))
                and not pg_visible_in_snapshot(c.transaction, cast(:before as pg_snapshot))""";

    private Version next(@Nullable Version before) {
        record Found(String snapshot, boolean said, List<String> changed) {}
        var time = System.nanoTime();
        var askedSoFar = asked.get();
        var found = jdbc.sql("""
                        select pg_current_snapshot()::text as snapshot,
                            exists (select from confirmation c where %1$s)
                                or exists (select from observation_entry c where %1$s)
                                or exists (select from delegation_statement_version c where %1$s) as said,
                            array(select distinct c.record_kind || ' ' || c.record_key from change c where %1$s
                                limit :most) as changed
                        """.formatted(NEW))
                .param("before", before == null ? null : before.snapshot())
                .param("most", NAMED + 1)
                .query((row, n) -> new Found(text(row, "snapshot"), row.getBoolean("said"), list(row, "changed")))
                .single();
        if (before == null) {
            return new Version(0, 0, found.snapshot(), askedSoFar, time);
        }
        if (!found.changed().isEmpty()) {
            var records = found.changed().size() > NAMED
                    ? null
                    : found.changed().stream().map(DataVersion::record).toList();
            followers.forEach(follower -> follower.changed(records));
        }
        return new Version(
                before.number() + (found.changed().isEmpty() ? 0 : 1),
                before.replies() + (found.said() ? 1 : 0),
                found.snapshot(),
                askedSoFar,
                time);
    }

    private static RecordKey record(String named) {
        var space = named.indexOf(' ');
        return new RecordKey(RecordKind.valueOf(named.substring(0, space)), named.substring(space + 1));
    }
}
