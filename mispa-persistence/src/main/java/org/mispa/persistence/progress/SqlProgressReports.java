package org.mispa.persistence.progress;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.mispa.domain.mandate.Addressee;
import org.mispa.domain.mandate.Judgements;
import org.mispa.domain.mandate.Judgements.JudgementRow;
import org.mispa.domain.progress.Progress;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.progress.Tally;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Reckoning;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Reckoned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlProgressReports implements ProgressReports {
    private final JdbcClient jdbc;
    private final Reckoned reckoned;
    private final Judgements judgements;

    SqlProgressReports(JdbcClient jdbc, Reckoned reckoned, Judgements judgements) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
        this.judgements = judgements;
    }

    @Override
    public Progress of(Reckoning reckoning, Language language) {
        return reckoned.once(() -> count(reckoning, language), "progress", reckoning, language);
    }

    @Override
    public long recordedByStatedLinks(Reckoning reckoning) {
        return reckoned.once(
                () -> jdbc.sql("""
                                select count(*) from (
                                    select unnest(a.mandates_stated) from (select distinct a.mandates_stated
                                        from seen_activity(:asOf, :reach, :stated) a where a.status <> 'CANCELLED') a
                                    union
                                    select unnest(e.mandates_stated) from (select distinct e.mandates_stated
                                        from seen_deliverable(:asOf, :reach, :stated) e
                                        where e.status <> 'NO_LONGER_PURSUED') e) m
                                """)
                        .params(new Conditions(reckoning).values())
                        .query(Long.class)
                        .single(),
                "mandates by stated links",
                reckoning);
    }

    /// How many records of each status a scope has: `all`, a component's number, or a mandate's.
    private static class Count {
        private final Map<String, Long> byStatus = new HashMap<>();
        private long inferred;

        long of(String kindAndStatus) {
            return byStatus.getOrDefault(kindAndStatus, 0L);
        }

        Tally tally() {
            return new Tally(
                    of("A HELD"),
                    of("A UNDER_WAY"),
                    of("A PLANNED"),
                    of("A NO_OUTCOME"),
                    of("E DELIVERED"),
                    of("E DUE"),
                    of("E OVERDUE"),
                    of("E PROMISED"),
                    of("A passed"),
                    of("E passed"));
        }
    }

    private Progress count(Reckoning reckoning, Language language) {
        var counts = counts(reckoning);
        var components = jdbc.sql("""
                        select c.number, t.title, t.language from component c
                            join lateral (select * from component_text t where t.component = c.number
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        order by c.number
                        """)
                .param("language", language.name())
                .query((row, n) -> new Progress.OfComponent(
                        row.getInt("number"),
                        worded(row, "title"),
                        of(counts, text(row, "number")).tally()))
                .list();
        var judged = judgements.all(language).stream()
                .filter(judgement -> judgement.holdsOn(reckoning.asOf()))
                .collect(Collectors.toMap(JudgementRow::mandate, judgement -> judgement, (earlier, later) -> later));
        var mandates = jdbc.sql("""
                        select m.number, m.component, m.addressee, t.title, t.language,
                            exists (select from mandate_declaration d where d.mandate = m.number) as declared
                        from mandate m
                            join lateral (select * from mandate_text t where t.mandate = m.number
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        order by m.component, string_to_array(m.number, '.')::integer[]
                        """)
                .param("language", language.name())
                .query((row, n) -> {
                    var count = of(counts, text(row, "number"));
                    return new Progress.OfMandate(
                            text(row, "number"),
                            row.getInt("component"),
                            worded(row, "title"),
                            constant(row, "addressee", Addressee.class),
                            row.getBoolean("declared"),
                            count.tally(),
                            count.inferred,
                            judged.get(text(row, "number")));
                })
                .list();
        var states = jdbc.sql("""
                        select count(*) as all_states, count(*) filter (where exists (
                            select from taking_part p join seen_activity(:asOf, :reach, :stated) a on a.key = p.activity
                            where p.country = c.key and a.status <> 'CANCELLED')) as taking_part
                        from country c where c.kind = 'MEMBER_STATE'
                        """)
                .params(new Conditions(reckoning).values())
                .query((row, n) -> new long[] {row.getLong("taking_part"), row.getLong("all_states")})
                .single();
        return new Progress(components, mandates, of(counts, "all").tally(), states[0], states[1]);
    }

    private static Count of(Map<String, Count> counts, String scope) {
        return counts.getOrDefault(scope, new Count());
    }

    /// What serves the same mandates and components and stands alike is counted first, so that each record is touched
    /// once.
    private Map<String, Count> counts(Reckoning reckoning) {
        var counts = new HashMap<String, Count>();
        jdbc.sql("""
                        with f as materialized (
                            select 'A' as kind, status, passed, components, mandates, mandates_stated, count(*) as n
                            from seen_activity(:asOf, :reach, :stated) where status <> 'CANCELLED'
                            group by 2, 3, 4, 5, 6
                            union all
                            select 'E', status, passed, components, mandates, mandates_stated, count(*)
                            from seen_deliverable(:asOf, :reach, :stated) where status <> 'NO_LONGER_PURSUED'
                            group by 2, 3, 4, 5, 6
                        )
                        select 'all' as scope, kind, status, passed, sum(n) as n, 0 as inferred from f group by 2, 3, 4
                        union all
                        select c::text, kind, status, passed, sum(n), 0 from f, unnest(components) c group by 1, 2, 3, 4
                        union all
                        select m, kind, status, passed, sum(n), sum(n) filter (where m <> all(mandates_stated))
                        from f, unnest(mandates) m group by 1, 2, 3, 4
                        """).params(new Conditions(reckoning).values()).query(row -> {
            var count = counts.computeIfAbsent(text(row, "scope"), scope -> new Count());
            var kind = text(row, "kind");
            count.byStatus.merge(kind + " " + text(row, "status"), row.getLong("n"), Long::sum);
            if (row.getBoolean("passed")) {
                count.byStatus.merge(kind + " passed", row.getLong("n"), Long::sum);
            }
            count.inferred += row.getLong("inferred");
        });
        return counts;
    }
}
