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
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.country.StandingKind;
import org.mispa.domain.country.Subregion;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.Text;
import org.mispa.persistence.activity.ActivitySets;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.RecordCounts;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlCountryReports implements CountryReports {
    private final JdbcClient jdbc;
    private final ActivitySets sets;
    private final Reckoned reckoned;

    SqlCountryReports(JdbcClient jdbc, ActivitySets sets, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.reckoned = reckoned;
    }

    @Override
    public List<CountryRow> all(CountryKind kind, ActivityFilter filter, Reckoning reckoning, Language language) {
        return reckoned.once(
                () -> count(kind, filter, reckoning, language), "countries", kind, filter, reckoning, language);
    }

    private List<CountryRow> count(CountryKind kind, ActivityFilter filter, Reckoning reckoning, Language language) {
        record Named(
                String key,
                String code,
                String name,
                @Nullable Subregion subregion) {}
        var countries = jdbc.sql("""
                        select c.key, coalesce(c.iso2, c.key) as code, n.usual, c.subregion
                        from country c join country_name n on n.country = c.key and n.language = :language
                        where c.kind = :kind
                        order by n.sort collate %s
                        """.formatted(Columns.collation(language)))
                .param("kind", kind.name())
                .param("language", language.name())
                .query((row, n) -> new Named(
                        text(row, "key"),
                        text(row, "code"),
                        text(row, "usual"),
                        optionalConstant(row, "subregion", Subregion.class)))
                .list();
        var counted = (filter.roles().isEmpty() ? CountryRole.takingPart() : filter.roles())
                .stream().map(CountryRole::name).toList();
        return sets.ask(filter, reckoning, matching -> {
            var all = matching.all();
            var seen = matching.seen();
            return countries.stream()
                    .map(country -> {
                        var taking = RoaringBitmap.and(
                                all,
                                seen.any(
                                        ActivitySets.COUNTRY_ROLE,
                                        ActivitySets.inRoles(List.of(country.key()), counted)));
                        return new CountryRow(
                                country.code(),
                                country.name(),
                                country.subregion(),
                                taking.getLongCardinality(),
                                roles(seen, country.key(), all),
                                seen.values(RecordCounts.MANDATE).stream()
                                        .filter(mandate -> seen.anyHas(taking, RecordCounts.MANDATE, mandate))
                                        .count());
                    })
                    .toList();
        });
    }

    private static Map<CountryRole, Long> roles(ActivitySets.Seen seen, String country, RoaringBitmap among) {
        var roles = new EnumMap<CountryRole, Long>(CountryRole.class);
        for (var role : CountryRole.values()) {
            var count = seen.count(ActivitySets.COUNTRY_ROLE, ActivitySets.inRole(country, role.name()), among);
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
        var countries = sets.countries(codes);
        return sets.ask(reckoning, seen -> {
            var all = seen.inCounts();
            var roles = new EnumMap<CountryRole, Map<Integer, Long>>(CountryRole.class);
            for (var role : CountryRole.values()) {
                var named = RoaringBitmap.and(
                        all,
                        seen.any(ActivitySets.COUNTRY_ROLE, ActivitySets.inRoles(countries, List.of(role.name()))));
                if (!named.isEmpty()) {
                    var byComponent = new TreeMap<Integer, Long>();
                    byComponent.put(0, named.getLongCardinality());
                    seen.counts(RecordCounts.COMPONENT, named)
                            .forEach((component, count) -> byComponent.put(Integer.valueOf(component), count));
                    roles.put(role, byComponent);
                }
            }
            return roles;
        });
    }

    @Override
    public List<Reach> reach(Set<String> codes, Reckoning reckoning, Language language) {
        var countries = sets.countries(codes);
        record Mandate(String number, Text title, List<String> outside) {}
        var mandates = jdbc.sql("""
                        select m.number, t.title, t.language,
                            array(select i.code from initiative i where i.scope is not null
                                and cardinality(i.scope_countries) > 0
                                and not i.scope_countries && cast(:countries as text[])) as outside
                        from mandate m
                            join lateral (select t.title, t.language from mandate_text t where t.mandate = m.number
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        order by m.component, string_to_array(m.number, '.')::integer[]
                        """)
                .param("countries", Conditions.array(countries))
                .param("language", language.name())
                .query((row, n) -> new Mandate(
                        text(row, "number"), Objects.requireNonNull(worded(row, "title")), list(row, "outside")))
                .list();
        return sets.ask(reckoning, seen -> {
            var all = seen.inCounts();
            var taking = seen.any(ActivitySets.STATE, countries);
            return mandates.stream()
                    .map(mandate -> {
                        var recorded = seen.among(all, RecordCounts.MANDATE, mandate.number());
                        var activities = RoaringBitmap.andCardinality(recorded, taking);
                        return new Reach(
                                mandate.number(),
                                mandate.title(),
                                activities,
                                activities > 0 ? null : blank(seen, recorded, mandate.outside()));
                    })
                    .toList();
        });
    }

    /// @param outside lines of work that name states or a budget that they were meant for, without the countries
    private static Blank blank(ActivitySets.Seen seen, RoaringBitmap recorded, List<String> outside) {
        if (recorded.isEmpty()) {
            return Blank.NOTHING;
        }
        if (RoaringBitmap.andNot(recorded, seen.any(RecordCounts.INITIATIVE, outside))
                .isEmpty()) {
            return Blank.OUTSIDE_SCOPE;
        }
        return RoaringBitmap.intersects(RoaringBitmap.and(recorded, seen.of(ActivityStatus.HELD)), seen.unnamed())
                ? Blank.NO_ATTENDANCE
                : Blank.NOT_NAMED;
    }

    @Override
    public List<Cell> matrix(@Nullable Integer component, Reckoning reckoning) {
        return reckoned.once(
                () -> countCells(component, reckoning), "matrix", component == null ? 0 : component, reckoning);
    }

    private List<Cell> countCells(@Nullable Integer component, Reckoning reckoning) {
        var states = new LinkedHashMap<String, String>();
        jdbc.sql("select key, coalesce(iso2, key) as code from country where kind = 'MEMBER_STATE' order by key")
                .query(row -> {
                    states.put(text(row, "key"), text(row, "code"));
                });
        return sets.ask(reckoning, seen -> {
            var all = seen.inCounts();
            var cells = new ArrayList<Cell>();
            states.forEach((state, code) -> {
                var taking = seen.among(all, ActivitySets.STATE, state);
                seen.counts(RecordCounts.MANDATE, taking).forEach((mandate, count) -> {
                    if (component == null || mandate.startsWith(component + ".")) {
                        var cell = seen.among(taking, RecordCounts.MANDATE, mandate);
                        cells.add(new Cell(
                                code,
                                mandate,
                                count,
                                CountryRole.takingPart().stream()
                                        .filter(role -> seen.anyHas(
                                                cell,
                                                ActivitySets.COUNTRY_ROLE,
                                                ActivitySets.inRole(state, role.name())))
                                        .sorted()
                                        .toList()));
                    }
                });
            });
            return cells;
        });
    }
}
