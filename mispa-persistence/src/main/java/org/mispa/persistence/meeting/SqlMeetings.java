package org.mispa.persistence.meeting;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.date;
import static org.mispa.persistence.shared.Columns.number;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.meeting.MeetingKind;
import org.mispa.domain.meeting.Meetings;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Recorded;
import org.mispa.persistence.source.Citations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlMeetings implements Meetings {
    private static final String ROWS = """
            select m.*, t.title, t.summary, t.note, t.language, coalesce(c.iso2, c.key) as code, n.usual
            from meeting m
                join lateral (select * from meeting_text t where t.meeting = m.key
                    order by t.language = :language desc, t.original desc limit 1) t on true
                left join country c on c.key = m.country
                left join country_name n on n.country = m.country and n.language = :language
            where %s
            order by m.date_earliest nulls last, m.date_latest, m.key
            """;

    private final JdbcClient jdbc;

    SqlMeetings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<MeetingRow> all(Filter filter, Language language) {
        var values = new HashMap<String, Object>();
        var condition = new StringBuilder("true");
        if (filter.kind() != null) {
            condition.append(" and m.kind = :kind");
            values.put("kind", filter.kind().name());
        }
        if (filter.series() != null) {
            condition.append(" and m.series = :series");
            values.put("series", filter.series());
        }
        return jdbc.sql(ROWS.formatted(condition))
                .params(values)
                .param("language", language.name())
                .query((row, n) -> row(row))
                .list();
    }

    private static MeetingRow row(ResultSet row) throws SQLException {
        return new MeetingRow(
                text(row, "key"),
                constant(row, "kind", MeetingKind.class),
                optional(row, "series"),
                number(row, "number"),
                worded(row, "title"),
                date(row, "date"),
                optional(row, "place"),
                optional(row, "code"),
                optional(row, "usual"),
                constant(row, "recorded", Recorded.class));
    }

    @Override
    public Optional<MeetingPage> find(MeetingId id, Language language) {
        return jdbc.sql(ROWS.formatted("m.key = :key"))
                .param("key", id.value())
                .param("language", language.name())
                .query((row, n) -> new MeetingPage(
                        row(row),
                        worded(row, "summary", "language"),
                        worded(row, "note", "language"),
                        Citations.of(jdbc, "meeting", id.value(), language)))
                .optional();
    }
}
