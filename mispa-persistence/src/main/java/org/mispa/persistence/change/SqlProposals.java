package org.mispa.persistence.change;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.number;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.shared.Conditions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlProposals implements Proposals {
    /// What a delegation proposes is told by its observation alone.
    private static final String OF_STAFF = "observation is null";

    private static final String UNDECIDED = "state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED') and " + OF_STAFF;

    private final JdbcClient jdbc;
    private final DetailsJson json = new DetailsJson();

    SqlProposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Proposal> find(long id) {
        return jdbc.sql("select * from proposal where id = :id")
                .param("id", id)
                .query(this::proposal)
                .optional();
    }

    @Override
    public Optional<Proposal> withToken(UUID token) {
        return jdbc.sql("select * from proposal where token = :token")
                .param("token", token)
                .query(this::proposal)
                .optional();
    }

    @Override
    public long add(
            RecordKind kind,
            @Nullable String key,
            @Nullable Integer base,
            Proposal.Act act,
            Actor author,
            String title,
            Map<String, List<String>> typed,
            @Nullable String successor,
            UUID token,
            @Nullable Long observation,
            Instant at) {
        // A form sent twice at once: the second waits for the first and finds its draft.
        return jdbc.sql("""
                        insert into proposal (revision, record_kind, record_key, base_version, act, state, author,
                                              author_account, title, typed, reason, successor_key, token, observation,
                                              made_at, touched_at)
                        values (0, :kind, :key, :base, :act, 'DRAFT', :author, :account, :title, cast(:typed as jsonb), '',
                                :successor, :token, :observation, :at, :at)
                        on conflict (token) do update set token = excluded.token
                        returning id
                        """)
                .param("kind", kind.name())
                .param("key", key)
                .param("base", base)
                .param("act", act.name())
                .param("author", author.name())
                .param("account", author.account())
                .param("title", title)
                .param("typed", json.writeTyped(typed))
                .param("successor", successor)
                .param("token", token)
                .param("observation", observation)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    @Override
    public boolean save(Proposal proposal) {
        var proposed = proposal.proposed();
        var reviewer = proposal.reviewer();
        return jdbc.sql("""
                        update proposal set revision = revision + 1, record_key = :key, base_version = :base, state = :state,
                            title = :title, typed = cast(:typed as jsonb), proposed = cast(:proposed as jsonb),
                            reason = :reason, note = :note, reviewer = :reviewer, reviewer_account = :reviewerAccount,
                            publish_at = :publishAt, touched_at = :touchedAt, submitted_at = :submittedAt
                        where id = :id and revision = :revision
                        """)
                        .param("key", proposal.key())
                        .param("base", proposal.base())
                        .param("state", proposal.state().name())
                        .param("title", proposal.title())
                        .param("typed", json.writeTyped(proposal.typed()))
                        .param("proposed", proposed == null ? null : json.write(proposed))
                        .param("reason", proposal.reason())
                        .param("note", proposal.note())
                        .param("reviewer", reviewer == null ? null : reviewer.name())
                        .param("reviewerAccount", reviewer == null ? null : reviewer.account())
                        .param("publishAt", timestamp(proposal.publishAt()))
                        .param("touchedAt", timestamp(proposal.touchedAt()))
                        .param("submittedAt", timestamp(proposal.submittedAt()))
                        .param("id", proposal.id())
                        .param("revision", proposal.revision())
                        .update()
                == 1;
    }

    @Override
    public Page<Proposal> page(Filter filter, int number) {
        var proposals = jdbc.sql("select * from proposal where %s order by touched_at, id limit :size offset :skipped"
                        .formatted(where(filter)))
                .params(values(filter))
                .param("size", Page.SIZE)
                .param("skipped", (long) (number - 1) * Page.SIZE)
                .query(this::proposal)
                .list();
        return new Page<>(proposals, number, count(filter));
    }

    @Override
    public long count(Filter filter) {
        return jdbc.sql("select count(*) from proposal where " + where(filter))
                .params(values(filter))
                .query(Long.class)
                .single();
    }

    private static String where(Filter filter) {
        return OF_STAFF
                + (filter.states().isEmpty() ? "" : " and state = any(:states)")
                + (filter.by() == null ? "" : " and author_account = :by")
                + (filter.notBy() == null ? "" : " and author_account <> :notBy");
    }

    private static Map<String, Object> values(Filter filter) {
        var values = new HashMap<String, Object>();
        values.put("states", Conditions.array(filter.states()));
        if (filter.by() != null) {
            values.put("by", filter.by());
        }
        if (filter.notBy() != null) {
            values.put("notBy", filter.notBy());
        }
        return values;
    }

    @Override
    public List<Proposal> open(RecordKey record) {
        return jdbc.sql("select * from proposal where record_kind = :kind and record_key = :key and " + UNDECIDED
                        + " order by id")
                .param("kind", record.kind().name())
                .param("key", record.key())
                .query(this::proposal)
                .list();
    }

    @Override
    public Set<RecordKey> waiting(Collection<RecordKey> records) {
        return jdbc.sql("""
                        select distinct p.record_kind, p.record_key
                        from unnest(:kinds, :keys) as r (kind, key)
                            join proposal p on p.record_kind = r.kind and p.record_key = r.key
                                and p.state in ('SUBMITTED', 'APPROVED') and p.observation is null
                        """)
                .param(
                        "kinds",
                        records.stream().map(record -> record.kind().name()).toArray(String[]::new))
                .param("keys", records.stream().map(RecordKey::key).toArray(String[]::new))
                .query((row, n) ->
                        new RecordKey(constant(row, "record_kind", RecordKind.class), text(row, "record_key")))
                .set();
    }

    @Override
    public boolean taken(RecordKey record) {
        return jdbc.sql("""
                        select exists (select from proposal where record_kind = :kind and record_key = :key
                            and base_version is null and %s)
                        """.formatted(UNDECIDED))
                .param("kind", record.kind().name())
                .param("key", record.key())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Proposal> coming(UUID account) {
        return jdbc.sql("""
                        select * from proposal where record_key is not null and base_version is null and observation is null
                            and (state in ('SUBMITTED', 'APPROVED')
                                or (state in ('DRAFT', 'RETURNED') and author_account = :account))
                        order by id limit 2000
                        """).param("account", account).query(this::proposal).list();
    }

    @Override
    public List<Long> due(Instant now) {
        return jdbc.sql(
                        "select id from proposal where state = 'APPROVED' and publish_at <= :now order by publish_at, id")
                .param("now", Timestamp.from(now))
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private Proposal proposal(ResultSet row, int n) throws SQLException {
        var kind = constant(row, "record_kind", RecordKind.class);
        var proposed = optional(row, "proposed");
        var reviewer = optional(row, "reviewer");
        return new Proposal(
                row.getLong("id"),
                row.getInt("revision"),
                kind,
                optional(row, "record_key"),
                number(row, "base_version"),
                constant(row, "act", Proposal.Act.class),
                constant(row, "state", Proposal.State.class),
                new Actor(text(row, "author"), row.getObject("author_account", UUID.class)),
                text(row, "title"),
                json.readTyped(text(row, "typed")),
                proposed == null ? null : json.read(kind, proposed),
                text(row, "reason"),
                optional(row, "note"),
                reviewer == null ? null : new Actor(reviewer, row.getObject("reviewer_account", UUID.class)),
                optional(row, "successor_key"),
                instant(row, "publish_at"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("touched_at").toInstant(),
                instant(row, "submitted_at"),
                row.getObject("observation", Long.class));
    }
}
