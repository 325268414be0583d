package org.mispa.persistence.mandate;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.number;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.mispa.domain.mandate.Judgements;
import org.mispa.domain.mandate.MandateStatus;
import org.mispa.domain.shared.Language;
import org.mispa.domain.source.CitationRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlJudgements implements Judgements {
    private final JdbcClient jdbc;

    SqlJudgements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<JudgementRow> all(Language language) {
        return jdbc.sql("""
                        select j.key, j.mandate, j.status, j.since, j.until, t.summary, t.language,
                            c.source, c.section, c.paragraph, c.note, st.title as source_title, st.language as source_language
                        from judgement j
                            join lateral (select * from judgement_text t where t.judgement = j.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            join judgement_citation c on c.judgement = j.key and c.position = 0
                            join lateral (select * from source_document_text t where t.source_document = c.source
                                order by t.language = :language desc, t.original desc limit 1) st on true
                        order by string_to_array(j.mandate, '.')::integer[], j.since, j.key
                        """)
                .param("language", language.name())
                .query((row, n) -> new JudgementRow(
                        text(row, "key"),
                        text(row, "mandate"),
                        constant(row, "status", MandateStatus.class),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        worded(row, "summary"),
                        new CitationRow(
                                text(row, "source"),
                                Objects.requireNonNull(worded(row, "source_title", "source_language")),
                                text(row, "section"),
                                optional(row, "paragraph"),
                                number(row, "note"))))
                .list();
    }
}
