package org.mispa.persistence.change;

import java.sql.Timestamp;
import java.util.Optional;
import org.mispa.domain.change.History;
import org.mispa.domain.shared.Language;
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

    SqlHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<LastChange> of(RecordKey record, Language reader) {
        return jdbc.sql("""
                        select c.at, c.author, count(*) over () as versions, t.original, t.translation
                        from change c left join (%s) t on true
                        where c.record_kind = :kind and c.record_key = :key and c.state = 'APPLIED'
                        order by c.id desc limit 1
                        """.formatted(translation(record.kind())))
                .param("kind", record.kind().name())
                .param("key", record.key())
                .param("reader", reader.name())
                .query((row, n) -> new LastChange(
                        row.getObject("at", Timestamp.class).toInstant(),
                        Columns.text(row, "author"),
                        row.getInt("versions"),
                        Columns.optionalConstant(row, "original", Language.class),
                        Columns.constant(row, "translation", Translation.class)))
                .optional();
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
