package org.mispa.persistence.instrument;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.date;
import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.mispa.domain.instrument.InstrumentId;
import org.mispa.domain.instrument.InstrumentKind;
import org.mispa.domain.instrument.Instruments;
import org.mispa.domain.shared.Language;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.source.Citations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlInstruments implements Instruments {
    private static final String ROWS = """
            select i.*, t.title, t.summary, t.note, t.language,
                (select count(*) from (select m.number from mandate m where m.instrument = i.key
                    union select r.mandate from mandate_reiteration r where r.instrument = i.key) m) as mandates,
                mt.title as meeting_title, mt.language as meeting_language
            from instrument i
                join lateral (select * from instrument_text t where t.instrument = i.key
                    order by t.language = :language desc, t.original desc limit 1) t on true
                left join lateral (select * from meeting_text t where t.meeting = i.meeting
                    order by t.language = :language desc, t.original desc limit 1) mt on true
            where %s
            order by i.date_earliest nulls last, t.title collate %s
            """;

    private final JdbcClient jdbc;

    SqlInstruments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<InstrumentRow> all(Filter filter, Language language) {
        var values = new HashMap<String, Object>();
        var condition = new StringBuilder("true");
        if (filter.kind() != null) {
            condition.append(" and i.kind = :kind");
            values.put("kind", filter.kind().name());
        }
        if (filter.mandate() != null) {
            condition.append(" and i.key in (select m.instrument from mandate m where m.number = :mandate"
                    + " union select r.instrument from mandate_reiteration r where r.mandate = :mandate)");
            values.put("mandate", filter.mandate());
        }
        if (filter.meeting() != null) {
            condition.append(" and i.meeting = :meeting");
            values.put("meeting", filter.meeting());
        }
        return jdbc.sql(ROWS.formatted(condition, Columns.collation(language)))
                .params(values)
                .param("language", language.name())
                .query((row, n) -> row(row))
                .list();
    }

    private static InstrumentRow row(ResultSet row) throws SQLException {
        return new InstrumentRow(
                text(row, "key"),
                constant(row, "kind", InstrumentKind.class),
                optional(row, "symbol"),
                worded(row, "title"),
                date(row, "date"),
                optional(row, "standing"),
                row.getLong("mandates"));
    }

    @Override
    public Optional<InstrumentPage> find(InstrumentId id, Language language) {
        return jdbc.sql(ROWS.formatted("i.key = :key", Columns.collation(language)))
                .param("key", id.value())
                .param("language", language.name())
                .query((row, n) -> new InstrumentPage(
                        row(row),
                        worded(row, "summary", "language"),
                        worded(row, "note", "language"),
                        list(row, "parties"),
                        optional(row, "place"),
                        optional(row, "meeting"),
                        worded(row, "meeting_title", "meeting_language"),
                        Citations.of(jdbc, "instrument", id.value(), language)))
                .optional();
    }
}
