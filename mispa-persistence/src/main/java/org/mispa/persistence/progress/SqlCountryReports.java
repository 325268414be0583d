package org.mispa.persistence.progress;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.optionalConstant;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.country.StandingKind;
import org.mispa.domain.country.Subregion;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Reckoning;
import org.mispa.persistence.activity.ActivityConditions;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Reckoned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlCountryReports implements CountryReports {
    private final JdbcClient jdbc;
    private final Reckoned reckoned;

    SqlCountryReports(JdbcClient jdbc, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
    }

    @Override
    public List<CountryRow> all(CountryKind kind, ActivityFilter filter, Reckoning reckoning, Language language) {
        return reckoned.once(
                () -> count(kind, filter, reckoning, language), "countries", kind, filter, reckoning, language);
    }

    private List<CountryRow> count(CountryKind kind, ActivityFilter filter, Reckoning reckoning, Language language) {
        var conditions = ActivityConditions.of(filter, reckoning, "");
        var roleCounts = Arrays.stream(CountryRole.values())
                .map(role -> "sum(n) filter (where role = '%1$s') as %1$s".formatted(role.name()))
                .collect(Collectors.joining(",\n"));
        return jdbc.sql("""
                        with p as materialized (
                            select split_part(g.named, ' ', 1) as country, (string_to_array(g.named, ' '))[2:] as roles,
                                g.mandates, g.n
                            from (select unnest(a.country_roles) as named, a.mandates, a.n from (
                                    select a.country_roles, a.mandates, count(*) as n
                                    from seen_activity(:asOf, :reach, :stated) a where %s group by 1, 2) a) g),
                        taking as (select * from p where roles && cast(:counted as text[])),
                        role as (select p.country, r as role, p.n from p, unnest(p.roles) r)
                        select coalesce(c.iso2, c.key) as code, n.usual, c.subregion,
                            coalesce(t.n, 0) as activities, coalesce(m.n, 0) as mandates, r.*
                        from country c
                            join country_name n on n.country = c.key and n.language = :language
                            left join (select country, sum(n) as n from taking group by 1) t on t.country = c.key
                            left join (select country, count(distinct m) as n from taking, unnest(mandates) m
                                group by 1) m on m.country = c.key
                            left join (select country, %s from role group by 1) r on r.country = c.key
                        where c.kind = :kind
                        order by n.sort collate %s
                        """.formatted(conditions.sql(), roleCounts, Columns.collation(language)))
                .params(conditions.values())
                .param(
                        "counted",
                        Conditions.array(filter.roles().isEmpty() ? CountryRole.takingPart() : filter.roles()))
                .param("kind", kind.name())
                .param("language", language.name())
                .query((row, n) -> new CountryRow(
                        text(row, "code"),
                        text(row, "usual"),
                        optionalConstant(row, "subregion", Subregion.class),
                        row.getLong("activities"),
                        roles(row),
                        row.getLong("mandates")))
                .list();
    }

    private static Map<CountryRole, Long> roles(ResultSet row) throws SQLException {
        var roles = new EnumMap<CountryRole, Long>(CountryRole.class);
        for (var role : CountryRole.values()) {
            var count = row.getLong(role.name());
            if (count > 0) {
                roles.put(role, count);
            }
        }
        return roles;
    }

    @Override
    public Optional<CountryPage> find(String code, Language language) {
        return jdbc.sql("""
                        select c.*, coalesce(c.iso2, c.key) as code, n.usual, n.official,
                            array(select x.language from country_name x where x.country = c.key order by x.language) as languages,
                            array(select x.usual from country_name x where x.country = c.key order by x.language) as usuals,
                            array(select x.official from country_name x where x.country = c.key order by x.language) as officials,
                            array(select s.standing from country_standing s where s.country = c.key order by s.position) as standings,
                            array(select coalesce(s.date, '') from country_standing s where s.country = c.key order by s.position) as dates,
                            array(select coalesce(s.note, '') from country_standing s where s.country = c.key order by s.position) as notes
                        from country c join country_name n on n.country = c.key and n.language = :language
                        where coalesce(c.iso2, c.key) = :code
                        """)
                .param("code", code)
                .param("language", language.name())
                .query((row, n) -> new CountryPage(
                        text(row, "key"),
                        text(row, "code"),
                        optional(row, "iso3"),
                        constant(row, "kind", CountryKind.class),
                        optionalConstant(row, "subregion", Subregion.class),
                        text(row, "usual"),
                        text(row, "official"),
                        names(row),
                        standings(row),
                        optional(row, "note")))
                .optional();
    }

    private static List<NameIn> names(ResultSet row) throws SQLException {
        var languages = list(row, "languages");
        var usuals = list(row, "usuals");
        var officials = list(row, "officials");
        var names = new ArrayList<NameIn>();
        for (var i = 0; i < languages.size(); i++) {
            names.add(new NameIn(Language.valueOf(languages.get(i)), usuals.get(i), officials.get(i)));
        }
        return names;
    }

    private static List<Standing> standings(ResultSet row) throws SQLException {
        var kinds = list(row, "standings");
        var dates = list(row, "dates");
        var notes = list(row, "notes");
        var standings = new ArrayList<Standing>();
        for (var i = 0; i < kinds.size(); i++) {
            @Nullable EdtfDate date = dates.get(i).isEmpty() ? null : EdtfDate.parse(dates.get(i));
            standings.add(new Standing(
                    StandingKind.valueOf(kinds.get(i)), date, notes.get(i).isEmpty() ? null : notes.get(i)));
        }
        return standings;
    }

    @Override
    public Map<CountryRole, Map<Integer, Long>> roles(Set<String> codes, Reckoning reckoning) {
        var countries = Set.copyOf(codes);
        return reckoned.once(
                () -> {
                    var roles = new EnumMap<CountryRole, Map<Integer, Long>>(CountryRole.class);
                    jdbc.sql("""
                                    with p as materialized (
                                        select p.role, a.components, count(distinct p.activity) as n
                                        from participation p
                                            join country c on c.key = p.country and coalesce(c.iso2, c.key) = any(:codes)
                                            join seen_activity(:asOf, :reach, :stated) a on a.key = p.activity
                                        where p.basis = 'STATED' and a.status <> 'CANCELLED'
                                        group by 1, 2)
                                    select role, 0 as component, sum(n) as n from p group by 1
                                    union all
                                    select role, c, sum(n) from p, unnest(components) c group by 1, 2
                                    """)
                            .params(new Conditions(reckoning)
                                    .value("codes", Conditions.array(countries))
                                    .values())
                            .query(row -> {
                                roles.computeIfAbsent(constant(row, "role", CountryRole.class), role -> new TreeMap<>())
                                        .put(row.getInt("component"), row.getLong("n"));
                            });
                    return roles;
                },
                "country roles",
                countries,
                reckoning);
    }

    @Override
    public List<Reach> reach(Set<String> codes, Reckoning reckoning, Language language) {
        var countries = Set.copyOf(codes);
        return reckoned.once(
                () -> jdbc.sql("""
                                with alike as materialized (
                                    select a.mandates, a.initiative,
                                        a.states && array(select c.key from country c
                                            where coalesce(c.iso2, c.key) = any(:codes)) as taking_part,
                                        a.status = 'HELD' and a.states = '{}' as unnamed, count(*) as n
                                    from seen_activity(:asOf, :reach, :stated) a where a.status <> 'CANCELLED'
                                    group by 1, 2, 3, 4),
                                f as (select alike.*, unnest(alike.mandates) as mandate from alike)
                                select m.number, t.title, t.language,
                                    sum(f.n) filter (where f.taking_part) as activities,
                                    sum(f.n) as recorded,
                                    sum(f.n) filter (where i.scope is null or cardinality(i.scope_countries) = 0
                                        or i.scope_countries && array(select c.key from country c
                                            where coalesce(c.iso2, c.key) = any(:codes))) as in_scope,
                                    sum(f.n) filter (where f.unnamed) as unnamed
                                from mandate m
                                    join lateral (select t.title, t.language from mandate_text t
                                        where t.mandate = m.number
                                        order by t.language = :language desc, t.original desc limit 1) t on true
                                    left join f on f.mandate = m.number
                                    left join initiative i on i.code = f.initiative
                                group by m.number, m.component, t.title, t.language
                                order by m.component, string_to_array(m.number, '.')::integer[]
                                """)
                        .params(new Conditions(reckoning)
                                .value("codes", Conditions.array(countries))
                                .value("language", language.name())
                                .values())
                        .query((row, n) -> new Reach(
                                text(row, "number"),
                                Objects.requireNonNull(worded(row, "title")),
                                row.getLong("activities"),
                                blank(row)))
                        .list(),
                "country reach",
                countries,
                reckoning,
                language);
    }

    private static @Nullable Blank blank(ResultSet row) throws SQLException {
        if (row.getLong("activities") > 0) {
            return null;
        }
        if (row.getLong("recorded") == 0) {
            return Blank.NOTHING;
        }
        if (row.getLong("in_scope") == 0) {
            return Blank.OUTSIDE_SCOPE;
        }
        return row.getLong("unnamed") > 0 ? Blank.NO_ATTENDANCE : Blank.NOT_NAMED;
    }

    @Override
    public List<Cell> matrix(@Nullable Integer component, Reckoning reckoning) {
        return reckoned.once(
                () -> jdbc.sql("""
                                with f as (
                                    select split_part(g.named, ' ', 1) as country, m.number as mandate, g.n,
                                        array(select r from unnest((string_to_array(g.named, ' '))[2:]) r
                                            where r = any(:takingPart)) as roles
                                    from (select unnest(a.country_roles) as named, a.mandates, a.n from (
                                            select a.country_roles, a.mandates, count(*) as n
                                            from seen_activity(:asOf, :reach, :stated) a
                                            where a.status <> 'CANCELLED' group by 1, 2) a) g
                                        join mandate m on m.number = any(g.mandates)
                                    where :component = 0 or m.component = :component)
                                select coalesce(c.iso2, c.key) as code, f.mandate, sum(f.n) as activities,
                                    string_agg(array_to_string(f.roles, ' '), ' ') as roles
                                from f join country c on c.key = f.country and c.kind = 'MEMBER_STATE'
                                where f.roles <> '{}'
                                group by c.key, f.country, f.mandate
                                """)
                        .params(new Conditions(reckoning)
                                .value("component", component == null ? 0 : component)
                                .value("takingPart", Conditions.array(CountryRole.takingPart()))
                                .values())
                        .query((row, n) -> new Cell(
                                text(row, "code"),
                                text(row, "mandate"),
                                row.getLong("activities"),
                                Arrays.stream(text(row, "roles").split(" "))
                                        .distinct()
                                        .map(CountryRole::valueOf)
                                        .sorted()
                                        .toList()))
                        .list(),
                "matrix",
                component == null ? 0 : component,
                reckoning);
    }
}
