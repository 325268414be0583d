package org.mispa.persistence.progress;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.mandate.Addressee;
import org.mispa.domain.mandate.Judgements;
import org.mispa.domain.mandate.Judgements.JudgementRow;
import org.mispa.domain.progress.Progress;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.progress.Tally;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Reckoning;
import org.mispa.persistence.activity.ActivitySets;
import org.mispa.persistence.deliverable.DeliverableSets;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.RecordCounts;
import org.mispa.persistence.shared.SeenRecords;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlProgressReports implements ProgressReports {
    private final JdbcClient jdbc;
    private final ActivitySets activities;
    private final DeliverableSets deliverables;
    private final Reckoned reckoned;
    private final Judgements judgements;

    SqlProgressReports(
            JdbcClient jdbc,
            ActivitySets activities,
            DeliverableSets deliverables,
            Reckoned reckoned,
            Judgements judgements) {
        this.jdbc = jdbc;
        this.activities = activities;
        this.deliverables = deliverables;
        this.reckoned = reckoned;
        this.judgements = judgements;
    }

    @Override
    public Progress of(Reckoning reckoning, Language language) {
        return reckoned.once(() -> count(reckoning, language), "progress", reckoning, language);
    }

    @Override
    public long recordedByStatedLinks(Reckoning reckoning) {
        var mandates = new HashSet<>(activities.ask(
                reckoning,
                seen -> Set.copyOf(seen.statedMandates(seen.inCounts()).keySet())));
        mandates.addAll(deliverables.ask(
                reckoning,
                seen -> Set.copyOf(seen.statedMandates(seen.inCounts()).keySet())));
        return mandates.size();
    }

    /// How many records of each status a scope has: `all`, a component's number, or a mandate's.
    private static class Count {
        private final Map<String, Long> byStatus = new HashMap<>();
        /// What serves the mandate, but by no stated or confirmed link.
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
        var states = jdbc.sql("select key from country where kind = 'MEMBER_STATE'")
                .query(String.class)
                .list();
        var takingPart = activities.ask(reckoning, seen -> {
            var all = seen.inCounts();
            return states.stream()
                    .filter(state -> seen.anyHas(all, ActivitySets.STATE, state))
                    .count();
        });
        return new Progress(components, mandates, of(counts, "all").tally(), takingPart, states.size());
    }

    private static Count of(Map<String, Count> counts, String scope) {
        return counts.getOrDefault(scope, new Count());
    }

    private Map<String, Count> counts(Reckoning reckoning) {
        var counts = new HashMap<String, Count>();
        activities.ask(reckoning, seen -> count(counts, "A ", ActivityStatus.values(), seen));
        return deliverables.ask(reckoning, seen -> count(counts, "E ", DeliverableStatus.values(), seen));
    }

    private static <S extends Enum<S>> Map<String, Count> count(
            Map<String, Count> counts, String kind, S[] statuses, SeenRecords<S> seen) {
        for (var status : statuses) {
            count(counts, kind + status, seen.of(status), seen);
        }
        count(counts, kind + "passed", seen.passed(), seen);
        var all = seen.inCounts();
        var stated = seen.statedMandates(all);
        seen.counts(RecordCounts.MANDATE, all)
                .forEach((mandate, count) -> in(counts, mandate).inferred += count - stated.getOrDefault(mandate, 0L));
        return counts;
    }

    private static void count(Map<String, Count> counts, String name, RoaringBitmap records, SeenRecords<?> seen) {
        in(counts, "all").byStatus.put(name, records.getLongCardinality());
        for (var scope : List.of(RecordCounts.COMPONENT, RecordCounts.MANDATE)) {
            seen.counts(scope, records)
                    .forEach((value, count) -> in(counts, value).byStatus.put(name, count));
        }
    }

    private static Count in(Map<String, Count> counts, String scope) {
        return counts.computeIfAbsent(scope, first -> new Count());
    }
}
