package org.mispa.persistence.progress;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.mispa.domain.progress.InferredLinks;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.Streamed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlInferredLinks implements InferredLinks {
    private static final String LINKS = """
            (select 'ACTIVITY' as kind, l.activity as key, l.mandate, l.reason, a.initiative
             from activity_mandate l join activity a on a.key = l.activity
             where l.basis = 'INFERRED' and l.confirmed_on is null
             union all
             select 'DELIVERABLE', l.deliverable, l.mandate, l.reason, e.initiative
             from deliverable_mandate l join deliverable e on e.key = l.deliverable
             where l.basis = 'INFERRED' and l.confirmed_on is null
             union all
             select 'INITIATIVE', l.initiative, l.mandate, l.reason, l.initiative
             from initiative_mandate l where l.basis = 'INFERRED' and l.confirmed_on is null) l""";

    private final JdbcClient jdbc;
    private final Reckoned reckoned;
    private final Streamed streamed;

    SqlInferredLinks(JdbcClient jdbc, Reckoned reckoned, Streamed streamed) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
        this.streamed = streamed;
    }

    /// The condition of a filter over [#LINKS], and its values.
    private record Chosen(String condition, Map<String, Object> values) {}

    private static Chosen chosen(Filter filter) {
        var values = new HashMap<String, Object>();
        var condition = new StringBuilder("true");
        if (filter.mandate() != null) {
            condition.append(" and l.mandate = :mandate");
            values.put("mandate", filter.mandate());
        }
        if (filter.initiative() != null) {
            condition.append(" and l.initiative = :initiative");
            values.put("initiative", filter.initiative());
        }
        if (filter.kind() != null) {
            condition.append(" and l.kind = :kind");
            values.put("kind", filter.kind().name());
        }
        return new Chosen(condition.toString(), values);
    }

    /// @param part which rows: empty for all
    private static String select(Chosen chosen, String part) {
        return """
                select l.*, mt.title as mandate_title, mt.language as mandate_language, t.title, t.language
                from (select * from %1$s where %2$s
                      order by string_to_array(l.mandate, '.')::integer[], l.kind, l.key
                      %3$s) l
                    join lateral (select * from mandate_text t where t.mandate = l.mandate
                        order by t.language = :language desc, t.original desc limit 1) mt on true
                    join lateral (
                        (select t.title, t.language from activity_text t
                         where l.kind = 'ACTIVITY' and t.activity = l.key
                         order by t.language = :language desc, t.original desc limit 1)
                        union all
                        (select t.title, t.language from deliverable_text t
                         where l.kind = 'DELIVERABLE' and t.deliverable = l.key
                         order by t.language = :language desc, t.original desc limit 1)
                        union all
                        (select t.title, t.language from initiative_text t
                         where l.kind = 'INITIATIVE' and t.initiative = l.key
                         order by t.language = :language desc, t.original desc limit 1)) t on true
                order by string_to_array(l.mandate, '.')::integer[], l.kind, l.key
                """.formatted(LINKS, chosen.condition(), part);
    }

    private static LinkRow row(ResultSet row) throws SQLException {
        return new LinkRow(
                text(row, "mandate"),
                Objects.requireNonNull(worded(row, "mandate_title", "mandate_language")),
                constant(row, "kind", RecordKind.class),
                text(row, "key"),
                worded(row, "title"),
                text(row, "reason"));
    }

    @Override
    public Page<LinkRow> page(Filter filter, Language language, int number) {
        var chosen = chosen(filter);
        var rows = jdbc.sql(select(chosen, "limit :size offset :skipped"))
                .params(chosen.values())
                .param("language", language.name())
                .param("size", Page.SIZE)
                .param("skipped", (long) (number - 1) * Page.SIZE)
                .query((row, n) -> row(row))
                .list();
        long total = reckoned.once(
                () -> jdbc.sql("select count(*) from " + LINKS + " where " + chosen.condition())
                        .params(chosen.values())
                        .query(Long.class)
                        .single(),
                "inferred links",
                filter);
        return new Page<>(rows, number, total);
    }

    @Override
    public void each(Filter filter, Language language, Consumer<LinkRow> to) {
        var chosen = chosen(filter);
        chosen.values().put("language", language.name());
        streamed.each(select(chosen, ""), chosen.values(), (row, n) -> row(row), to);
    }
}
