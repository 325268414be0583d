package org.mispa.persistence.activity;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.date;
import static org.mispa.persistence.shared.Columns.day;
import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.numbers;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Conditions.names;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.KeptSets;
import org.mispa.persistence.shared.Present;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.RecordSets;
import org.mispa.persistence.shared.SqlDataVersion;
import org.mispa.persistence.shared.Streamed;
import org.mispa.persistence.shared.Years;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts activities and finds those of a list, from sets in memory (docs/adr/0019). The same filters as
/// [ActivityConditions], and the same status as `seen_activity`; `ActivitySetsTest` compares them.
@Component
public class ActivitySets {
    /// How an activity stands depends on nothing else.
    ///
    /// @param closing day of its source
    /// @param checked when somebody looked last what became of it; null for never
    private record Timing(
            Recorded recorded,
            @Nullable EdtfDate date,
            LocalDate closing,
            @Nullable LocalDate checked) {}

    /// The set of those planned for a day that has passed since the records end; beside those of each status.
    private static final String PASSED = "passed";

    /// Names of fields; the others are as in the address.
    public static final String STATE = "state";

    public static final String MANDATE = "mandate";
    public static final String COMPONENT = "component";
    public static final String INITIATIVE = "initiative";
    public static final String TYPE = "type";
    public static final String ORGANIZATION = "organization";
    public static final String FUNDER = "funder";
    public static final String LINE_FUNDER = "line-funder";
    public static final String ROLE = "role";
    /// A stated country with its role, see [#inRole].
    public static final String COUNTRY_ROLE = "country-role";

    private static final String INFERRED = "inferred";
    private static final String STATED = "-stated";
    private static final String UNNAMED = "unnamed";
    private static final String YES = "yes";

    private static final String ACTIVITIES = """
            select a.key, a.type, a.initiative, a.recorded, a.date, d.closing_day, a.checked_on,
                a.mandates, a.mandates_stated, a.components_stated, a.components, a.states, a.country_roles, a.roles,
                a.funders, a.line_funders, a.organizations
            from activity a join source_document d on d.key = a.source
            where %s
            order by a.date_earliest desc nulls last, a.key collate "C"
            """;

    private static final String INFERRED_ROLES = """
            select p.activity, p.country, p.role from participation p where p.basis = 'INFERRED' and %1$s
            union all
            select p.activity, m, p.role from group_participation p, unnest(p.inferred_members) m where %1$s
            """;

    private final KeptSets<Timing> kept;
    private final JdbcClient jdbc;
    private final Streamed streamed;

    private final Reckoned reckoned;

    ActivitySets(SqlDataVersion version, Present present, JdbcClient jdbc, Streamed streamed, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
        this.streamed = streamed;
        this.kept = new KeptSets<>(version, present, Set.of(RecordKind.ACTIVITY, RecordKind.SOURCE), this::read);
    }

    private void read(RecordSets<Timing> into, @Nullable Map<RecordKind, Set<String>> changed) {
        if (changed == null) {
            streamed.atOneMoment(() -> {
                streamed.each(ACTIVITIES.formatted("true"), Map.of(), row -> put(into, row));
                streamed.each(INFERRED_ROLES.formatted("true"), Map.of(), row -> alsoInferred(into, row));
            });
            return;
        }
        var keys = new ArrayList<>(changed.getOrDefault(RecordKind.ACTIVITY, Set.of()));
        keys.forEach(into::remove);
        var sources = changed.getOrDefault(RecordKind.SOURCE, Set.of());
        if (!sources.isEmpty()) { // their closing day
            keys.addAll(jdbc.sql("select key from activity where source = any(:sources)")
                    .param("sources", Conditions.array(sources))
                    .query(String.class)
                    .list());
        }
        jdbc.sql(ACTIVITIES.formatted("a.key = any(:keys)"))
                .param("keys", Conditions.array(keys))
                .query(row -> {
                    put(into, row);
                });
        jdbc.sql(INFERRED_ROLES.formatted("p.activity = any(:keys)"))
                .param("keys", Conditions.array(keys))
                .query(row -> {
                    alsoInferred(into, row);
                });
    }

    private static void alsoInferred(RecordSets<Timing> into, ResultSet row) throws SQLException {
        into.also(text(row, "activity"), INFERRED, inRole(text(row, "country"), text(row, "role")));
    }

