package org.mispa.persistence.progress;

import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.progress.Breakdowns;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Reckoning;
import org.mispa.persistence.activity.ActivitySets;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.RecordCounts;
import org.mispa.persistence.shared.Years;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlBreakdowns implements Breakdowns {
    private final JdbcClient jdbc;
    private final ActivitySets sets;
    private final Reckoned reckoned;

    SqlBreakdowns(JdbcClient jdbc, ActivitySets sets, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.reckoned = reckoned;
    }

    @Override
    public List<InYear> years(ActivityFilter filter, Reckoning reckoning) {
        return reckoned.once(() -> countYears(filter, reckoning), "years by type", filter, reckoning);
    }

    private List<InYear> countYears(ActivityFilter filter, Reckoning reckoning) {
        return sets.ask(filter, reckoning, matching -> {
            var all = matching.all();
            var counts = new ArrayList<InYear>();
            var years = new TreeSet<Integer>(Years.first(matching.seen().sets(), all));
            years.addAll(Years.last(matching.seen().sets(), all));
            var touched = years.isEmpty() ? IntStream.empty() : IntStream.rangeClosed(years.first(), years.last());
            IntStream.concat(touched, IntStream.of(ActivityFilter.SEVERAL_YEARS, ActivityFilter.NO_DATE))
                    .forEach(year ->
                            countTypes(counts, year, matching.seen(), RoaringBitmap.and(all, matching.touching(year))));
            countTypes(counts, null, matching.seen(), all);
            return counts;
        });
    }

    private static void countTypes(
            List<InYear> counts, @Nullable Integer year, ActivitySets.Seen seen, RoaringBitmap touching) {
        if (touching.isEmpty()) {
            return;
        }
        counts.add(new InYear(null, year, touching.getLongCardinality()));
        seen.counts(ActivitySets.TYPE, touching)
                .forEach((type, count) -> counts.add(new InYear(ActivityType.valueOf(type), year, count)));
    }

    @Override
    public List<Support> support(ActivityFilter filter, Reckoning reckoning, Language language) {
        return reckoned.once(() -> countSupport(filter, reckoning, language), "support", filter, reckoning, language);
    }

    private List<Support> countSupport(ActivityFilter filter, Reckoning reckoning, Language language) {
        record Found(String organization, Basis basis, Map<Integer, Long> byComponent) {}
        var found = sets.ask(filter, reckoning, matching -> {
            var all = matching.all();
            var seen = matching.seen();
            var counted = new ArrayList<Found>();
            Map.of(RecordCounts.FUNDER, Basis.STATED, RecordCounts.LINE_FUNDER, Basis.LINE_OF_WORK)
                    .forEach((field, basis) -> seen.values(field).forEach(organization -> {
                        var supported = seen.among(all, field, organization);
                        if (!supported.isEmpty()) {
                            var byComponent = new TreeMap<Integer, Long>();
                            byComponent.put(0, supported.getLongCardinality());
                            seen.counts(RecordCounts.COMPONENT, supported)
                                    .forEach((component, count) -> byComponent.put(Integer.valueOf(component), count));
                            counted.add(new Found(organization, basis, byComponent));
                        }
                    }));
            return counted;
        });
        var support = new ArrayList<Support>();
        jdbc.sql("""
                        select o.key, t.title, t.language from organization o
                            join lateral (select * from organization_text t where t.organization = o.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        where o.key = any(:keys)
                        order by t.title collate %s, o.key
                        """.formatted(Columns.collation(language)))
                .param("language", language.name())
                .param(
                        "keys",
                        Conditions.array(found.stream().map(Found::organization).toList()))
                .query(row -> {
                    var key = text(row, "key");
                    var name = worded(row, "title");
                    found.stream()
                            .filter(one -> one.organization().equals(key))
                            .sorted(Comparator.comparing(Found::basis))
                            .forEach(one -> support.add(new Support(key, name, one.basis(), one.byComponent())));
                });
        return support;
    }
}
