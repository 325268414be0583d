package org.mispa.persistence.exchange;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.optionalConstant;
import static org.mispa.persistence.shared.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Records;
import org.mispa.domain.change.Staff;
import org.mispa.domain.exchange.Batch;
import org.mispa.domain.exchange.BatchState;
import org.mispa.domain.exchange.Batches;
import org.mispa.domain.exchange.BulkChange;
import org.mispa.domain.exchange.Merge;
import org.mispa.domain.exchange.Outcome;
import org.mispa.domain.exchange.RecordList;
import org.mispa.domain.exchange.Refused;
import org.mispa.domain.exchange.RefusedUpload;
import org.mispa.domain.exchange.Trouble;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.Fault;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.activity.ActivityConditions;
import org.mispa.persistence.change.DetailsJson;
import org.mispa.persistence.deliverable.DeliverableConditions;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Streamed;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/// Imports and bulk changes in their tables.
@Repository
class SqlBatches implements Batches {
    /// Sets the locks of imports apart from others.
    private static final int LOCK = 20_261_125;

    private static final int PORTION = 100;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Streamed streamed;
    private final Records records;
    private final long limit;
    private final JsonMapper json = JsonMapper.builder().build();
    private final DetailsJson details = new DetailsJson();

    SqlBatches(
            JdbcTemplate jdbc,
            JdbcClient client,
            Streamed streamed,
            Records records,
            @Value("${mispa.import-size:50MB}") DataSize limit) {
        this.jdbc = jdbc;
        this.client = client;
        this.streamed = streamed;
        this.records = records;
        this.limit = limit.toBytes();
    }

    @Override
    public long receive(List<Uploaded> files, Actor author, Instant at) {
        var id = begin(null, null, "", author, at);
        var staged = new StagedRows(jdbc, json, id);
        new UploadReader(limit, staged).read(files);
        staged.flush();
        return id;
    }