    private static void put(RecordSets<Timing> into, ResultSet row) throws SQLException {
        var date = date(row, "date");
        var first = date == null ? null : date.earliest();
        var timing = new Timing(
                constant(row, "recorded", Recorded.class),
                date,
                Objects.requireNonNull(day(row, "closing_day")),
                day(row, "checked_on"));
        var values = into.put(text(row, "key"), first == null ? Long.MAX_VALUE : -first.toEpochDay(), timing)
                .add(TYPE, text(row, "type"))
                .addAll(MANDATE, list(row, "mandates"))
                .addAll(MANDATE + STATED, list(row, "mandates_stated"))
                .addAll(COMPONENT, numbers(row, "components"))
                .addAll(COMPONENT + STATED, numbers(row, "components_stated"))
                .addAll(STATE, list(row, "states"))
                .addAll(ROLE, list(row, "roles"))
                .addAll(FUNDER, list(row, "funders"))
                .addAll(LINE_FUNDER, list(row, "line_funders"))
                .addAll(ORGANIZATION, list(row, "organizations"));
        var initiative = optional(row, "initiative");
        if (initiative != null) {
            values.add(INITIATIVE, initiative);
        }
        for (var named : list(row, "country_roles")) {
            var words = named.split(" ", -1);
            for (var i = 1; i < words.length; i++) {
                values.add(COUNTRY_ROLE, inRole(words[0], words[i]));
            }
        }
        if (list(row, "states").isEmpty()) {
            values.add(UNNAMED, YES);
        }
        Years.add(values, date);
    }

    /// The value of [#COUNTRY_ROLE].
    ///
    /// @param country its key
    public static String inRole(String country, String role) {
        return country + " " + role;
    }

    /// Answers from the activities as they stand for the reckoning.
    public <A> A ask(Reckoning reckoning, Function<Seen, A> question) {
        return kept.ask(sets -> question.apply(new Seen(sets, reckoning)));
    }

    /// Answers from the activities of a list.
    public <A> A ask(ActivityFilter filter, Reckoning reckoning, Function<Matching, A> question) {
        var some = new Conditions(reckoning);
        ActivityConditions.few(some, filter);
        var keys = some.sql().equals("true")
                ? null
                : jdbc.sql("select a.key from activity a where " + some.sql())
                        .params(some.values())
                        .query(String.class)
                        .list();
        var countries = countries(filter.countries());
        return ask(reckoning, seen -> question.apply(new Matching(seen, filter, countries, keys)));
    }

    /// The keys of the countries with these codes, the ends of their addresses.
    public List<String> countries(Collection<String> codes) {
        var keys = reckoned.once(
                () -> {
                    var found = new HashMap<String, String>();
                    jdbc.sql("select coalesce(iso2, key) as code, key from country")
                            .query(row -> {
                                found.put(text(row, "code"), text(row, "key"));
                            });
                    return Map.copyOf(found);
                },
                "keys of countries");
        return codes.stream().map(keys::get).filter(Objects::nonNull).toList();
    }

    /// How many links of activities the portal merely infers and nobody confirmed, mandate by mandate, on whatever day.
    ///
    /// @param initiative of these alone; null for all
    public Map<String, Long> inferredMandates(@Nullable String initiative) {
        return kept.ask(sets -> {
            var among = initiative == null ? sets.all() : sets.any(INITIATIVE, List.of(initiative));
            var stated = sets.counts(MANDATE + STATED, among);
            var inferred = new HashMap<String, Long>();
            sets.counts(MANDATE, among)
                    .forEach((mandate, count) -> inferred.put(mandate, count - stated.getOrDefault(mandate, 0L)));
            return inferred;
        });
    }

    /// The activities as they stand for a reckoning.
    public static final class Seen {
        private final RecordSets<Timing> sets;
        private final Map<String, RoaringBitmap> standing;
        private final String links;

        private Seen(RecordSets<Timing> sets, Reckoning reckoning) {
            this.sets = sets;
            this.links = reckoning.links() == LinkMode.STATED ? STATED : "";
            record Day(LocalDate asOf, LocalDate reach) {}
            this.standing =
                    sets.standing(new Day(reckoning.asOf(), reckoning.reach()), timing -> set(timing, reckoning));
        }

        private static @Nullable String set(Timing timing, Reckoning reckoning) {
            var status = ActivityStatus.of(
                    timing.recorded(), timing.date(), timing.closing(), reckoning.day(timing.checked()));
            if (status.isEmpty()) {
                return null;
            }
            var last = timing.date() == null ? null : timing.date().latest();
            return status.get() == ActivityStatus.PLANNED && last != null && last.isBefore(reckoning.asOf())
                    ? PASSED
                    : status.get().name();
        }

