package org.mispa.persistence.activity;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.date;
import static org.mispa.persistence.shared.Columns.day;
import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.number;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.optionalConstant;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFacet;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.activity.ActivityPage;
import org.mispa.domain.activity.ActivityPage.Named;
import org.mispa.domain.activity.ActivityRow;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Text;
import org.mispa.persistence.initiative.Involvements;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.Streamed;
import org.mispa.persistence.source.Citations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlActivities implements Activities {
    private final JdbcClient jdbc;
    private final Reckoned reckoned;
    private final Streamed streamed;

    SqlActivities(JdbcClient jdbc, Reckoned reckoned, Streamed streamed) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
        this.streamed = streamed;
    }

    @Override
    public Page<ActivityRow> page(ActivityFilter filter, Reckoning reckoning, Language language, int number) {
        var conditions = ActivityConditions.of(filter, reckoning, "");
        // What belongs to one record is short enough for the rows to bring their number along.
        var ofOneMandate =
                filter.mandates().size() == 1 && filter.equals(ActivityFilter.ALL.withMandates(filter.mandates()));
        var narrow = ofOneMandate || filter.partOf() != null || filter.meeting() != null || filter.instrument() != null;
        var counted = new AtomicLong(narrow ? 0 : -1);
        // The page is cut before titles are looked up, so that these are read for its rows only.
        var rows = jdbc.sql("""
                        select a.key, a.type, a.date, a.place, a.initiative, a.status, a.passed, a.total, t.title, t.language,
                            a.mandates, cardinality(a.states) as states
                        from (select a.key, a.type, a.date, a.date_earliest, a.place, a.initiative, a.status, a.passed,
                                  a.mandates, a.states, %s as total
                              from seen_activity(:asOf, :reach, :stated) a
                              where %s
                              order by a.date_earliest desc nulls last, a.key
                              limit :size offset :skipped) a
                            join lateral (select t.title, t.language from activity_text t where t.activity = a.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        order by a.date_earliest desc nulls last, a.key
                        """.formatted(narrow ? "count(*) over ()" : "-1", conditions.sql()))
                .params(conditions.values())
                .param("language", language.name())
                .param("size", Page.SIZE)
                .param("skipped", (long) (number - 1) * Page.SIZE)
                .query((row, n) -> {
                    counted.set(row.getLong("total"));
                    return row(row);
                })
                .list();
        return new Page<>(
                rows,
                number,
                counted.get() < 0 || (rows.isEmpty() && number > 1) ? count(filter, reckoning) : counted.get());
    }

    private static ActivityRow row(ResultSet row) throws SQLException {
        return new ActivityRow(
                text(row, "key"),
                constant(row, "type", ActivityType.class),
                worded(row, "title"),
                date(row, "date"),
                optional(row, "place"),
                optional(row, "initiative"),
                list(row, "mandates"),
                row.getLong("states"),
                constant(row, "status", ActivityStatus.class),
                row.getBoolean("passed"));
    }

    /// The roles of the countries that are asked for.
    private static final String ROLES = """
            array(select p.role from participation p join country c on c.key = p.country
                    where p.activity = a.key and p.basis = :basis and coalesce(c.iso2, c.key) = any(:chosen)
                union
                select g.role from group_participation g join country c on c.key = any(g.inferred_members)
                    where :basis = 'INFERRED' and g.activity = a.key and coalesce(c.iso2, c.key) = any(:chosen))""";

    private static String roles(ActivityFilter filter) {
        return filter.countries().isEmpty() ? "'{}'::text[]" : ROLES;
    }

    private static Conditions withRoles(ActivityFilter filter, Reckoning reckoning, Language language) {
        return ActivityConditions.of(filter, reckoning, "")
                .value("language", language.name())
                .value("chosen", Conditions.array(filter.countries()))
                .value("basis", filter.inferredOnly() ? "INFERRED" : "STATED");
    }

    private static List<CountryRole> namedRoles(ResultSet row) throws SQLException {
        return list(row, "roles").stream().map(CountryRole::valueOf).sorted().toList();
    }

    @Override
    public Map<String, Newest> newest(
            ActivityFilter filter, Parts parts, Reckoning reckoning, Language language, int most) {
        var conditions = withRoles(filter, reckoning, language);
        var part = switch (parts) {
            case COMPONENTS -> "cast(a.components || 0 as text[])";
            case ROLES -> roles(filter);
        };
        var totals = new LinkedHashMap<String, Long>();
        var rows = new HashMap<String, List<InRoles>>();
        // As for a page, titles are looked up for the rows that are shown only.
        jdbc.sql("""
                        select a.*, t.title, t.language, %1$s as roles
                        from (select a.key, a.type, a.date, a.place, a.initiative, a.status, a.passed, a.mandates,
                                  cardinality(a.states) as states, d.part, count(*) over (partition by d.part) as total,
                                  row_number() over (partition by d.part
                                      order by a.date_earliest desc nulls last, a.key) as nth
                              from seen_activity(:asOf, :reach, :stated) a cross join lateral unnest(%2$s) as d (part)
                              where %3$s) a
                            join lateral (select t.title, t.language from activity_text t where t.activity = a.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        where a.nth <= :most
                        order by a.part, a.nth
                        """.formatted(roles(filter), part, conditions.sql()))
                .params(conditions.values())
                .param("most", most)
                .query(row -> {
                    var of = text(row, "part");
                    totals.put(of, row.getLong("total"));
                    rows.computeIfAbsent(of, first -> new ArrayList<>()).add(new InRoles(row(row), namedRoles(row)));
                });
        var newest = new LinkedHashMap<String, Newest>();
        totals.forEach((of, total) -> newest.put(of, new Newest(total, rows.getOrDefault(of, List.of()))));
        return newest;
    }

    @Override
    public void each(ActivityFilter filter, Reckoning reckoning, Language language, Consumer<ActivityTaken> to) {
        var conditions = withRoles(filter, reckoning, language);
        streamed.each(
                """
                        select a.key, a.type, a.date, a.place, a.initiative, a.status, a.passed, t.title, t.language,
                            x.date_basis, coalesce(n.iso2, n.key) as country,
                            array(select s.mandate from activity_serves(:stated) s where s.activity = a.key
                                order by s.mandate) as mandates,
                            cardinality(p.codes) as states, p.codes, p.names,
                            %s as roles, v.funders, v.line_funders
                        from seen_activity(:asOf, :reach, :stated) a
                            join activity x on x.key = a.key
                            left join country n on n.key = a.country
                            join lateral (select t.title, t.language from activity_text t where t.activity = a.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            cross join lateral (select
                                coalesce(array_agg(p.code order by p.code), '{}') as codes,
                                coalesce(array_agg(p.usual order by p.code), '{}') as names
                                from (select distinct coalesce(c.iso2, c.key) as code, m.usual
                                    from taking_part p join country c on c.key = p.country
                                        join country_name m on m.country = c.key and m.language = :language
                                    where p.activity = a.key) p) p
                            cross join lateral (select
                                coalesce(array_agg(v.organization order by v.position)
                                    filter (where v.basis = 'STATED'), '{}') as funders,
                                coalesce(array_agg(v.organization order by v.position)
                                    filter (where v.basis = 'LINE_OF_WORK'), '{}') as line_funders
                                from activity_involvement v where v.activity = a.key
                                    and v.role = 'FUNDER' and v.organization is not null) v
                        where %s
                        order by a.date_earliest desc nulls last, a.key
                        """.formatted(roles(filter), conditions.sql()),
                conditions.values(),
                (row, n) -> new ActivityTaken(
                        row(row),
                        optionalConstant(row, "date_basis", DateBasis.class),
                        optional(row, "country"),
                        namedRoles(row),
                        list(row, "codes"),
                        list(row, "names"),
                        list(row, "funders"),
                        list(row, "line_funders")),
                to);
    }

    @Override
    public long count(ActivityFilter filter, Reckoning reckoning) {
        return reckoned.once(
                () -> {
                    var conditions = ActivityConditions.of(filter, reckoning, "");
                    return jdbc.sql("select count(*) from seen_activity(:asOf, :reach, :stated) a where "
                                    + conditions.sql())
                            .params(conditions.values())
                            .query(Long.class)
                            .single();
                },
                "activities",
                filter,
                reckoning);
    }

    @Override
    public List<ActivityFacet> facets(
            ActivityFilter filter, Reckoning reckoning, Language language, Set<String> wanted) {
        return reckoned.once(
                () -> countFacets(filter, reckoning, language, wanted),
                "activity facets",
                filter,
                reckoning,
                language,
                Set.copyOf(wanted));
    }

    /// How one field is counted. Activities that are alike in it are counted first, as there are far fewer sets of
    /// mandates, states or funders than activities; the sets are taken apart after that.
    ///
    /// @param alike in what they are alike
    /// @param columns the same with names
    /// @param values a select of value, label, language, sort and number from `a`, which has these columns and `n`
    private record Counting(String alike, String columns, String values) {
        Counting(String column, String values) {
            this("a." + column, "a." + column, values);
        }

        /// Of activities that are counted for this field only.
        String alone(String conditions) {
            return "select " + columns + ", count(*) as n from seen_activity(:asOf, :reach, :stated) a where "
                    + conditions + " group by " + alike;
        }

        /// Whether a row counts those alike in this field rather than in another.
        String mark() {
            return "grouping(" + alike.replaceFirst(",.*", "") + ") = 0";
        }
    }

    private static final Map<String, Counting> FACETS = new LinkedHashMap<>();

    static {
        FACETS.put("component", new Counting("components", """
                select s.component::text, t.title, t.language, s.component::text, s.n
                from (select unnest(a.components) as component, sum(a.n) as n from a group by 1) s
                    join lateral (select * from component_text t where t.component = s.component
                        order by t.language = :language desc, t.original desc limit 1) t on true"""));
        FACETS.put("mandate", new Counting("mandates", """
                select s.mandate, t.title, t.language, s.mandate, s.n
                from (select unnest(a.mandates) as mandate, sum(a.n) as n from a group by 1) s
                    join lateral (select * from mandate_text t where t.mandate = s.mandate
                        order by t.language = :language desc, t.original desc limit 1) t on true"""));
        FACETS.put("initiative", new Counting("initiative", """
                select a.initiative, t.title, t.language, a.initiative, a.n
                from a join lateral (select * from initiative_text t where t.initiative = a.initiative
                    order by t.language = :language desc, t.original desc limit 1) t on true"""));
        FACETS.put("type", new Counting("type", "select a.type, a.type, :language, a.type, a.n from a"));
        FACETS.put("status", new Counting("status", "select a.status, a.status, :language, a.status, a.n from a"));
        FACETS.put(
                "country", countries("select unnest(a.states) as country, sum(a.n) as n from a group by 1", "states"));
        FACETS.put("role", new Counting("roles", """
                        select s.role, s.role, :language, s.role, s.n
                        from (select unnest(a.roles) as role, sum(a.n) as n from a group by 1) s"""));
        FACETS.put("funder", organizations("funders"));
        FACETS.put("line-funder", organizations("line_funders"));
        FACETS.put("organization", organizations("organizations"));
        // Dates without a beginning or an end reach to the first or the last year of all records.
        FACETS.put(
                "year",
                new Counting(
                        "a.date_earliest, a.date_latest, a.date is null",
                        "a.date_earliest, a.date_latest, a.date is null as undated",
                        """
                        select y::text, y::text, :language, y::text, sum(a.n)
                        from a, generate_series(
                                extract(year from coalesce(a.date_earliest, (select min(date_earliest) from activity)))::integer,
                                extract(year from coalesce(a.date_latest,
                                    (select greatest(max(date_latest), max(date_earliest)) from activity)))::integer) y
                        where not a.undated and y >= (select extract(year from min(date_earliest)) from activity)
                        group by 1, 2, 3, 4
                        union all
                        select 'several', 'several', :language, 'several', sum(a.n) from a
                        where not a.undated and (a.date_earliest is null or a.date_latest is null
                            or extract(year from a.date_earliest) <> extract(year from a.date_latest))
                        having count(*) > 0
                        union all
                        select 'none', 'none', :language, 'without', sum(a.n) from a where a.undated
                        having count(*) > 0"""));
    }

    private static Counting countries(String counts, String column) {
        return new Counting(column, """
                select coalesce(n.iso2, n.key), m.usual, m.language, m.sort, s.n
                from (%s) s
                    join country n on n.key = s.country
                    join country_name m on m.country = n.key and m.language = :language""".formatted(counts));
    }

    private static Counting organizations(String column) {
        return new Counting(column, """
                select s.organization, t.title, t.language, t.title, s.n
                from (select unnest(a.%s) as organization, sum(a.n) as n from a group by 1) s
                    join lateral (select * from organization_text t where t.organization = s.organization
                        order by t.language = :language desc, t.original desc limit 1) t on true""".formatted(column));
    }

    /// Countries are counted as taking part, or in the roles that the filter names; roles with any country, or with
    /// those that the filter names.
    private static Counting counting(String field, ActivityFilter filter) {
        if (field.equals("country") && !filter.roles().isEmpty()) {
            return countries("""
                    select split_part(r.named, ' ', 1) as country, sum(r.n) as n
                    from (select unnest(a.country_roles) as named, sum(a.n) as n from a group by 1) r
                    where string_to_array(r.named, ' ') && cast(:facetRoles as text[]) group by 1""", "country_roles");
        }
        if (field.equals("role") && !filter.countries().isEmpty()) {
            return new Counting("country_roles", """
                    select r, r, :language, r, sum(a.n)
                    from a cross join lateral (
                        select distinct unnest((string_to_array(c, ' '))[2:]) as r from unnest(a.country_roles) c
                            join country n on n.key = split_part(c, ' ', 1)
                        where coalesce(n.iso2, n.key) = any(:facetCountries)) r
                    group by 1, 2, 3, 4""");
        }
        return Objects.requireNonNull(FACETS.get(field), field);
    }

    /// One statement for all facets that are wanted. A field that is not filtered by counts over the same activities as
    /// the list, and all such fields in one pass.
    private List<ActivityFacet> countFacets(
            ActivityFilter filter, Reckoning reckoning, Language language, Set<String> wanted) {
        var same = ActivityConditions.of(filter, reckoning, "");
        var values = new HashMap<String, Object>(same.values());
        var shared = new LinkedHashMap<String, Counting>();
        var parts = new ArrayList<String>();
        var byField = new LinkedHashMap<String, List<ActivityFacet.Value>>();
        for (var field : FACETS.keySet()) {
            if (!wanted.contains(field)) {
                continue;
            }
            byField.put(field, new ArrayList<>());
            var own = ActivityConditions.of(filter, reckoning, field);
            values.putAll(own.values());
            var counting = counting(field, filter);
            var alone = !own.sql().equals(same.sql());
            if (!alone) {
                shared.put(field, counting);
            }
            parts.add("select '" + field + "' as field, f.* from (with a as ("
                    + (alone ? counting.alone(own.sql()) : "select * from shown where \"is " + field + '"') + ") "
                    + counting.values() + ") f (value, label, language, sort, n)");
        }
        values.put("language", language.name());
        values.put("facetRoles", Conditions.array(filter.roles()));
        values.put("facetCountries", Conditions.array(filter.countries()));
        jdbc.sql((shared.isEmpty() ? "" : shown(shared, same))
                        + "select field, value, label, language, n from (" + String.join("\nunion all\n", parts)
                        + ") f order by field, sort collate " + Columns.collation(language) + ", value")
                .params(values)
                .query(row -> {
                    byField.computeIfAbsent(text(row, "field"), field -> new ArrayList<>())
                            .add(new ActivityFacet.Value(slug(row), worded(row, "label"), row.getLong("n")));
                });
        return byField.entrySet().stream()
                .map(facet -> new ActivityFacet(facet.getKey(), facet.getValue()))
                .toList();
    }

    /// The activities of the list, counted for several fields at once; each row says for which.
    private static String shown(Map<String, Counting> fields, Conditions conditions) {
        var columns = new ArrayList<String>();
        var sets = new LinkedHashSet<String>();
        fields.forEach((field, counting) -> {
            columns.add(counting.mark() + " as \"is " + field + '"');
            sets.add("(" + counting.alike() + ")");
        });
        fields.values().stream().map(Counting::columns).distinct().forEach(columns::add);
        return """
                with shown as materialized (
                    select %s, count(*) as n
                    from seen_activity(:asOf, :reach, :stated) a
                    where %s
                    group by grouping sets (%s))
                """.formatted(String.join(", ", columns), conditions.sql(), String.join(", ", sets));
    }

    /// The value as it stands in addresses: constants in kebab-case, keys as they are.
    private static String slug(ResultSet row) throws SQLException {
        var value = text(row, "value");
        return switch (text(row, "field")) {
            case "type" -> Query.slug(ActivityType.valueOf(value));
            case "status" -> Query.slug(ActivityStatus.valueOf(value));
            case "role" -> Query.slug(CountryRole.valueOf(value));
            default -> value;
        };
    }

    @Override
    public Optional<ActivityPage> find(ActivityId id, Reckoning reckoning, Language language) {
        return jdbc.sql("""
                        select a.*, t.title, t.summary, t.note, t.language, s.status, s.passed, i.component,
                            c.usual as country_name, coalesce(n.iso2, n.key) as country_code,
                            it.title as initiative_title, it.language as initiative_language,
                            pt.title as whole_title, pt.language as whole_language,
                            mt.title as meeting_title, mt.language as meeting_language,
                            nt.title as instrument_title, nt.language as instrument_language
                        from activity a
                            join lateral (select * from activity_text t where t.activity = a.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            left join seen_activity(:asOf, :reach, :stated) s on s.key = a.key
                            left join country n on n.key = a.country
                            left join country_name c on c.country = a.country and c.language = :language
                            left join initiative i on i.code = a.initiative
                            left join lateral (select * from initiative_text t where t.initiative = a.initiative
                                order by t.language = :language desc, t.original desc limit 1) it on true
                            left join lateral (select * from activity_text t where t.activity = a.part_of
                                order by t.language = :language desc, t.original desc limit 1) pt on true
                            left join lateral (select * from meeting_text t where t.meeting = a.meeting
                                order by t.language = :language desc, t.original desc limit 1) mt on true
                            left join lateral (select * from instrument_text t where t.instrument = a.instrument
                                order by t.language = :language desc, t.original desc limit 1) nt on true
                        where a.key = :key
                        """)
                .param("key", id.value())
                .param("asOf", reckoning.asOf())
                .param("reach", reckoning.reach())
                .param("stated", reckoning.links() == LinkMode.STATED)
                .param("language", language.name())
                .query((row, n) -> new ActivityPage(
                        text(row, "key"),
                        constant(row, "type", ActivityType.class),
                        worded(row, "title"),
                        worded(row, "summary", "language"),
                        worded(row, "note", "language"),
                        date(row, "date"),
                        optionalConstant(row, "date_basis", DateBasis.class),
                        constant(row, "recorded", Recorded.class),
                        day(row, "checked_on"),
                        optionalConstant(row, "status", ActivityStatus.class),
                        row.getBoolean("passed"),
                        optional(row, "place"),
                        country(row, language),
                        named(row, "initiative", "initiative"),
                        number(row, "component"),
                        named(row, "part_of", "whole"),
                        named(row, "meeting", "meeting"),
                        named(row, "instrument", "instrument"),
                        number(row, "edition"),
                        row.getBoolean("third_party"),
                        list(row, "people"),
                        links(id, reckoning, language),
                        countries(id, language),
                        groups(id, language),
                        Involvements.of(jdbc, "activity", id.value(), language),
                        Citations.of(jdbc, "activity", id.value(), language)))
                .optional();
    }

    private static @Nullable Named country(ResultSet row, Language language) throws SQLException {
        var code = row.getString("country_code");
        return code == null ? null : new Named(code, new Text(language, text(row, "country_name")));
    }

    private static @Nullable Named named(ResultSet row, String column, String words) throws SQLException {
        var key = row.getString(column);
        var title = worded(row, words + "_title", words + "_language");
        return key == null || title == null ? null : new Named(key, title);
    }

    private List<ActivityPage.Link> links(ActivityId id, Reckoning reckoning, Language language) {
        return jdbc.sql("""
                        select l.mandate, l.basis, l.reason, l.confirmed_by, l.confirmed_on, t.title, t.language
                        from activity_mandate l
                            join activity_serves(:stated) s on s.activity = l.activity and s.mandate = l.mandate
                            join lateral (select * from mandate_text t where t.mandate = l.mandate
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        where l.activity = :key
                        order by l.mandate
                        """)
                .param("key", id.value())
                .param("stated", reckoning.links() == LinkMode.STATED)
                .param("language", language.name())
                .query((row, n) -> new ActivityPage.Link(
                        text(row, "mandate"),
                        worded(row, "title"),
                        constant(row, "basis", Basis.class),
                        optional(row, "reason"),
                        optional(row, "confirmed_by"),
                        day(row, "confirmed_on")))
                .list();
    }

    private List<ActivityPage.Country> countries(ActivityId id, Language language) {
        return jdbc.sql("""
                        select coalesce(n.iso2, n.key) as code, m.usual, p.role, p.basis, p.head_count, p.note
                        from participation p
                            join country n on n.key = p.country
                            join country_name m on m.country = p.country and m.language = :language
                        where p.activity = :key
                        order by p.basis desc, p.role, m.sort collate %s
                        """.formatted(Columns.collation(language)))
                .param("key", id.value())
                .param("language", language.name())
                .query((row, n) -> new ActivityPage.Country(
                        text(row, "code"),
                        text(row, "usual"),
                        constant(row, "role", CountryRole.class),
                        constant(row, "basis", Basis.class),
                        number(row, "head_count"),
                        optional(row, "note")))
                .list();
    }

    private List<ActivityPage.Group> groups(ActivityId id, Language language) {
        return jdbc.sql("""
                        select g.title, g.role, g.reason,
                            array(select m.usual from country_name m
                                where m.country = any(g.inferred_members) and m.language = :language
                                order by m.sort collate %s) as members
                        from group_participation g where g.activity = :key order by g.position
                        """.formatted(Columns.collation(language)))
                .param("key", id.value())
                .param("language", language.name())
                .query((row, n) -> new ActivityPage.Group(
                        text(row, "title"),
                        constant(row, "role", CountryRole.class),
                        list(row, "members"),
                        optional(row, "reason")))
                .list();
    }

    /// A month and a half around the date is near.
    @Override
    public List<Alike> alike(
            ActivityType type,
            @Nullable EdtfDate date,
            String title,
            @Nullable String place,
            @Nullable ActivityId except,
            Language language) {
        return jdbc.sql("""
                        select a.key, a.date, a.place, w.title, w.language
                        from activity a
                            cross join lateral (select max(similarity(plain(t.title), plain(:title))) as near
                                from activity_text t where t.activity = a.key) s
                            cross join lateral (select t.title, t.language from activity_text t where t.activity = a.key
                                order by t.language = :language desc, t.original desc limit 1) w
                        where a.type = :type and a.key is distinct from :except
                            and (cast(:latest as date) is null or a.date_earliest is null
                                or a.date_earliest <= cast(:latest as date) + 45)
                            and (cast(:earliest as date) is null or a.date_latest is null
                                or a.date_latest >= cast(:earliest as date) - 45)
                            and (s.near > 0.45 or (s.near > 0.2 and a.date is not null and cast(:latest as date) is not null
                                and plain(a.place) = plain(cast(:place as text))))
                        order by s.near desc, a.key limit 5
                        """)
                .param("title", title)
                .param("language", language.name())
                .param("type", type.name())
                .param("except", except == null ? null : except.toString())
                .param("latest", date == null ? null : date.latest())
                .param("earliest", date == null ? null : date.earliest())
                .param("place", place)
                .query((row, n) -> new Alike(
                        ActivityId.of(text(row, "key")),
                        worded(row, "title"),
                        date(row, "date"),
                        optional(row, "place")))
                .list();
    }
}
