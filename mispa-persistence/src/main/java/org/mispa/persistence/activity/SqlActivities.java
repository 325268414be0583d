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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
import org.mispa.persistence.shared.RecordCounts;
import org.mispa.persistence.shared.Streamed;
import org.mispa.persistence.source.Citations;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlActivities implements Activities {
    private final JdbcClient jdbc;
    private final ActivitySets sets;
    private final Reckoned reckoned;
    private final Streamed streamed;

    SqlActivities(JdbcClient jdbc, ActivitySets sets, Reckoned reckoned, Streamed streamed) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.reckoned = reckoned;
        this.streamed = streamed;
    }

    @Override
    public Page<ActivityRow> page(ActivityFilter filter, Reckoning reckoning, Language language, int number) {
        if (number == 1 && (filter.partOf() != null || filter.meeting() != null || filter.instrument() != null)) {
            // What belongs to one record is short: it need not be named by a statement of its own.
            var conditions = ActivityConditions.of(filter, reckoning);
            var rows = rows("""
                    select a.*, row_number() over (order by a.date_earliest desc nulls last, a.key) as nth
                    from seen_activity(:asOf, :reach, :stated) a where %s order by nth limit %d""".formatted(conditions.sql(), Page.SIZE + 1), conditions, language);
            if (rows.size() <= Page.SIZE) {
                return new Page<>(rows, number, rows.size());
            }
        }
        record Part(List<String> keys, long total) {}
        var part = sets.ask(filter, reckoning, matching -> {
            var all = matching.all();
            return new Part(
                    matching.seen().keys(all, (long) (number - 1) * Page.SIZE, Page.SIZE), all.getLongCardinality());
        });
        return new Page<>(rows(part.keys(), reckoning, language), number, part.total());
    }

    /// In the order of the keys.
    private List<ActivityRow> rows(Collection<String> keys, Reckoning reckoning, Language language) {
        return rows("""
                select a.*, k.nth from unnest(cast(:keys as text[])) with ordinality k (key, nth)
                    join seen_activity(:asOf, :reach, :stated) a on a.key = k.key""", new Conditions(reckoning).value("keys", Conditions.array(keys)), language);
    }

    private List<ActivityRow> rows(String chosen, Conditions conditions, Language language) {
        return jdbc.sql("""
                        select a.key, a.type, a.date, a.place, a.initiative, a.status, a.passed, t.title, t.language,
                            a.mandates, cardinality(a.states) as states
                        from (%s) a
                            join lateral (select t.title, t.language from activity_text t where t.activity = a.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        order by a.nth
                        """.formatted(chosen))
                .params(conditions.value("language", language.name()).values())
                .query((row, n) -> row(row))
                .list();
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

    private static Conditions withRoles(Conditions conditions, ActivityFilter filter, Language language) {
        return conditions
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
        record Part(List<String> keys, long total) {}
        var found = sets.ask(filter, reckoning, matching -> {
            var all = matching.all();
            var byPart = new LinkedHashMap<String, Part>();
            split(matching, parts, all).forEach((name, part) -> {
                if (!part.isEmpty()) {
                    byPart.put(name, new Part(matching.seen().keys(part, 0, most), part.getLongCardinality()));
                }
            });
            return byPart;
        });
        var keys = found.values().stream()
                .flatMap(part -> part.keys().stream())
                .distinct()
                .toList();
        var rows = new HashMap<String, InRoles>();
        inRoles(keys, filter, reckoning, language)
                .forEach(row -> rows.put(row.row().key(), row));
        var newest = new LinkedHashMap<String, Newest>();
        found.forEach((name, part) -> newest.put(
                name,
                new Newest(
                        part.total(),
                        part.keys().stream()
                                .map(rows::get)
                                .filter(Objects::nonNull)
                                .toList())));
        return newest;
    }

    private static Map<String, RoaringBitmap> split(ActivitySets.Matching matching, Parts parts, RoaringBitmap all) {
        var split = new TreeMap<String, RoaringBitmap>();
        switch (parts) {
            case COMPONENTS -> {
                split.put(Parts.WHOLE, all);
                matching.seen()
                        .values(RecordCounts.COMPONENT)
                        .forEach(component ->
                                split.put(component, matching.seen().among(all, RecordCounts.COMPONENT, component)));
            }
            case ROLES ->
                Stream.of(CountryRole.values())
                        .map(CountryRole::name)
                        .forEach(role -> split.put(role, matching.inRole(all, role)));
        }
        return split;
    }

    private List<InRoles> inRoles(
            Collection<String> keys, ActivityFilter filter, Reckoning reckoning, Language language) {
        return jdbc.sql("""
                                select a.key, a.type, a.date, a.place, a.initiative, a.status, a.passed, t.title, t.language,
                                    a.mandates, cardinality(a.states) as states, %s as roles
                                from unnest(cast(:keys as text[])) k (key)
                                    join seen_activity(:asOf, :reach, :stated) a on a.key = k.key
                                    join lateral (select t.title, t.language from activity_text t where t.activity = a.key
                                        order by t.language = :language desc, t.original desc limit 1) t on true
                                """.formatted(roles(filter)))
                .params(withRoles(new Conditions(reckoning), filter, language)
                        .value("keys", Conditions.array(keys))
                        .values())
                .query((row, n) -> new InRoles(row(row), namedRoles(row)))
                .list();
    }

    @Override
    public void each(ActivityFilter filter, Reckoning reckoning, Language language, Consumer<ActivityTaken> to) {
        var conditions = withRoles(ActivityConditions.of(filter, reckoning), filter, language);
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
        return sets.ask(filter, reckoning, matching -> matching.all().getLongCardinality());
    }

    @Override
    public List<ActivityFacet> facets(
            ActivityFilter filter, Reckoning reckoning, Language language, Set<String> wanted) {
        return reckoned.once(
                () -> label(count(filter, reckoning, wanted), language),
                "activity facets",
                filter,
                reckoning,
                language,
                Set.copyOf(wanted));
    }

    private Map<String, Map<String, Long>> count(ActivityFilter filter, Reckoning reckoning, Set<String> wanted) {
        return sets.ask(filter, reckoning, matching -> {
            var counts = new LinkedHashMap<String, Map<String, Long>>();
            ActivityFacet.FIELDS.stream()
                    .filter(wanted::contains)
                    .forEach(field -> counts.put(field, matching.counts(field)));
            return counts;
        });
    }

    private static final String LABELLED = """
            with c as (
                select * from unnest(cast(:fields as text[]), cast(:values as text[]), cast(:numbers as bigint[]))
                    c (field, value, n))
            select field, value, label, language, n from (
                select c.field, c.value, t.title, t.language, c.value, c.n
                from c join lateral (select * from component_text t where t.component::text = c.value
                    order by t.language = :language desc, t.original desc limit 1) t on c.field = 'component'
                union all
                select c.field, c.value, t.title, t.language, c.value, c.n
                from c join lateral (select * from mandate_text t where t.mandate = c.value
                    order by t.language = :language desc, t.original desc limit 1) t on c.field = 'mandate'
                union all
                select c.field, c.value, t.title, t.language, c.value, c.n
                from c join lateral (select * from initiative_text t where t.initiative = c.value
                    order by t.language = :language desc, t.original desc limit 1) t on c.field = 'initiative'
                union all
                select c.field, c.value, t.title, t.language, t.title, c.n
                from c join lateral (select * from organization_text t where t.organization = c.value
                    order by t.language = :language desc, t.original desc limit 1) t
                    on c.field in ('funder', 'line-funder', 'organization')
                union all
                select c.field, coalesce(n.iso2, n.key), m.usual, m.language, m.sort, c.n
                from c join country n on n.key = c.value
                    join country_name m on m.country = n.key and m.language = :language
                where c.field = 'country'
                union all
                select c.field, c.value, c.value, :language, replace(c.value, 'none', 'without'), c.n
                from c where c.field in ('type', 'status', 'role', 'year')) f (field, value, label, language, sort, n)
            """;

    private List<ActivityFacet> label(Map<String, Map<String, Long>> counts, Language language) {
        var fields = new ArrayList<String>();
        var values = new ArrayList<String>();
        var numbers = new ArrayList<Long>();
        var byField = new LinkedHashMap<String, List<ActivityFacet.Value>>();
        counts.forEach((field, counted) -> {
            byField.put(field, new ArrayList<>());
            counted.forEach((value, number) -> {
                fields.add(field);
                values.add(value);
                numbers.add(number);
            });
        });
        jdbc.sql(LABELLED + " order by field, sort collate " + Columns.collation(language) + ", value")
                .param("fields", Conditions.array(fields))
                .param("values", Conditions.array(values))
                .param("numbers", Conditions.array(numbers))
                .param("language", language.name())
                .query(row -> {
                    Objects.requireNonNull(byField.get(text(row, "field")))
                            .add(new ActivityFacet.Value(slug(row), worded(row, "label"), row.getLong("n")));
                });
        return byField.entrySet().stream()
                .map(facet -> new ActivityFacet(facet.getKey(), facet.getValue()))
                .toList();
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
