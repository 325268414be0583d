package org.mispa.persistence.delegation;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.optionalConstant;
import static org.mispa.persistence.shared.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.delegation.DelegationStatement;
import org.mispa.domain.delegation.DelegationStatement.Version;
import org.mispa.domain.delegation.DelegationStatement.Words;
import org.mispa.domain.delegation.DelegationStatements;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlDelegationStatements implements DelegationStatements {
    private static final String ONE = """
            delegation_kind = :delegationKind and delegation_key = :delegationKey
            and about_kind is not distinct from :aboutKind and about_key is not distinct from :aboutKey""";

    private final JdbcClient jdbc;

    SqlDelegationStatements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public DelegationStatement of(Delegation delegation, @Nullable RecordKey about) {
        return jdbc.sql("select * from delegation_statement where " + ONE)
                .params(one(delegation, about))
                .query(this::statement)
                .optional()
                .orElseGet(() -> DelegationStatement.none(delegation, about));
    }

    @Override
    public List<DelegationStatement> all(Delegation delegation) {
        return jdbc.sql("""
                        select * from delegation_statement
                        where delegation_kind = :delegationKind and delegation_key = :delegationKey
                        order by about_kind nulls first, about_key
                        """)
                .params(one(delegation, null))
                .query(this::statement)
                .list();
    }

    private DelegationStatement statement(ResultSet row, int n) throws SQLException {
        var about = optional(row, "about_key");
        return new DelegationStatement(
                row.getInt("revision"),
                SqlConfirmations.delegation(row),
                about == null ? null : new RecordKey(constant(row, "about_kind", RecordKind.class), about),
                new Words(optionalConstant(row, "language", Language.class), text(row, "text")),
                new Actor(text(row, "touched_by"), row.getObject("touched_account", UUID.class)),
                versions(row.getLong("id")));
    }

    private List<Version> versions(long statement) {
        return jdbc.sql("select * from delegation_statement_version where statement = :statement order by id")
                .param("statement", statement)
                .query((row, n) -> {
                    var text = optional(row, "text");
                    return new Version(
                            text == null ? null : new Words(constant(row, "language", Language.class), text),
                            row.getTimestamp("at").toInstant(),
                            new Actor(text(row, "by_name"), row.getObject("by_account", UUID.class)));
                })
                .list();
    }

    private static Map<String, @Nullable Object> one(Delegation delegation, @Nullable RecordKey about) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("delegationKind", delegation.of().kind().name());
        values.put("delegationKey", delegation.key());
        values.put("aboutKind", about == null ? null : about.kind().name());
        values.put("aboutKey", about == null ? null : about.key());
        return values;
    }

    @Override
    public boolean save(DelegationStatement statement, Words words, Actor by, Instant at) {
        return jdbc.sql("""
                        insert into delegation_statement as s (revision, delegation_kind, delegation_key, about_kind, about_key,
                                                               language, text, touched_by, touched_account, touched_at)
                        select 1, :delegationKind, :delegationKey, :aboutKind, :aboutKey, :language, :text, :by, :account, :at
                        where :revision = 0 or exists (select from delegation_statement where %s)
                        on conflict (delegation_kind, delegation_key, about_kind, about_key) do update
                            set revision = s.revision + 1, language = excluded.language, text = excluded.text,
                                touched_by = excluded.touched_by, touched_account = excluded.touched_account,
                                touched_at = excluded.touched_at
                            where s.revision = :revision
                        """.formatted(ONE))
                        .params(one(statement.delegation(), statement.about()))
                        .param(
                                "language",
                                words.language() == null
                                        ? null
                                        : words.language().name())
                        .param("text", words.text())
                        .param("by", by.name())
                        .param("account", by.account())
                        .param("at", Timestamp.from(at))
                        .param("revision", statement.revision())
                        .update()
                == 1;
    }

    @Override
    public void add(DelegationStatement statement, Version version) {
        var words = version.words();
        jdbc.sql("""
                        insert into delegation_statement_version (statement, language, text, at, by_name, by_account)
                        select id, :language, :text, :at, :by, :account from delegation_statement where %s
                        """.formatted(ONE))
                .params(one(statement.delegation(), statement.about()))
                .param(
                        "language",
                        words == null || words.language() == null
                                ? null
                                : words.language().name())
                .param("text", words == null ? null : words.text())
                .param("at", Timestamp.from(version.at()))
                .param("by", version.by().name())
                .param("account", version.by().account())
                .update();
    }

    @Override
    public List<Published> published(RecordKey record, @Nullable Instant before) {
        return published(
                SqlObservations.IS_FOUND_IN.formatted("s"),
                Map.of("kind", record.kind().name(), "key", record.key()),
                before);
    }

    @Override
    public List<Published> published(Delegation delegation, @Nullable Instant before) {
        return published(
                "s.about_kind is null and s.delegation_kind = :kind and s.delegation_key = :key",
                Map.of("kind", delegation.of().kind().name(), "key", delegation.key()),
                before);
    }

    private List<Published> published(String condition, Map<String, Object> values, @Nullable Instant before) {
        return jdbc.sql("""
                        select s.delegation_kind, s.delegation_key, v.language, v.text, v.at
                        from delegation_statement s
                            cross join lateral (select * from delegation_statement_version v where v.statement = s.id
                                and (cast(:before as timestamptz) is null or v.at < :before) order by v.id desc limit 1) v
                        where v.text is not null and %s order by s.delegation_kind, s.delegation_key
                        """.formatted(condition))
                .params(values)
                .param("before", before == null ? null : Timestamp.from(before))
                .query((row, n) -> new Published(
                        SqlConfirmations.delegation(row),
                        new Words(constant(row, "language", Language.class), text(row, "text")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
