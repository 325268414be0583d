package org.mispa.persistence.practice;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.mispa.domain.practice.PracticeId;
import org.mispa.domain.practice.PracticeOrigin;
import org.mispa.domain.practice.PracticeStage;
import org.mispa.domain.practice.Practices;
import org.mispa.domain.shared.Language;
import org.mispa.persistence.source.Citations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlPractices implements Practices {
    private static final String ROWS = """
            select p.*, t.title, t.summary, t.language, coalesce(c.iso2, c.key) as code, n.usual,
                ot.title as organization_title, ot.language as organization_language,
                it.title as initiative_title, it.language as initiative_language,
                at.title as activity_title, at.language as activity_language
            from practice p
                join lateral (select * from practice_text t where t.practice = p.key
                    order by t.language = :language desc, t.original desc limit 1) t on true
                left join country c on c.key = p.country
                left join country_name n on n.country = p.country and n.language = :language
                left join lateral (select * from organization_text t where t.organization = p.organization
                    order by t.language = :language desc, t.original desc limit 1) ot on true
                left join lateral (select * from initiative_text t where t.initiative = p.initiative
                    order by t.language = :language desc, t.original desc limit 1) it on true
                left join lateral (select * from activity_text t where t.activity = p.activity
                    order by t.language = :language desc, t.original desc limit 1) at on true
            where %s
            order by p.origin, p.number nulls last, p.key
            """;

    private final JdbcClient jdbc;

    SqlPractices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PracticeRow> all(Filter filter, Language language) {
        var values = new HashMap<String, Object>();
        var condition = new StringBuilder("true");
        if (filter.country() != null) {
            condition.append(" and coalesce(c.iso2, c.key) = :country");
            values.put("country", filter.country());
        }
        if (filter.origin() != null) {
            condition.append(" and p.origin = :origin");
            values.put("origin", filter.origin().name());
        }
        if (filter.initiative() != null) {
            condition.append(" and p.initiative = :initiative");
            values.put("initiative", filter.initiative());
        }
        if (filter.activity() != null) {
            condition.append(" and p.activity = :activity");
            values.put("activity", filter.activity());
        }
        if (filter.organization() != null) {
            condition.append(" and p.organization = :organization");
            values.put("organization", filter.organization());
        }
        return jdbc.sql(ROWS.formatted(condition))
                .params(values)
                .param("language", language.name())
                .query((row, n) -> row(row))
                .list();
    }

    private static PracticeRow row(ResultSet row) throws SQLException {
        return new PracticeRow(
                text(row, "key"),
                worded(row, "title"),
                constant(row, "origin", PracticeOrigin.class),
                constant(row, "stage", PracticeStage.class),
                optional(row, "code"),
                optional(row, "usual"),
                optional(row, "organization"),
                worded(row, "organization_title", "organization_language"));
    }

    @Override
    public Optional<PracticePage> find(PracticeId id, Language language) {
        return jdbc.sql(ROWS.formatted("p.key = :key"))
                .param("key", id.value())
                .param("language", language.name())
                .query((row, n) -> new PracticePage(
                        row(row),
                        worded(row, "summary", "language"),
                        optional(row, "place"),
                        optional(row, "initiative"),
                        worded(row, "initiative_title", "initiative_language"),
                        optional(row, "activity"),
                        worded(row, "activity_title", "activity_language"),
                        Citations.of(jdbc, "practice", id.value(), language)))
                .optional();
    }
}
