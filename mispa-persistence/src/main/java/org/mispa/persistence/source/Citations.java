package org.mispa.persistence.source;

import java.util.EnumSet;
import java.util.List;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.source.CitationRow;
import org.mispa.persistence.shared.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where records are written.
public final class Citations {
    private static final List<RecordKind> KINDS =
            List.copyOf(EnumSet.complementOf(EnumSet.of(RecordKind.SOURCE, RecordKind.COUNTRY, RecordKind.REMARK)));

    private Citations() {}

    /// The kinds whose records can say where they are written, each in a table `<kind>_citation`.
    public static List<RecordKind> kinds() {
        return KINDS;
    }

    /// Reads where a record is written.
    ///
    /// @param owner table of the record, which also names its citation table and key column; never a reader's input
    public static List<CitationRow> of(JdbcClient jdbc, String owner, Object key, Language language) {
        return jdbc.sql("""
                        select c.source, c.section, c.paragraph, c.note, t.title, t.language
                        from %1$s_citation c
                            join lateral (select t.title, t.language from source_document_text t
                                where t.source_document = c.source
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        where c.%1$s = :key
                        order by c.position
                        """.formatted(owner))
                .param("key", key)
                .param("language", language.name())
                .query((row, n) -> new CitationRow(
                        Columns.text(row, "source"),
                        Columns.worded(row, "title"),
                        Columns.text(row, "section"),
                        Columns.optional(row, "paragraph"),
                        Columns.number(row, "note")))
                .list();
    }
}
