package org.mispa.persistence.change;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.AlreadyFrozen;
import org.mispa.domain.change.KnownStates;
import org.mispa.domain.change.StateNotReady;
import org.mispa.domain.meeting.FrozenPeriod;
import org.mispa.domain.meeting.ReportingPeriodId;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKey;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.Replica;
import org.mispa.persistence.shared.StateInView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// A past state is a schema, made when somebody asks for it, by one maker at a time; those that were not read for
/// longest are dropped (docs/adr/0012).
@Repository
class SqlKnownStates implements KnownStates {
    /// Of PostgreSQL's advisory locks.
    private static final long MAKER = 0x6d69737061L;

    /// A state that was read within this time is not dropped: somebody may be about to read it again.
    private static final String IN_USE = "interval '2 minutes'";

    /// How often it is noted that a state is read, well within the time above.
    private static final long NOTED_NANOS = Duration.ofSeconds(30).toNanos();

    /// Visitors who wait each hold a thread of the server.
    private static final int MOST_WAITING = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(SqlKnownStates.class);

    private final ReentrantLock making = new ReentrantLock(true);
    private final Map<String, Long> noted = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final DataSource database;
    private final Reckoned reckoned;
    private final Replica replica;
    private final SchemaOfThen schemas;
    private final RecordsOfThen records;
    private final TransactionTemplate atOneMoment;
    private final TransactionTemplate ofItsOwn;
    private final int kept;

    SqlKnownStates(
            JdbcClient jdbc,
            DataSource database,
            Reckoned reckoned,
            Replica replica,
            SchemaOfThen schemas,
            RecordsOfThen records,
            PlatformTransactionManager transactions,
            @Value("${mispa.known.kept:8}") int kept) {
        this.jdbc = jdbc;
        this.database = database;
        this.reckoned = reckoned;
        this.replica = replica;
        this.schemas = schemas;
        this.records = records;
        this.atOneMoment = new TransactionTemplate(transactions);
        this.atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.atOneMoment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.ofItsOwn = new TransactionTemplate(transactions);
        this.ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.kept = kept;
    }

    @Override
    public Optional<LocalDate> first() {
        return present(() -> reckoned.once(
                () -> jdbc.sql("select at from change order by id limit 1")
                        .query(Timestamp.class)
                        .optional()
                        .map(at -> LocalDate.ofInstant(at.toInstant(), ZoneOffset.UTC)),
                "first change"));
    }

    @Override
    public Optional<State> on(LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return present(() -> reckoned.once(
                () -> jdbc.sql("""
                                select id, id = (select max(id) from change) as present
                                from change where at < :end order by id desc limit 1
                                """)
                        .param("end", Timestamp.from(end))
                        .query((row, number) -> new State(row.getLong("id"), row.getBoolean("present")))
                        .optional(),
                "last change of a day",
                day));
    }

    /// Also while nothing was changed since, so that the state stays the same if something is changed meanwhile.
    @Override
    public State of(FrozenPeriod frozen) {
        return new State(frozen.lastChange(), false);
    }

    @Override
    public void enter(State state) {
        StateInView.show(null);
        if (!state.present()) {
            StateInView.show(replica.onPrimary(() -> ready(state.lastChange())));
        }
    }

    @Override
    public void leave() {
        StateInView.show(null);
    }

    @Override
    public <T> T in(State state, Supplier<T> reading) {
        var before = StateInView.schema();
        try {
            enter(state);
            return reading.get();
        } finally {
            StateInView.show(before);
        }
    }

    private static <T> T present(Supplier<T> reading) {
        var before = StateInView.schema();
        try {
            StateInView.show(null);
            return reading.get();
        } finally {
            StateInView.show(before);
        }
    }

