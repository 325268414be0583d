package org.mispa.persistence.progress;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.number;
import static org.mispa.persistence.shared.Columns.optionalConstant;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.progress.Breakdowns;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Reckoning;
import org.mispa.persistence.activity.ActivityConditions;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Reckoned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlBreakdowns implements Breakdowns {
    private final JdbcClient jdbc;
    private final Reckoned reckoned;

    SqlBreakdowns(JdbcClient jdbc, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
    }

    @Override
    public List<InYear> years(ActivityFilter filter, Reckoning reckoning) {
        return reckoned.once(() -> countYears(filter, reckoning), "years by type", filter, reckoning);
    }

    /// Thousands of activities share few spans of years, so that these are spread over the years and not the
    /// activities.
    private List<InYear> countYears(ActivityFilter filter, Reckoning reckoning) {
        var conditions = ActivityConditions.of(filter, reckoning, "");
        return jdbc.sql("""
                        with s as materialized (
                            select a.type, a.date is null as undated, extract(year from a.date_earliest)::integer as first,
                                extract(year from a.date_latest)::integer as last, count(*) as n
                            from seen_activity(:asOf, :reach, :stated) a where %s
                            group by 1, 2, 3, 4),
                        y as (select generate_series(min(least(first, last)), max(greatest(first, last))) as year from s),
                        f as (
                            select s.type, y.year, s.n from s join y on not s.undated
                                and coalesce(s.first <= y.year, true) and coalesce(s.last >= y.year, true)
                            union all
                            select s.type, :several, s.n from s
                            where not s.undated and (s.first is null or s.last is null or s.first <> s.last)
                            union all
                            select s.type, :none, s.n from s where s.undated
                            union all
                            select s.type, null, s.n from s)
                        select type, year, sum(n) as n from f group by grouping sets ((type, year), (year))
                        """.formatted(conditions.sql()))
                .params(conditions.values())
                .param("several", ActivityFilter.SEVERAL_YEARS)
                .param("none", ActivityFilter.NO_DATE)
                .query((row, n) -> new InYear(
                        optionalConstant(row, "type", ActivityType.class), number(row, "year"), row.getLong("n")))
                .list();
    }

    @Override
    public List<Support> support(ActivityFilter filter, Reckoning reckoning, Language language) {
        return reckoned.once(() -> countSupport(filter, reckoning, language), "support", filter, reckoning, language);
    }

    /// Thousands of activities share few sets of funders and components. Component 0 stands for all of them.
    private List<Support> countSupport(ActivityFilter filter, Reckoning reckoning, Language language) {
        var conditions = ActivityConditions.of(filter, reckoning, "");
        var found = new LinkedHashMap<List<String>, Support>();
        jdbc.sql("""
                        with a as materialized (
                            select a.funders, a.line_funders, a.components, count(*) as n
                            from seen_activity(:asOf, :reach, :stated) a
                            where (a.funders <> '{}' or a.line_funders <> '{}') and %s
                            group by 1, 2, 3),
                        v as (
                            select organization, 'STATED' as basis, components, n from a, unnest(a.funders) organization
                            union all
                            select organization, 'LINE_OF_WORK', components, n from a, unnest(a.line_funders) organization),
                        n as (
                            select organization, basis, component, sum(n) as n
                            from v, unnest(0 || v.components) component group by 1, 2, 3)
                        select n.*, t.title, t.language
                        from n
                            join lateral (select * from organization_text t where t.organization = n.organization
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        order by t.title collate %s, n.organization
                        """.formatted(conditions.sql(), Columns.collation(language)))
                .params(conditions.values())
                .param("language", language.name())
                .query(row -> {
                    var key = List.of(text(row, "organization"), text(row, "basis"));
                    if (!found.containsKey(key)) {
                        found.put(
                                key,
                                new Support(
                                        text(row, "organization"),
                                        worded(row, "title"),
                                        constant(row, "basis", Basis.class),
                                        new TreeMap<>()));
                    }
                    found.get(key).byComponent().put(row.getInt("component"), row.getLong("n"));
                });
        return List.copyOf(found.values());
    }
}
