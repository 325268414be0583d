package org.mispa.persistence.shared;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.DataVersion;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Asks the table `publication` which transactions published something that an earlier snapshot did not see. The answer
/// holds until a transaction of this process is committed, and for two seconds at most.
@Component
public class SqlDataVersion implements DataVersion, TransactionExecutionListener {
    /// Keeps something about records in memory and brings it up to date with what is new.
    interface Follower {
        /// Called before anybody is told the new version; never twice at a time, and never within a transaction.
        ///
        /// @param records that were created, changed or removed; null where they are too many to be named
        void changed(@Nullable List<RecordKey> records);
    }

    private static final long SEEN_BY_OTHERS_NANOS = Duration.ofSeconds(2).toNanos();

    /// More than these are not named one by one.
    private static final int NAMED = 20_000;

    /// @param snapshot of the database when it was asked; null where it never was
    /// @param all of whatever is public
    /// @param records of the list of changes alone
    /// @param replies of what delegations have said in public alone
    /// @param forgotten how many commits were known when it was asked
    private record Known(
            @Nullable String snapshot, long all, long records, long replies, long forgotten, long askedAt) {}

    /// What was published since a snapshot.
    private record News(String snapshot, boolean records, boolean replies, boolean states) {}

    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicLong forgotten = new AtomicLong();
    private final AtomicLong apart = new AtomicLong();
    private final JdbcClient jdbc;
    private final Present present;
    private volatile Known known = new Known(null, 0, 0, 0, -1, 0);

    SqlDataVersion(JdbcClient jdbc, Present present) {
        this.jdbc = jdbc;
        this.present = present;
    }

    @Override
    public long current() {
        return apart() ? apart.decrementAndGet() : now().all();
    }

    /// The version of the records alone, as [#current()].
    long records() {
        return apart() ? apart.decrementAndGet() : now().records();
    }

    /// The version of what delegations have said in public, as [#current()].
    public long replies() {
        return apart() ? apart.decrementAndGet() : now().replies();
    }

    /// Has what follows the records brought up to date, also for who reads within a transaction.
    void refresh() {
        now();
    }

    void follow(Follower follower) {
        followers.add(follower);
    }

    /// Has the database asked anew. What is written within a transaction of Spring need not call it.
    void forget() {
        forgotten.incrementAndGet();
        present.mustBeSeen();
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (!transaction.isReadOnly()) {
            forget();
        }
    }

    /// What this transaction wrote may never be public, and one that sees the records as they were when it began does
    /// not see what is public now: what is read in either has a version that nobody else has.
    private static boolean apart() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return false;
        }
        var isolation = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
        return !TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                || (isolation != null && isolation >= TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    private Known now() {
        var before = known;
        if (holds(before)) {
            return before;
        }
        asking.lock();
        try {
            if (!holds(known)) {
                var last = known;
                known = present.read(() -> next(last));
            }
            return known;
        } finally {
            asking.unlock();
        }
    }

    private boolean holds(Known version) {
        return version.forgotten() == forgotten.get() && System.nanoTime() - version.askedAt() <= SEEN_BY_OTHERS_NANOS;
    }

    /// What is committed while this asks was committed after the question.
    private Known next(Known before) {
        var commits = forgotten.get();
        var askedAt = System.nanoTime();
        var news = since(before.snapshot());
        if (news.records() && before.snapshot() != null) {
            var changed = changed(before.snapshot());
            followers.forEach(follower -> follower.changed(changed));
        }
        return new Known(
                news.snapshot(),
                before.all() + (news.records() || news.replies() || news.states() ? 1 : 0),
                before.records() + (news.records() ? 1 : 0),
                before.replies() + (news.replies() ? 1 : 0),
                commits,
                askedAt);
    }

    /// After a dump was read into another server, rows may hold numbers that are still to come there: such a row was
    /// not written by anybody yet.
    private News since(@Nullable String snapshot) {
        return jdbc.sql("""
                        select pg_current_snapshot()::text as snapshot, coalesce(bool_or(what = 'RECORDS'), false) as records,
                            coalesce(bool_or(what = 'REPLIES'), false) as replies, coalesce(bool_or(what = 'STATES'), false) as states
                        from public.publication
                        where transaction < pg_snapshot_xmax(pg_current_snapshot())
                            and not pg_visible_in_snapshot(transaction, coalesce(cast(:snapshot as pg_snapshot), pg_current_snapshot()))
                        """)
                .param("snapshot", snapshot)
                .query((row, n) -> new News(
                        Columns.text(row, "snapshot"),
                        row.getBoolean("records"),
                        row.getBoolean("replies"),
                        row.getBoolean("states")))
                .single();
    }

    /// Null where they are too many. It may see more than the question before; what is new is told again then.
    private @Nullable List<RecordKey> changed(String snapshot) {
        var records = jdbc.sql("""
                        select distinct record_kind, record_key from change
                        where transaction >= pg_snapshot_xmin(cast(:snapshot as pg_snapshot))
                            and transaction < pg_snapshot_xmax(pg_current_snapshot())
                            and not pg_visible_in_snapshot(transaction, cast(:snapshot as pg_snapshot))
                        limit :most
                        """)
                .param("snapshot", snapshot)
                .param("most", NAMED + 1)
                .query((row, n) -> new RecordKey(
                        Columns.constant(row, "record_kind", RecordKind.class),
                        Objects.requireNonNull(row.getString("record_key"))))
                .list();
        return records.size() > NAMED ? null : records;
    }
}