    @Override
    public Optional<Instant> firstRecorded(RecordKey record) {
        return jdbc.sql("""
                        select at from public.change where record_kind = :kind and record_key = :key order by id limit 1
                        """)
                .param("kind", record.kind().name())
                .param("key", record.key())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /// @return the schema of the state, which is there and stays for a while
    private String ready(long last) {
        var schema = schema(last);
        if (!inUse(schema)) {
            make(schema, last, null);
            replica.mustReachNow();
        }
        return schema;
    }

    private static String schema(long last) {
        return "known_" + last;
    }

    /// Notes that the state is read, so that it is not dropped; false where it has to be made.
    private boolean inUse(String schema) {
        var now = System.nanoTime();
        var before = noted.get(schema);
        if (before != null && now - before < NOTED_NANOS) {
            return true;
        }
        var there = jdbc.sql("""
                                update known_state set used_at = now() where schema = :schema and migration = (%s)
                                    and exists (select from pg_namespace where nspname = schema)
                                """.formatted(MIGRATION)).param("schema", schema).update() == 1;
        if (there) {
            replica.mustReachNow(); // another node may have made it just now
            noted.put(schema, now);
        } else {
            noted.remove(schema);
        }
        return there;
    }

    private static final String MIGRATION = "select max(installed_rank) from flyway_schema_history";

    /// Freezes a period; null where the state is only to be read.
    private record Freezing(ReportingPeriodId period, Actor by, Instant at) {}

    @Override
    public FrozenPeriod freeze(ReportingPeriodId period, Actor by, Instant at) {
        var frozen = java.util.Objects.requireNonNull(make("", 0, new Freezing(period, by, at)));
        replica.mustReachNow();
        return frozen;
    }

    /// One at a time, in all instances of the portal. Who waits holds no connection but the one who is next.
    private @Nullable FrozenPeriod make(String schema, long last, @Nullable Freezing freezing) {
        try {
            if (making.getQueueLength() >= MOST_WAITING || !making.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new StateNotReady("another state is being made", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateNotReady("stopped", e);
        }
        try (var guard = database.getConnection()) {
            run(guard, "select pg_advisory_lock(" + MAKER + ")");
            try {
                if (freezing != null) {
                    return atOneMoment.execute(status -> frozen(freezing, guard));
                }
                if (!inUse(schema)) {
                    roomForOneMore();
                    atOneMoment.executeWithoutResult(status -> made(schema, last, guard));
                    noted.put(schema, System.nanoTime());
                    dropOthers();
                }
                return null;
            } finally {
                run(guard, "select pg_advisory_unlock(" + MAKER + ")");
            }
        } catch (SQLException | DataAccessException e) {
            throw new StateNotReady("the state " + schema + " could not be made", e);
        } finally {
            making.unlock();
        }
    }

    private FrozenPeriod frozen(Freezing freezing, Connection guard) {
        seeWhatIsApplied(guard);
        var period = freezing.period().toString();
        if (jdbc.sql("select exists (select from frozen_period where period = :period)")
                .param("period", period)
                .query(Boolean.class)
                .single()) {
            throw new AlreadyFrozen(period);
        }
        var last = jdbc.sql("select max(id) from change").query(Long.class).single();
        var frozen = new FrozenPeriod(
                period,
                last,
                LocalDate.ofInstant(freezing.at(), ZoneOffset.UTC),
                freezing.at(),
                freezing.by().name());
        jdbc.sql("insert into frozen_period (period, last_change, day, at, by, by_account)"
                        + " values (:period, :last, :day, :at, :by, :account)")
                .param("period", period)
                .param("last", last)
                .param("day", frozen.day())
                .param("at", Timestamp.from(frozen.at()))
                .param("by", frozen.by())
                .param("account", freezing.by().account())
                .update();
        if (!inUse(schema(last))) {
            made(schema(last), last, guard);
        }
        return frozen;
    }

    private void made(String schema, long last, Connection guard) {
        var began = System.nanoTime();
        seeWhatIsApplied(guard);
        jdbc.sql("drop schema if exists " + schema + " cascade").update();
        jdbc.sql("delete from known_state where schema = :schema")
                .param("schema", schema)
                .update();
        jdbc.sql("insert into known_state (schema, last_change, migration) values (:schema, :last, (%s))"
                        .formatted(MIGRATION))
                .param("schema", schema)
                .param("last", last)
                .update();
        schemas.make(schema, last);
        var back = records.putBack(schema, last);
        schemas.count(schema);
        LOG.info(
                "Made {} in {} ms, with {} records put back to what they were",
                schema,
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                back);
    }

    /// Numbers of changes are given before their transactions end. Whoever is applying one now is waited for, so that
    /// no
    /// smaller number can turn up after the moment that the transaction sees.
    private void seeWhatIsApplied(Connection guard) {
        try {
            guard.setAutoCommit(false);
            run(guard, "lock table public.change in share mode");
            jdbc.sql("select 1 from public.change limit 1").query(Integer.class).optional();
            guard.rollback();
            guard.setAutoCommit(true);
        } catch (SQLException e) {
            throw new StateNotReady("the list of changes is busy", e);
        }
    }

    /// More than twice as many as are to be kept are never there, however many are asked for at the same time.
    private void roomForOneMore() {
        dropOthers();
        var there = jdbc.sql(
                        "select count(*) from known_state where last_change not in (select last_change from frozen_period)")
                .query(Integer.class)
                .single();
        if (there >= 2 * kept) {
            throw new StateNotReady("too many states are read at the same time", null);
        }
    }

    private void dropOthers() {
        jdbc.sql("""
                        select schema from known_state
                        where used_at < now() - %s and (migration <> (%s) or schema in (
                            select schema from known_state where last_change not in (select last_change from frozen_period)
                            order by used_at desc offset :kept))
                        """.formatted(IN_USE, MIGRATION))
                .param("kept", kept)
                .query(String.class)
                .list()
                .forEach(this::drop);
    }

    /// Whoever still reads it is not waited for long; then it goes another time.
    private void drop(String schema) {
        try {
            ofItsOwn.executeWithoutResult(status -> {
                jdbc.sql("set local lock_timeout = '2s'").update();
                if (jdbc.sql("delete from known_state where schema = :schema and used_at < now() - " + IN_USE)
                                .param("schema", schema)
                                .update()
                        == 1) {
                    jdbc.sql("drop schema if exists " + schema + " cascade").update();
                    noted.remove(schema);
                }
            });
        } catch (DataAccessException e) {
            LOG.info("{} is not dropped for now: {}", schema, e.getMessage());
        }
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }
}
