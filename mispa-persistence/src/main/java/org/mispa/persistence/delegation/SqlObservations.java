package org.mispa.persistence.delegation;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.day;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.optionalConstant;
import static org.mispa.persistence.shared.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.delegation.Observation.Draft;
import org.mispa.domain.delegation.ObservationEntry;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.shared.Conditions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlObservations implements Observations {
    private static final String TO_READ = "(state in ('ANSWERED', 'TAKEN_IN', 'KEPT') and read_at is null)";

    /// Of what is about a record, or about one that was withdrawn and is found in it now.
    static final String IS_FOUND_IN = """
            (%s.about_kind, %<s.about_key) in (
                with recursive found (kind, key) as (
                    select cast(:kind as text), cast(:key as text)
                    union
                    select c.record_kind, c.record_key
                    from found f join change c on c.successor_kind = f.kind and c.successor_key = f.key
                    where not exists (select from change later where later.record_kind = c.record_kind
                        and later.record_key = c.record_key and later.id > c.id))
                select kind, key from found)
            """;

    private final JdbcClient jdbc;

    SqlObservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Observation> find(long id) {
        return jdbc.sql("select * from observation where id = :id")
                .param("id", id)
                .query(SqlObservations::observation)
                .optional();
    }

    @Override
    public Optional<Observation> withToken(UUID token) {
        return jdbc.sql("select * from observation where token = :token")
                .param("token", token)
                .query(SqlObservations::observation)
                .optional();
    }

    @Override
    public Optional<Observation> withProposal(long proposal) {
        return jdbc.sql("select * from observation where correction = :proposal or prepared = :proposal")
                .param("proposal", proposal)
                .query(SqlObservations::observation)
                .optional();
    }

    @Override
    public Map<Long, String> described(Collection<Long> observations) {
        var titles = new HashMap<Long, String>();
        jdbc.sql("""
                        select o.id, p.title from observation o join proposal p on p.id = o.correction
                        where o.id = any(:ids) and p.base_version is null and p.title <> ''
                        """)
                .param("ids", observations.toArray(Long[]::new))
                .query((row, n) -> Map.entry(row.getLong("id"), text(row, "title")))
                .list()
                .forEach(one -> titles.put(one.getKey(), one.getValue()));
        return titles;
    }

    @Override
    public long add(Delegation delegation, Draft draft, UUID token, Actor author, Instant at) {
        // A form sent twice at once: the second waits for the first and finds its draft.
        return jdbc.sql("""
                        insert into observation (revision, delegation_kind, delegation_key, kind, about_kind, about_key, field,
                                                 text, state, touched_by, touched_account, touched_at, token)
                        values (0, :delegationKind, :delegationKey, :kind, :aboutKind, :aboutKey, :field, :text, 'DRAFT',
                                :by, :account, :at, :token)
                        on conflict (token) do update set token = excluded.token
                        returning id
                        """)
                .params(words(draft))
                .param("delegationKind", delegation.of().kind().name())
                .param("delegationKey", delegation.key())
                .param("by", author.name())
                .param("account", author.account())
                .param("at", Timestamp.from(at))
                .param("token", token)
                .query(Long.class)
                .single();
    }

    private static Map<String, @Nullable Object> words(Draft draft) {
        var values = new HashMap<String, @Nullable Object>();
        var kind = draft.kind();
        var about = draft.about();
        values.put("kind", kind == null ? null : kind.name());
        values.put("aboutKind", about == null ? null : about.kind().name());
        values.put("aboutKey", about == null ? null : about.key());
        values.put("field", draft.field());
        values.put("text", draft.text());
        return values;
    }

    @Override
    public boolean save(Observation observation) {
        return jdbc.sql("""
                        update observation set revision = revision + 1, kind = :kind, about_kind = :aboutKind,
                            about_key = :aboutKey, field = :field, text = :text, state = :state, touched_by = :by,
                            touched_account = :account, touched_at = :at, sent_at = :sentAt, due_on = :dueOn,
                            correction = :correction, prepared = :prepared, change = :change, read_at = :readAt,
                            published_at = :publishedAt, note_number = :noteNumber, note_day = :noteDay
                        where id = :id and revision = :revision
                        """)
                        .params(words(observation.draft()))
                        .param("state", observation.state().name())
                        .param("by", observation.touchedBy().name())
                        .param("account", observation.touchedBy().account())
                        .param("at", Timestamp.from(observation.touchedAt()))
                        .param("sentAt", timestamp(observation.sentAt()))
                        .param("dueOn", observation.dueOn())
                        .param("correction", observation.correction())
                        .param("prepared", observation.prepared())
                        .param("change", observation.change())
                        .param("readAt", timestamp(observation.readAt()))
                        .param("publishedAt", timestamp(observation.publishedAt()))
                        .param(
                                "noteNumber",
                                observation.note() == null
                                        ? null
                                        : observation.note().number())
                        .param(
                                "noteDay",
                                observation.note() == null
                                        ? null
                                        : observation.note().day())
                        .param("id", observation.id())
                        .param("revision", observation.revision())
                        .update()
                == 1;
    }

    @Override
    public Page<Observation> page(Filter filter, int number) {
        var observations = jdbc.sql(
                        "select * from observation where %s order by touched_at, id limit :size offset :skipped"
                                .formatted(where(filter)))
                .params(values(filter))
                .param("size", Page.SIZE)
                .param("skipped", (long) (number - 1) * Page.SIZE)
                .query(SqlObservations::observation)
                .list();
        return new Page<>(observations, number, count(filter));
    }

    @Override
    public long count(Filter filter) {
        return jdbc.sql("select count(*) from observation where " + where(filter))
                .params(values(filter))
                .query(Long.class)
                .single();
    }

    @Override
    public List<Observation> all(Filter filter) {
        return jdbc.sql("select * from observation where %s order by touched_at desc, id desc limit 2000"
                        .formatted(where(filter)))
                .params(values(filter))
                .query(SqlObservations::observation)
                .list();
    }

    private static String where(Filter filter) {
        var conditions = new ArrayList<String>(List.of("true"));
        if (filter.delegation() != null) {
            conditions.add("delegation_kind = :delegationKind and delegation_key = :delegationKey");
        }
        if (!filter.states().isEmpty()) {
            conditions.add("state = any(:states)");
        }
        if (filter.toRead()) {
            conditions.add(TO_READ);
        }
        if (filter.lateOn() != null) {
            conditions.add("due_on < :lateOn");
        }
        if (filter.published()) {
            conditions.add("published_at is not null");
        }
        return String.join(" and ", conditions);
    }

    private static Map<String, Object> values(Filter filter) {
        var values = new HashMap<String, Object>();
        if (filter.delegation() != null) {
            values.put("delegationKind", filter.delegation().of().kind().name());
            values.put("delegationKey", filter.delegation().key());
        }
        values.put("states", Conditions.array(filter.states()));
        if (filter.lateOn() != null) {
            values.put("lateOn", filter.lateOn());
        }
        return values;
    }

    @Override
    public List<ObservationEntry> entries(long observation) {
        return jdbc.sql("select * from observation_entry where observation = :observation order by id")
                .param("observation", observation)
                .query((row, n) -> new ObservationEntry(
                        row.getTimestamp("at").toInstant(),
                        constant(row, "act", ObservationEntry.Act.class),
                        new Actor(text(row, "by_name"), row.getObject("by_account", UUID.class)),
                        optional(row, "text")))
                .list();
    }

    @Override
    public void add(long observation, ObservationEntry entry) {
        jdbc.sql("""
                        insert into observation_entry (observation, at, act, by_name, by_account, text)
                        values (:observation, :at, :act, :name, :account, :text)
                        """)
                .param("observation", observation)
                .param("at", Timestamp.from(entry.at()))
                .param("act", entry.act().name())
                .param("name", entry.by().name())
                .param("account", entry.by().account())
                .param("text", entry.text())
                .update();
    }

    @Override
    public List<Published> published(RecordKey record) {
        return published(
                IS_FOUND_IN.formatted("o"), Map.of("kind", record.kind().name(), "key", record.key()));
    }

    @Override
    public List<Published> published(Delegation delegation) {
        return published(
                "o.delegation_kind = :kind and o.delegation_key = :key",
                Map.of("kind", delegation.of().kind().name(), "key", delegation.key()));
    }

    private List<Published> published(String condition, Map<String, Object> values) {
        return jdbc.sql("""
                        select o.*, e.text as answer, e.at as answered_at
                        from observation o
                            cross join lateral (select * from observation_entry e where e.observation = o.id
                                and e.act in ('ANSWERED', 'TAKEN_IN', 'KEPT') order by e.id desc limit 1) e
                        where o.published_at is not null and %s order by o.published_at desc, o.id desc
                        """.formatted(condition))
                .params(values)
                .query((row, n) -> new Published(
                        observation(row, n),
                        optional(row, "answer"),
                        row.getTimestamp("answered_at").toInstant()))
                .list();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static Observation observation(ResultSet row, int n) throws SQLException {
        var about = optional(row, "about_key");
        return new Observation(
                row.getLong("id"),
                row.getInt("revision"),
                SqlConfirmations.delegation(row),
                new Draft(
                        optionalConstant(row, "kind", Observation.Kind.class),
                        about == null ? null : new RecordKey(constant(row, "about_kind", RecordKind.class), about),
                        optional(row, "field"),
                        text(row, "text")),
                constant(row, "state", Observation.State.class),
                new Actor(text(row, "touched_by"), row.getObject("touched_account", UUID.class)),
                row.getTimestamp("touched_at").toInstant(),
                instant(row, "sent_at"),
                day(row, "due_on"),
                row.getObject("correction", Long.class),
                row.getObject("prepared", Long.class),
                row.getObject("change", Long.class),
                instant(row, "read_at"),
                instant(row, "published_at"),
                SqlConfirmations.note(row));
    }
}
