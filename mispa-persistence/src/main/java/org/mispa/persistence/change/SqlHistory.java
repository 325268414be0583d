package org.mispa.persistence.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.mispa.domain.change.History;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Translation;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Wordings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlHistory implements History {
    private final JdbcClient jdbc;
    private final DetailsJson json = new DetailsJson();

    SqlHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<LastChange> of(RecordKey record, Language reader) {
        return jdbc.sql("""
                        select c.at, c.author, count(*) over () as versions, t.original, t.translation
                        from change c left join (%s) t on true
                        where c.record_kind = :kind and c.record_key = :key
                        order by c.id desc limit 1
                        """.formatted(translation(record.kind())))
                .param("kind", record.kind().name())
                .param("key", record.key())
                .param("reader", reader.name())
                .query((row, n) -> new LastChange(
                        record,
                        row.getObject("at", Timestamp.class).toInstant(),
                        Columns.text(row, "author"),
                        row.getInt("versions"),
                        Columns.optionalConstant(row, "original", Language.class),
                        Columns.constant(row, "translation", Translation.class)))
                .optional();
    }

    @Override
    public Page<Version> versions(RecordKey record, int number) {
        var versions = select("order by id desc limit :size offset :skipped", record)
                .param("size", Page.SIZE)
                .param("skipped", (long) (number - 1) * Page.SIZE)
                .query(this::version)
                .list();
        var total = jdbc.sql("select count(*) from change where record_kind = :kind and record_key = :key")
                .param("kind", record.kind().name())
                .param("key", record.key())
                .query(Long.class)
                .single();
        return new Page<>(versions, number, total);
    }

    @Override
    public Optional<Version> last(RecordKey record) {
        return select("order by id desc limit 1", record).query(this::version).optional();
    }

    @Override
    public Optional<Version> version(RecordKey record, long id) {
        return select("and id = :id", record)
                .param("id", id)
                .query(this::version)
                .optional();
    }

    @Override
    public Optional<Details> at(RecordKey record, int version) {
        return select("and version = :version and after is not null order by id desc limit 1", record)
                .param("version", version)
                .query((row, n) -> json.read(record.kind(), Columns.text(row, "after")))
                .optional();
    }

    private JdbcClient.StatementSpec select(String more, RecordKey record) {
        return jdbc.sql("select * from change where record_kind = :kind and record_key = :key " + more)
                .param("kind", record.kind().name())
                .param("key", record.key());
    }

    private Version version(ResultSet row, int number) throws SQLException {
        var kind = Columns.constant(row, "record_kind", RecordKind.class);
        var reviewer = Columns.optional(row, "reviewer");
        var before = Columns.optional(row, "before");
        var after = Columns.optional(row, "after");
        var successor = Columns.optional(row, "successor_key");
        return new Version(
                row.getLong("id"),
                row.getInt("version"),
                row.getTimestamp("at").toInstant(),
                new Actor(Columns.text(row, "author"), row.getObject("author_account", UUID.class)),
                reviewer == null ? null : new Actor(reviewer, row.getObject("reviewer_account", UUID.class)),
                Columns.text(row, "reason"),
                Columns.optional(row, "remark"),
                before == null ? null : json.read(kind, before),
                after == null ? null : json.read(kind, after),
                successor == null
                        ? null
                        : new RecordKey(Columns.constant(row, "successor_kind", RecordKind.class), successor));
    }

    private static String translation(RecordKind kind) {
        if (kind == RecordKind.COUNTRY) {
            return "select null as original, 'ORIGINAL' as translation"; // names in all languages, none translated
        }
        return """
                select o.language as original, case
                    when o.language = :reader then 'ORIGINAL'
                    when t.language is null then 'MISSING'
                    when t.of_original <> o.of_original then 'OUTDATED'
                    else 'CURRENT' end as translation
                from %1$s_text o left join %1$s_text t on t.%1$s = o.%1$s and t.language = :reader
                where o.original and o.%1$s::text = :key""".formatted(Wordings.name(kind));
    }
}