        public RoaringBitmap of(ActivityStatus status) {
            return status == ActivityStatus.PLANNED
                    ? RoaringBitmap.or(standing(status.name()), passed())
                    : standing(status.name());
        }

        private RoaringBitmap standing(String name) {
            return standing.getOrDefault(name, new RoaringBitmap());
        }

        /// Planned for a day that lies between the reach of the records and the as-of day.
        public RoaringBitmap passed() {
            return standing(PASSED);
        }

        /// What a count holds unless something else is asked for.
        public RoaringBitmap allButCancelled() {
            return RoaringBitmap.or(standing.entrySet().stream()
                    .filter(set -> !set.getKey().equals(ActivityStatus.CANCELLED.name()))
                    .map(Map.Entry::getValue)
                    .iterator());
        }

        /// Those whose source names no state that takes part.
        public RoaringBitmap unnamed() {
            return sets.any(UNNAMED, List.of(YES));
        }

        /// Those that have any of the values. Mandates and components are those that the reckoning lets count.
        public RoaringBitmap any(String field, Collection<String> values) {
            return sets.any(counted(field), values);
        }

        public Map<String, Long> counts(String field, RoaringBitmap among) {
            return sets.counts(counted(field), among);
        }

        public long count(String field, String value, RoaringBitmap among) {
            return sets.count(counted(field), value, among);
        }

        public RoaringBitmap among(RoaringBitmap among, String field, String value) {
            return sets.among(among, counted(field), value);
        }

        public boolean anyHas(RoaringBitmap among, String field, String value) {
            return sets.anyHas(among, counted(field), value);
        }

        /// Values that any activity has, in order.
        public Collection<String> values(String field) {
            return sets.values(counted(field));
        }

        /// Mandates of any of the activities, by stated or confirmed links alone.
        public Map<String, Long> statedMandates(RoaringBitmap among) {
            return sets.counts(MANDATE + STATED, among);
        }

        private String counted(String field) {
            return field.equals(MANDATE) || field.equals(COMPONENT) ? field + links : field;
        }

        public List<String> keys(RoaringBitmap among, long skipped, int most) {
            return sets.keys(among, skipped, most);
        }

        public RecordSets<?> sets() {
            return sets;
        }
    }

    /// The activities of one list.
    public static final class Matching {
        private final Seen seen;
        private final ActivityFilter filter;
        private final List<String> countries;
        private final @Nullable List<String> some;

        private Matching(Seen seen, ActivityFilter filter, List<String> countries, @Nullable List<String> some) {
            this.seen = seen;
            this.filter = filter;
            this.countries = countries;
            this.some = some;
        }

        public Seen seen() {
            return seen;
        }

        public RoaringBitmap all() {
            return allBut("");
        }

        /// @param except the field whose choice does not narrow, by its name in the address
        public RoaringBitmap allBut(String except) {
            var matching = except.equals("status") || filter.statuses().isEmpty()
                    ? seen.allButCancelled()
                    : RoaringBitmap.or(filter.statuses().stream().map(seen::of).iterator());
            if (filter.passedOnly()) {
                matching.and(seen.passed());
            }
            narrow(matching, except, COMPONENT, names(filter.components()));
            narrow(matching, except, MANDATE, filter.mandates());
            narrow(matching, except, INITIATIVE, filter.initiatives());
            narrow(matching, except, TYPE, names(filter.types()));
            narrow(matching, except, FUNDER, filter.funders());
            narrow(matching, except, LINE_FUNDER, filter.lineFunders());
            narrow(matching, except, ORGANIZATION, filter.organizations());
            narrowByCountry(matching, except);
            if (!except.equals("year") && !filter.years().isEmpty()) {
                matching.and(RoaringBitmap.or(
                        filter.years().stream().map(this::touching).iterator()));
            }
            if (some != null) {
                matching.and(seen.sets.named(some));
            }
            return matching;
        }

        private void narrow(RoaringBitmap matching, String except, String field, Collection<String> values) {
            if (!except.equals(field) && !values.isEmpty()) {
                matching.and(seen.any(field, values));
            }
        }

        private void narrowByCountry(RoaringBitmap matching, String except) {
            var byCountry = !except.equals("country") && !filter.countries().isEmpty();
            var byRole = !except.equals("role") && !filter.roles().isEmpty();
            if (!byCountry && !byRole && !filter.inferredOnly()) {
                return;
            }
            if (byCountry && filter.roles().isEmpty() && !filter.inferredOnly() && !except.equals("role")) {
                matching.and(seen.any(STATE, countries));
                return;
            }
            var roles = except.equals("role") ? names(List.of(CountryRole.values())) : roles();
            matching.and(byCountry ? named(countries, roles) : named(roles));
        }

