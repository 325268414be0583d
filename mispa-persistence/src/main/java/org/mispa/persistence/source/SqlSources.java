package org.mispa.persistence.source;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.date;
import static org.mispa.persistence.shared.Columns.day;
import static org.mispa.persistence.shared.Columns.number;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.mispa.domain.source.CitationRow;
import org.mispa.domain.source.SourceId;
import org.mispa.domain.source.SourceKind;
import org.mispa.domain.source.Sources;
import org.mispa.domain.source.StatementKind;
import org.mispa.domain.source.Visibility;
import org.mispa.persistence.shared.Reckoned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlSources implements Sources {
    private final JdbcClient jdbc;
    private final Directory directory;
    private final Reckoned reckoned;

    SqlSources(JdbcClient jdbc, Directory directory, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.reckoned = reckoned;
    }

    @Override
    public Optional<SourcePage> find(SourceId id, Language language) {
        return jdbc.sql("""
                        select s.*, s.language as written_in, t.title, t.note, t.language as words,
                            coalesce(ot.title, s.issuer) as issued_by, coalesce(ot.language, s.language) as issuer_language
                        from source_document s
                            join lateral (select * from source_document_text t where t.source_document = s.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            left join lateral (select * from organization_text t where t.organization = s.issuer
                                order by t.language = :language desc, t.original desc limit 1) ot on true
                        where s.key = :key
                        """)
                .param("key", id.value())
                .param("language", language.name())
                .query((row, n) -> new SourcePage(
                        text(row, "key"),
                        constant(row, "kind", SourceKind.class),
                        Objects.requireNonNull(worded(row, "title", "words")),
                        worded(row, "note", "words"),
                        worded(row, "issued_by", "issuer_language"),
                        date(row, "date"),
                        row.getObject("closing_day", LocalDate.class),
                        constant(row, "closing_basis", Basis.class),
                        constant(row, "written_in", Language.class),
                        optional(row, "address"),
                        day(row, "retrieved_on"),
                        constant(row, "visibility", Visibility.class),
                        records(id)))
                .optional();
    }

    private Map<RecordKind, Long> records(SourceId id) {
        return reckoned.once(
                () -> {
                    var parts = Citations.kinds().stream()
                            .map(kind ->
                                    "select '%s' as kind, count(distinct %2$s) as n from %2$s_citation where source = :key"
                                            .formatted(kind.name(), kind.name().toLowerCase(Locale.ROOT)))
                            .collect(Collectors.joining(" union all "));
                    var records = new EnumMap<RecordKind, Long>(RecordKind.class);
                    jdbc.sql(parts).param("key", id.value()).query(row -> {
                        records.put(constant(row, "kind", RecordKind.class), row.getLong("n"));
                    });
                    return records;
                },
                "records of a source",
                id);
    }

    @Override
    public List<StatementRow> statements(@Nullable RecordKey about, Language language) {
        var values = new HashMap<String, Object>();
        var condition = "true";
        if (about != null) {
            condition = "s.about_kind = :kind and s.about_key = :key";
            values.put("kind", about.kind().name());
            values.put("key", about.key());
        }
        var rows = jdbc.sql("""
                        select s.key, s.kind, s.about_kind, s.about_key, t.summary, t.language,
                            c.source, c.section, c.paragraph, c.note, dt.title as source_title, dt.language as source_language
                        from statement s
                            join lateral (select * from statement_text t where t.statement = s.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            join statement_citation c on c.statement = s.key and c.position = 0
                            join lateral (select * from source_document_text t where t.source_document = c.source
                                order by t.language = :language desc, t.original desc limit 1) dt on true
                        where %s
                        order by c.source, c.section, c.paragraph, s.key
                        """.formatted(condition))
                .params(values)
                .param("language", language.name())
                .query((row, n) -> new StatementRow(
                        text(row, "key"),
                        constant(row, "kind", StatementKind.class),
                        Objects.requireNonNull(worded(row, "summary", "language")),
                        row.getString("about_kind") == null
                                ? null
                                : new RecordKey(constant(row, "about_kind", RecordKind.class), text(row, "about_key")),
                        null,
                        new CitationRow(
                                text(row, "source"),
                                Objects.requireNonNull(worded(row, "source_title", "source_language")),
                                text(row, "section"),
                                optional(row, "paragraph"),
                                number(row, "note"))))
                .list();
        if (about != null) {
            return rows; // the reader is on that record's page
        }
        var titles = directory.titles(
                rows.stream()
                        .map(StatementRow::about)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList(),
                language);
        return rows.stream().map(row -> titled(row, titles)).toList();
    }

    private static StatementRow titled(StatementRow row, Map<RecordKey, Text> titles) {
        var about = row.about();
        return new StatementRow(
                row.key(), row.kind(), row.summary(), about, about == null ? null : titles.get(about), row.citation());
    }
}
