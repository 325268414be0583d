package org.mispa.persistence.activity;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.date;
import static org.mispa.persistence.shared.Columns.day;
import static org.mispa.persistence.shared.Columns.list;
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
import java.util.Optional;
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
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.KeptSets;
import org.mispa.persistence.shared.Present;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.RecordCounts;
import org.mispa.persistence.shared.RecordSets;
import org.mispa.persistence.shared.SeenRecords;
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
            @Nullable LocalDate checked) implements SeenRecords.Standing<ActivityStatus> {
        @Override
        public Optional<ActivityStatus> status(Reckoning reckoning) {
            return ActivityStatus.of(recorded, date, closing, reckoning.day(checked));
        }
    }

    /// Names of fields beside those of [RecordCounts], as in the address but for the last.
    public static final String STATE = "state";

    public static final String TYPE = "type";
    public static final String ROLE = "role";
    /// A stated country with its role, see [#inRole].
    public static final String COUNTRY_ROLE = "country-role";

    private static final String INFERRED = "inferred";
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
                .addAll(STATE, list(row, "states"))
                .addAll(ROLE, list(row, "roles"))
                .addAll(RecordCounts.FUNDER, list(row, "funders"))
                .addAll(RecordCounts.LINE_FUNDER, list(row, "line_funders"))
                .addAll(RecordCounts.ORGANIZATION, list(row, "organizations"));
        SeenRecords.add(values, row);
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
        var keys = some.isEmpty()
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
        return kept.ask(sets -> SeenRecords.inferredMandates(sets, initiative));
    }

    /// The activities as they stand for a reckoning.
    public static final class Seen extends SeenRecords<ActivityStatus> {
        private Seen(RecordSets<Timing> sets, Reckoning reckoning) {
            super(sets, reckoning, ActivityStatus.PLANNED, ActivityStatus.CANCELLED);
        }

        /// Those whose source names no state that takes part.
        public RoaringBitmap unnamed() {
            return any(UNNAMED, List.of(YES));
        }

        private RoaringBitmap among(Collection<ActivityStatus> statuses) {
            return of(statuses);
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
            var matching = seen.among(except.equals("status") ? Set.of() : filter.statuses());
            if (filter.passedOnly()) {
                matching.and(seen.passed());
            }
            narrow(matching, except, RecordCounts.COMPONENT, names(filter.components()));
            narrow(matching, except, RecordCounts.MANDATE, filter.mandates());
            narrow(matching, except, RecordCounts.INITIATIVE, filter.initiatives());
            narrow(matching, except, TYPE, names(filter.types()));
            narrow(matching, except, RecordCounts.FUNDER, filter.funders());
            narrow(matching, except, RecordCounts.LINE_FUNDER, filter.lineFunders());
            narrow(matching, except, RecordCounts.ORGANIZATION, filter.organizations());
            narrowByCountry(matching, except);
            if (!except.equals("year") && !filter.years().isEmpty()) {
                matching.and(RoaringBitmap.or(
                        filter.years().stream().map(this::touching).iterator()));
            }
            if (some != null) {
                matching.and(seen.sets().named(some));
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
            var everything = seen.sets().all();
            var first = Years.first(seen.sets(), everything);
            var years = new TreeSet<Integer>(first);
            years.addAll(Years.last(seen.sets(), everything));
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
                case ActivityFilter.NO_DATE -> Years.undated(seen.sets());
                case ActivityFilter.SEVERAL_YEARS -> Years.several(seen.sets());
                default -> Years.touching(seen.sets(), year);
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