        /// With none chosen, those of taking part.
        private List<String> roles() {
            return names(filter.roles().isEmpty() ? CountryRole.takingPart() : filter.roles());
        }

        /// Those whose source names one of the countries in one of the roles; those that only infer it where the filter
        /// asks for that.
        private RoaringBitmap named(Collection<String> countries, Collection<String> roles) {
            return seen.any(filter.inferredOnly() ? INFERRED : COUNTRY_ROLE, inRoles(countries, roles));
        }

        /// The same for any country.
        private RoaringBitmap named(Collection<String> roles) {
            return filter.inferredOnly()
                    ? seen.any(
                            INFERRED,
                            seen.values(INFERRED).stream()
                                    .filter(value -> roles.contains(value.substring(value.indexOf(' ') + 1)))
                                    .toList())
                    : seen.any(ROLE, roles);
        }

        /// For each value of a facet the activities that the list would show if it were chosen as well. Countries by
        /// their keys.
        ///
        /// @param field one of [ActivityFacet#FIELDS]
        Map<String, Long> counts(String field) {
            var among = allBut(field);
            return switch (field) {
                case "status" -> countStatuses(among);
                case "year" -> countYears(among);
                case "country" -> countCountries(among);
                case "role" -> countRoles(among);
                default -> seen.counts(field, among);
            };
        }

        private Map<String, Long> countStatuses(RoaringBitmap among) {
            return count(
                    Stream.of(ActivityStatus.values()).map(ActivityStatus::name),
                    status -> seen.of(ActivityStatus.valueOf(status)),
                    among);
        }

        /// Dates without a beginning or an end reach to the first or the last year of all records.
        private Map<String, Long> countYears(RoaringBitmap among) {
            var everything = seen.sets.all();
            var first = Years.first(seen.sets, everything);
            var years = new TreeSet<Integer>(first);
            years.addAll(Years.last(seen.sets, everything));
            var touched = first.isEmpty() ? IntStream.empty() : IntStream.rangeClosed(first.first(), years.last());
            var counts = new LinkedHashMap<String, Long>();
            IntStream.concat(touched, IntStream.of(ActivityFilter.SEVERAL_YEARS, ActivityFilter.NO_DATE))
                    .forEach(year -> {
                        var count = RoaringBitmap.andCardinality(touching(year), among);
                        if (count > 0) {
                            counts.put(ActivityFilter.word(year), (long) count);
                        }
                    });
            return counts;
        }

        private Map<String, Long> countCountries(RoaringBitmap among) {
            if (filter.roles().isEmpty() && !filter.inferredOnly()) {
                return seen.counts(STATE, among);
            }
            return count(
                    seen.values(filter.inferredOnly() ? INFERRED : COUNTRY_ROLE).stream()
                            .map(named -> named.substring(0, named.indexOf(' ')))
                            .distinct(),
                    country -> named(List.of(country), roles()),
                    among);
        }

        private Map<String, Long> countRoles(RoaringBitmap among) {
            return count(
                    Stream.of(CountryRole.values()).map(CountryRole::name),
                    role -> filter.countries().isEmpty() ? named(List.of(role)) : named(countries, List.of(role)),
                    among);
        }

        private static Map<String, Long> count(
                Stream<String> values, Function<String, RoaringBitmap> having, RoaringBitmap among) {
            var counts = new LinkedHashMap<String, Long>();
            values.forEach(value -> {
                var count = RoaringBitmap.andCardinality(having.apply(value), among);
                if (count > 0) {
                    counts.put(value, (long) count);
                }
            });
            return counts;
        }

        /// Those of the activities that name one of the filter's countries in the role, or infer it where the filter
        /// asks for that.
        RoaringBitmap inRole(RoaringBitmap among, String role) {
            return RoaringBitmap.and(among, named(countries, List.of(role)));
        }

        /// @param year as in [ActivityFilter#years]
        public RoaringBitmap touching(int year) {
            return switch (year) {
                case ActivityFilter.NO_DATE -> Years.undated(seen.sets);
                case ActivityFilter.SEVERAL_YEARS -> Years.several(seen.sets);
                default -> Years.touching(seen.sets, year);
            };
        }
    }

    /// Every country in every role.
    public static List<String> inRoles(Collection<String> countries, Collection<String> roles) {
        return countries.stream()
                .flatMap(country -> roles.stream().map(role -> inRole(country, role)))
                .toList();
    }
}
