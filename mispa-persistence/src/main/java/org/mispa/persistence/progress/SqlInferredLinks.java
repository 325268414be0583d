package org.mispa.persistence.progress;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.progress.InferredLinks;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.activity.ActivitySets;
import org.mispa.persistence.deliverable.DeliverableSets;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.Streamed;
import org.mispa.persistence.shared.Tables;
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
    private final ActivitySets activities;
    private final DeliverableSets deliverables;
    private final Reckoned reckoned;
    private final Streamed streamed;

    SqlInferredLinks(
            JdbcClient jdbc,
            ActivitySets activities,
            DeliverableSets deliverables,
            Reckoned reckoned,
            Streamed streamed) {
        this.jdbc = jdbc;
        this.activities = activities;
        this.deliverables = deliverables;
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

    private static String select(Chosen chosen) {
        return titled("select * from " + LINKS + " where " + chosen.condition());
    }

    /// @param links a select of kind, key, mandate and reason
    private static String titled(String links) {
        return """
                select l.*, mt.title as mandate_title, mt.language as mandate_language, t.title, t.language
                from (%s) l
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
                """.formatted(links);
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
        var runs = reckoned.once(() -> runs(filter), "inferred links", filter);
        var total = runs.stream().mapToLong(Run::links).sum();
        var values = new HashMap<String, Object>();
        var parts = parts(runs, filter, (long) (number - 1) * Page.SIZE, values);
        return new Page<>(
                parts.isEmpty()
                        ? List.of()
                        : jdbc.sql(titled(String.join("\nunion all\n", parts)))
                                .params(values)
                                .param("language", language.name())
                                .query((row, n) -> row(row))
                                .list(),
                number,
                total);
    }

    /// Links that follow each other in the list and lie in one table, in the order of their records.
    private record Run(String mandate, RecordKind kind, long links) {}

    /// The whole list, as the sets in memory count it.
    private List<Run> runs(Filter filter) {
        var byKind = new TreeMap<RecordKind, Map<String, Long>>(Comparator.comparing(RecordKind::name));
        byKind.put(RecordKind.ACTIVITY, activities.inferredMandates(filter.initiative()));
        byKind.put(RecordKind.DELIVERABLE, deliverables.inferredMandates(filter.initiative()));
        byKind.put(RecordKind.INITIATIVE, ofInitiatives(filter.initiative()));
        return jdbc
                .sql("select number from mandate order by string_to_array(number, '.')::integer[]")
                .query((row, n) -> text(row, "number"))
                .list()
                .stream()
                .filter(mandate -> filter.mandate() == null || filter.mandate().equals(mandate))
                .flatMap(mandate -> byKind.entrySet().stream()
                        .filter(kind -> filter.kind() == null || filter.kind() == kind.getKey())
                        .map(kind ->
                                new Run(mandate, kind.getKey(), kind.getValue().getOrDefault(mandate, 0L))))
                .filter(run -> run.links() > 0)
                .toList();
    }

    private Map<String, Long> ofInitiatives(@Nullable String initiative) {
        var counts = new HashMap<String, Long>();
        jdbc.sql("""
                        select l.mandate, count(*) as n from initiative_mandate l
                        where l.basis = 'INFERRED' and l.confirmed_on is null
                            and l.initiative = coalesce(:initiative, l.initiative)
                        group by 1
                        """).param("initiative", initiative).query(row -> {
            counts.put(text(row, "mandate"), row.getLong("n"));
        });
        return counts;
    }

    /// A select for each run that the page has a part of.
    private static List<String> parts(List<Run> runs, Filter filter, long skipped, Map<String, Object> values) {
        var parts = new ArrayList<String>();
        var before = 0L;
        for (var run : runs) {
            var from = Math.max(skipped - before, 0);
            var most = Math.min(run.links() - from, skipped + Page.SIZE - before - from);
            before += run.links();
            if (most <= 0) {
                continue;
            }
            var name = Tables.name(run.kind());
            var mandate = "mandate" + parts.size();
            values.put(mandate, run.mandate());
            if (filter.initiative() != null) {
                values.put("initiative", filter.initiative());
            }
            parts.add("""
                    (select '%1$s' as kind, l.%2$s as key, l.mandate, l.reason from %2$s_mandate l %3$s
                     where l.mandate = :%4$s and l.basis = 'INFERRED' and l.confirmed_on is null
                     order by l.%2$s limit %5$d offset %6$d)""".formatted(
                            run.kind().name(),
                            name,
                            filter.initiative() == null
                                    ? ""
                                    : "join %1$s r on r.%2$s = l.%1$s and r.%3$s = :initiative"
                                            .formatted(
                                                    name,
                                                    Tables.key(run.kind()),
                                                    run.kind() == RecordKind.INITIATIVE ? "code" : "initiative"),
                            mandate,
                            most,
                            from));
        }
        return parts;
    }

    @Override
    public void each(Filter filter, Language language, Consumer<LinkRow> to) {
        var chosen = chosen(filter);
        chosen.values().put("language", language.name());
        streamed.each(select(chosen), chosen.values(), (row, n) -> row(row), to);
    }
}