    private long begin(@Nullable BulkChange bulk, @Nullable Merge merge, String reason, Actor author, Instant at) {
        return client.sql("""
                        insert into batch (state, bulk, merge, author, author_account, reason, made_at, touched_at)
                        values ('UPLOADED', cast(:bulk as jsonb), cast(:merge as jsonb), :author, :account, :reason, :at,
                            :at) returning id
                        """)
                .param("bulk", bulk == null ? null : json.writeValueAsString(bulk))
                .param("merge", merge == null ? null : json.writeValueAsString(merge))
                .param("author", author.name())
                .param("account", author.account())
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /// The keys go from the list into the rows of the batch by one statement, however many there are.
    @Override
    public long gather(RecordList list, BulkChange change, String reason, int most, Actor author, Instant at) {
        var id = begin(change, null, reason, author, at);
        var file = RecordFile.of(change.kind());
        new StagedRows(jdbc, json, id)
                .begin(file.file(), file, List.of(file.columns().getFirst().name()));
        var taken = switch (list) {
            case RecordList.OfActivities activities ->
                gather(
                        "seen_activity(:asOf, :reach, :stated) a",
                        "a.date_earliest desc nulls last, a.key",
                        ActivityConditions.of(activities.filter(), activities.reckoning()));
            case RecordList.OfDeliverables deliverables ->
                gather(
                        "seen_deliverable(:asOf, :reach, :stated) e",
                        "e.due_latest nulls last, e.due_earliest, e.key",
                        DeliverableConditions.of(deliverables.filter(), deliverables.reckoning()));
        };
        var records = taken.param("batch", id)
                .param("kind", change.kind().name())
                .param("most", most + 1L)
                .update();
        if (records == 0) {
            throw new RefusedUpload(Refused.NO_RECORDS);
        }
        if (records > most) {
            throw new RefusedUpload(Refused.TOO_MANY, Integer.toString(most));
        }
        return id;
    }

    private JdbcClient.StatementSpec gather(String from, String order, Conditions conditions) {
        return client.sql("""
                        insert into batch_row (batch, file, line, record_kind, record_key, cells)
                        select :batch, 0, row_number() over (order by %1$s), :kind, key, '{}'
                        from %2$s where %3$s order by %1$s limit :most
                        """.formatted(order, from, conditions.sql())).params(conditions.values());
    }

    @Override
    public long merge(Merge merge, String reason, Actor author, Instant at) {
        return begin(null, merge, reason, author, at);
    }

    @Override
    public void forgetPlan(long id) {
        client.sql("delete from batch_record where batch = :id").param("id", id).update();
    }

    @Override
    public void plan(long id, List<Planned> planned) {
        jdbc.batchUpdate(
                """
                insert into batch_record (batch, record_kind, record_key, outcome, base_version, title, proposed)
                values (?, ?, ?, ?, ?, ?, cast(? as jsonb))
                """,
                planned.stream()
                        .map(one -> {
                            var after = one.after();
                            return new @Nullable Object[] {
                                id,
                                one.record().kind().name(),
                                one.record().key(),
                                one.outcome().name(),
                                one.base(),
                                DryRun.title(one.before()),
                                after == null ? null : details.write(after)
                            };
                        })
                        .toList());
    }

    @Override
    public void planned(long id, Instant at) {
        touch(id, "state = 'CHECKED', trouble = null, trouble_records = '{}'", at);
    }

    @Override
    public Optional<Batch> find(long id) {
        return batches("where id = :id", Map.of("id", id)).stream().findFirst();
    }

    @Override
    public Page<Batch> page(Staff staff, int number) {
        var forbidden = Arrays.stream(RecordKind.values())
                .filter(kind -> !staff.mayWrite(kind))
                .toList();
        var shown = staff.isAdmin() ? "true" : """
                (author_account = :account or (state in ('SUBMITTED', 'PUBLISHED', 'UNDONE') and not exists (
                    select from batch_record r where r.batch = batch.id and r.outcome in ('NEW', 'CHANGED', 'WITHDRAWN')
                        and r.record_kind = any(:forbidden))))""";
        var values = new HashMap<String, Object>();
        values.put("account", staff.account());
        values.put("forbidden", Conditions.array(forbidden));
        var total = client.sql("select count(*) from batch where " + shown)
                .params(values)
                .query(Long.class)
                .single();
        values.put("size", Page.SIZE);
        values.put("skipped", (long) (number - 1) * Page.SIZE);
        return new Page<>(
                batches("where " + shown + " order by id desc limit :size offset :skipped", values), number, total);
    }

    private List<Batch> batches(String which, Map<String, ?> values) {
        return client.sql("""
                        select batch.*,
                            array(select name from batch_file f where f.batch = batch.id and batch.bulk is null
                                order by position) as files,
                            array(select distinct record_kind from batch_record r
                                where r.batch = batch.id and r.outcome in ('NEW', 'CHANGED', 'WITHDRAWN')) as kinds,
                            array(select outcome || ' ' || count(*) from batch_record r
                                where r.batch = batch.id and r.outcome is not null group by outcome) as counts,
                            array(select p.state || ' ' || count(*) from proposal p
                                where p.batch = batch.id group by p.state) as became,
                            (select count(*) from batch_fault f where f.batch = batch.id and f.record is null) as broken
                        from batch
                        """ + which).params(values).query(this::batch).list();
    }

    private Batch batch(ResultSet row, int n) throws SQLException {
        var counts = counts(row, "counts", Outcome.class);
        var became = counts(row, "became", Proposal.State.class);
        var state = constant(row, "state", BatchState.class);
        if (state == BatchState.SUBMITTED && !became.containsKey(Proposal.State.SUBMITTED)) {
            state = BatchState.DECIDED;
        }
        var bulk = optional(row, "bulk");
        var merge = optional(row, "merge");
        var reviewer = optional(row, "reviewer");
        var undoneBy = optional(row, "undone_by");
        return new Batch(
                row.getLong("id"),
                state,
                new Actor(text(row, "author"), row.getObject("author_account", UUID.class)),
                list(row, "files"),
                bulk == null ? null : json.readValue(bulk, BulkChange.class),
                merge == null ? null : json.readValue(merge, Merge.class),
                list(row, "kinds").stream().map(RecordKind::valueOf).collect(Collectors.toSet()),
                counts,
                row.getLong("broken"),
                text(row, "reason"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("touched_at").toInstant(),
                reviewer == null ? null : new Actor(reviewer, row.getObject("reviewer_account", UUID.class)),
                optional(row, "remark"),
                undoneBy == null ? null : new Actor(undoneBy, row.getObject("undone_account", UUID.class)),
                optional(row, "undo_reason"),
                optionalConstant(row, "trouble", Trouble.class),
                list(row, "trouble_records").stream().map(SqlBatches::record).toList(),
                became);
    }

    /// Of lines such as `NEW 12`.
    private static <E extends Enum<E>> Map<E, Long> counts(ResultSet row, String column, Class<E> of)
            throws SQLException {
        var counts = new EnumMap<E, Long>(of);
        for (var count : list(row, column)) {
            var parts = count.split(" ", 2);
            counts.put(Enum.valueOf(of, parts[0]), Long.valueOf(parts[1]));
        }
        return counts;
    }

    private static RecordKey record(String written) {
        var parts = written.split(" ", 2);
        return new RecordKey(RecordKind.valueOf(parts[0]), parts[1]);
    }

    @Override
    public boolean hold(long id) {
        return client.sql("select pg_try_advisory_xact_lock(:lock, cast(:id as integer))")
                .param("lock", LOCK)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean isHeld(long id) {
        return client.sql("""
                        select exists (select from pg_locks where locktype = 'advisory' and granted and objsubid = 2
                            and classid::bigint = :lock and objid::bigint = :id
                            and database = (select oid from pg_database where datname = current_database()))
                        """)
                .param("lock", (long) LOCK)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void check(long id, Predicate<RecordKind> mayWrite, Instant at) {
        var bulk = find(id).map(Batch::bulk).orElse(null);
        new DryRun(jdbc, client, records, json, id, bulk, mayWrite).run();
        touch(id, "state = 'CHECKED', trouble = null, trouble_records = '{}'", at);
    }

    private void touch(long id, String more, Instant at) {
        client.sql("update batch set touched_at = :at, " + more + " where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /// @param kind null where a row does not say a known one
    private record Kept(
            long id,
            @Nullable RecordKind kind,
            String key,
            String title,
            Outcome outcome,
            @Nullable Difference difference,
            @Nullable Long proposal,
            Proposal.@Nullable State became) {}

    @Override
    public Page<Item> items(long id, @Nullable Outcome outcome, int number) {
        var which =
                "r.batch = :batch and r.outcome " + (outcome == null ? "is not null" : "= '" + outcome.name() + "'");
        var total = client.sql("select count(*) from batch_record r where " + which)
                .param("batch", id)
                .query(Long.class)
                .single();
        var kept = client.sql("""
                        select r.*, (select c.after from change c where c.record_kind = r.record_kind
                            and c.record_key = r.record_key and c.version = r.base_version and c.after is not null
                            order by c.id desc limit 1) as before, p.id as proposal, p.state as became
                        from (select * from batch_record r where %s order by r.id limit :size offset :skipped) r
                            left join proposal p on p.batch = r.batch and p.record_kind = r.record_kind
                                and p.record_key = r.record_key
                        order by r.id
                        """.formatted(which))
                .param("batch", id)
                .param("size", Page.SIZE)
                .param("skipped", (long) (number - 1) * Page.SIZE)
                .query(this::kept)
                .list();
        var faults = new HashMap<Long, List<FaultyCell>>();
        client.sql(FAULTS + " where f.record = any(cast(:records as bigint[])) order by f.file, f.line, f.id")
                .param("records", Conditions.array(kept.stream().map(Kept::id).toList()))
                .query(row -> {
                    faults.computeIfAbsent(row.getLong("record"), record -> new java.util.ArrayList<>())
                            .add(faulty(row));
                });
        return new Page<>(
                kept.stream()
                        .map(one -> new Item(
                                one.kind(),
                                one.key(),
                                one.title(),
                                one.outcome(),
                                faults.getOrDefault(one.id(), List.of()),
                                one.difference(),
                                one.proposal(),
                                one.became()))
                        .toList(),
                number,
                total);
    }

    private Kept kept(ResultSet row, int n) throws SQLException {
        var kind = optionalConstant(row, "record_kind", RecordKind.class);
        var proposed = optional(row, "proposed");
        var before = optional(row, "before");
        return new Kept(
                row.getLong("id"),
                kind,
                text(row, "record_key"),
                text(row, "title"),
                constant(row, "outcome", Outcome.class),
                kind == null || proposed == null
                        ? null
                        : Difference.between(
                                before == null ? null : RecordCells.of(details.read(kind, before)),
                                RecordCells.of(details.read(kind, proposed))),
                row.getObject("proposal", Long.class),
                optionalConstant(row, "became", Proposal.State.class));
    }

    private static final String FAULTS = """
            select f.*, u.name, coalesce(array_position(u.header, nullif(f.column_name, '')), 0) as place, coalesce(r.record_key, '') as key
            from batch_fault f join batch_file u on u.batch = f.batch and u.position = f.file
                left join batch_record r on r.id = f.record""";

    private static FaultyCell faulty(ResultSet row) throws SQLException {
        var line = row.getLong("line");
        var column = text(row, "column_name");
        var place = row.getInt("place");
        return new FaultyCell(
                text(row, "name"),
                line,
                text(row, "key"),
                column,
                place == 0 ? "" : CsvForm.letter(place),
                text(row, "cell"),
                new Fault(
                        constant(row, "record_file", RecordFile.class),
                        line,
                        column,
                        constant(row, "wrong", Wrong.class),
                        list(row, "said")));
    }

    @Override
    public List<FaultyCell> brokenFiles(long id) {
        return client.sql(FAULTS + " where f.batch = :batch and f.record is null order by f.file, f.line, f.id")
                .param("batch", id)
                .query((row, n) -> faulty(row))
                .list();
    }

    @Override
    public void faults(long id, Consumer<FaultyCell> to) {
        streamed.each(
                FAULTS + " where f.batch = :batch order by f.file, f.line, f.id",
                Map.of("batch", id),
                (row, n) -> faulty(row),
                to);
    }

    @Override
    public void submit(long id, String reason, Instant at) {
        client.sql("""
                        insert into proposal (revision, record_kind, record_key, base_version, act, state, author,
                            author_account, title, typed, proposed, successor_key, reason, token, made_at, touched_at,
                            submitted_at, batch)
                        select 0, r.record_kind, r.record_key, r.base_version,
                            case r.outcome when 'WITHDRAWN' then 'WITHDRAW' else 'REVISE' end, 'SUBMITTED', b.author,
                            b.author_account, r.title, '{}', r.proposed,
                            case r.outcome when 'WITHDRAWN' then b.merge ->> 'successor' end,
                            :reason, gen_random_uuid(), :at, :at, :at, b.id
                        from batch_record r join batch b on b.id = r.batch
                        where b.id = :id and r.outcome in ('NEW', 'CHANGED', 'WITHDRAWN')
                        order by r.id
                        """)
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
        jdbc.execute("analyze proposal"); // many came at once
        client.sql("update batch set state = 'SUBMITTED', reason = :reason, touched_at = :at where id = :id")
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
        forgetRows(id);
    }

    private void forgetRows(long id) {
        client.sql("delete from batch_row where batch = :id").param("id", id).update();
    }

    @Override
    public List<RecordKey> moved(long id) {
        return client.sql("""
                        select p.record_kind, p.record_key
                        from proposal p left join lateral (
                            select c.version, c.after is not null as there from change c
                            where c.record_kind = p.record_kind and c.record_key = p.record_key
                            order by c.id desc limit 1) c on true
                        where p.batch = :id and p.state = 'SUBMITTED'
                            and p.base_version is distinct from case when c.there then c.version end
                        order by p.id limit 50
                        """).param("id", id).query(SqlBatches::key).list();
    }

    private static RecordKey key(ResultSet row, int n) throws SQLException {
        return new RecordKey(constant(row, "record_kind", RecordKind.class), text(row, "record_key"));
    }

    @Override
    public void eachWaiting(long id, Consumer<Waiting> to) {
        var last = 0L;
        List<Waiting> portion;
        do {
            portion = client.sql("""
                            select * from proposal where batch = :id and state = 'SUBMITTED' and id > :last
                            order by id limit :portion for update
                            """)
                    .param("id", id)
                    .param("last", last)
                    .param("portion", PORTION)
                    .query((row, n) -> {
                        var key = key(row, n);
                        var proposed = optional(row, "proposed");
                        var successor = optional(row, "successor_key");
                        return new Waiting(
                                row.getLong("id"),
                                key,
                                Columns.number(row, "base_version"),
                                proposed == null ? null : details.read(key.kind(), proposed),
                                successor == null ? null : new RecordKey(key.kind(), successor),
                                new Actor(text(row, "author"), row.getObject("author_account", UUID.class)),
                                text(row, "reason"));
                    })
                    .list();
            portion.forEach(to);
            if (!portion.isEmpty()) {
                last = portion.getLast().proposal();
            }
        } while (!portion.isEmpty());
    }

    @Override
    public void published(long id, Actor reviewer, @Nullable String remark, Instant at) {
        client.sql("""
                        update proposal set state = 'PUBLISHED', revision = revision + 1, reviewer = :reviewer,
                            reviewer_account = :account, touched_at = :at
                        where batch = :id and state = 'SUBMITTED'
                        """)
                .param("reviewer", reviewer.name())
                .param("account", reviewer.account())
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
        client.sql("""
                        update batch set state = 'PUBLISHED', reviewer = :reviewer, reviewer_account = :account,
                            remark = :remark, touched_at = :at, trouble = null, trouble_records = '{}'
                        where id = :id
                        """)
                .param("reviewer", reviewer.name())
                .param("account", reviewer.account())
                .param("remark", remark)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    @Override
    public List<RecordKey> builtOn(long id) {
        return client.sql("""
                        select c.record_kind, c.record_key
                        from proposal p join change c on c.proposal = p.id
                        where p.batch = :id and exists (select from change later
                            where later.record_kind = c.record_kind and later.record_key = c.record_key
                                and later.id > c.id)
                        order by c.id limit 50
                        """).param("id", id).query(SqlBatches::key).list();
    }

    @Override
    public void eachAppliedBackwards(long id, Consumer<Applied> to) {
        var next = Long.MAX_VALUE;
        while (true) {
            var ids = client.sql("""
                            select c.id from proposal p join change c on c.proposal = p.id
                            where p.batch = :id and c.id < :next order by c.id desc limit :portion
                            """)
                    .param("id", id)
                    .param("next", next)
                    .param("portion", PORTION)
                    .query(Long.class)
                    .list();
            if (ids.isEmpty()) {
                return;
            }
            next = ids.getLast();
            client.sql("select * from change where id = any(cast(:ids as bigint[])) order by id desc")
                    .param("ids", Conditions.array(ids))
                    .query((row, n) -> {
                        var key = key(row, n);
                        var before = optional(row, "before");
                        return new Applied(
                                key,
                                optional(row, "after") == null ? null : row.getInt("version"),
                                before == null ? null : details.read(key.kind(), before));
                    })
                    .list()
                    .forEach(to);
        }
    }

    @Override
    public void undone(long id, Actor by, String reason, Instant at) {
        client.sql("""
                        update batch set state = 'UNDONE', undone_by = :by, undone_account = :account,
                            undo_reason = :reason, touched_at = :at, trouble = null, trouble_records = '{}'
                        where id = :id
                        """)
                .param("by", by.name())
                .param("account", by.account())
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    @Override
    public void discarded(long id, Instant at) {
        touch(id, "state = 'DISCARDED'", at);
        forgetRows(id);
    }

    @Override
    public void stopped(long id, Trouble trouble, List<RecordKey> inTheWay, Instant at) {
        client.sql(
                        "update batch set trouble = :trouble, trouble_records = cast(:records as text[]), touched_at = :at where id = :id")
                .param("trouble", trouble.name())
                .param(
                        "records",
                        Conditions.array(inTheWay.stream()
                                .map(record -> record.kind().name() + " " + record.key())
                                .toList()))
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }
}
