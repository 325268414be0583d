package org.mispa.domain.activity;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Query;

/// Which activities a list shows and a figure counts. Several values of one field mean any of them; several fields mean
/// all of them. Keys are those of the records; nothing set means all activities but the cancelled.
///
/// @param countries named as taking part, or in one of `roles` where these are given
/// @param inferredOnly look for the countries among inferred roles and members of groups instead
/// @param funders stated to support the very activity
/// @param lineFunders stated to support its whole line of work
/// @param organizations stated in any role
/// @param statuses none: all but cancelled
/// @param passedOnly only planned ones whose day has passed since the records end
/// @param years a year it touches; 0 for those that span years, -1 for those without a date
/// @param text words of title or summary, without regard to case and accents; null for any
public record ActivityFilter(
        Set<Integer> components,
        Set<String> mandates,
        Set<String> initiatives,
        Set<ActivityType> types,
        Set<String> countries,
        Set<CountryRole> roles,
        boolean inferredOnly,
        Set<String> funders,
        Set<String> lineFunders,
        Set<String> organizations,
        Set<ActivityStatus> statuses,
        boolean passedOnly,
        Set<Integer> years,
        @Nullable String partOf,
        @Nullable String meeting,
        @Nullable String instrument,
        @Nullable String text) {

    /// The value of `years` for what spans more than one year.
    public static final int SEVERAL_YEARS = 0;
    /// The value of `years` for what has no date.
    public static final int NO_DATE = -1;

    public static final ActivityFilter ALL = new ActivityFilter(
            Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of(), Set.of(), Set.of(), Set.of(),
            false, Set.of(), null, null, null, null);

    /// This filter with another `components`.
    public ActivityFilter withComponents(Set<Integer> wanted) {
        return but(draft -> draft.components = wanted);
    }

    /// This filter with another `mandates`.
    public ActivityFilter withMandates(Set<String> wanted) {
        return but(draft -> draft.mandates = wanted);
    }

    /// This filter with another `initiatives`.
    public ActivityFilter withInitiatives(Set<String> wanted) {
        return but(draft -> draft.initiatives = wanted);
    }

    /// This filter with another `countries`.
    public ActivityFilter withCountries(Set<String> wanted) {
        return but(draft -> draft.countries = wanted);
    }

    /// This filter with another `partOf`.
    public ActivityFilter withPartOf(String wanted) {
        return but(draft -> draft.partOf = wanted);
    }

    /// This filter with another `organizations`.
    public ActivityFilter withOrganizations(Set<String> wanted) {
        return but(draft -> draft.organizations = wanted);
    }

    /// This filter with another `meeting`.
    public ActivityFilter withMeeting(String wanted) {
        return but(draft -> draft.meeting = wanted);
    }

    /// This filter with another `instrument`.
    public ActivityFilter withInstrument(String wanted) {
        return but(draft -> draft.instrument = wanted);
    }

    /// This filter with another `roles`.
    public ActivityFilter withRoles(Set<CountryRole> wanted) {
        return but(draft -> draft.roles = wanted);
    }

    /// This filter with another `inferredOnly`.
    public ActivityFilter withInferredOnly(boolean wanted) {
        return but(draft -> draft.inferredOnly = wanted);
    }

    /// This filter with another `funders`.
    public ActivityFilter withFunders(Set<String> wanted) {
        return but(draft -> draft.funders = wanted);
    }

    /// This filter with another `lineFunders`.
    public ActivityFilter withLineFunders(Set<String> wanted) {
        return but(draft -> draft.lineFunders = wanted);
    }

    /// This filter with another `statuses`.
    public ActivityFilter withStatuses(Set<ActivityStatus> wanted) {
        return but(draft -> draft.statuses = wanted);
    }

    /// This filter with another `passedOnly`.
    public ActivityFilter withPassedOnly(boolean wanted) {
        return but(draft -> draft.passedOnly = wanted);
    }

    /// The query string of the list's address.
    public String query() {
        return new Query()
                .withAll("component", sorted(components))
                .withAll("mandate", sorted(mandates))
                .withAll("initiative", sorted(initiatives))
                .withAll("type", sorted(types))
                .withAll("country", sorted(countries))
                .withAll("role", sorted(roles))
                .with("basis", inferredOnly ? "inferred" : null)
                .withAll("funder", sorted(funders))
                .withAll("line-funder", sorted(lineFunders))
                .withAll("organization", sorted(organizations))
                .withAll("status", sorted(statuses))
                .when("passed", passedOnly)
                .withAll(
                        "year", sorted(years).stream().map(ActivityFilter::word).toList())
                .with("part-of", partOf)
                .with("meeting", meeting)
                .with("instrument", instrument)
                .with("q", text)
                .toString();
    }

    /// A value of `years` as it stands in the address.
    public static String word(int year) {
        return switch (year) {
            case SEVERAL_YEARS -> "several";
            case NO_DATE -> "none";
            default -> Integer.toString(year);
        };
    }

    private static <T> List<T> sorted(Set<T> values) {
        return values.stream().sorted().toList();
    }

    private ActivityFilter but(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.filter();
    }

    /// All fields of a filter on the way to another, so that what changes one names that one alone.
    private static final class Draft {
        private Set<Integer> components;
        private Set<String> mandates;
        private Set<String> initiatives;
        private Set<ActivityType> types;
        private Set<String> countries;
        private Set<CountryRole> roles;
        private boolean inferredOnly;
        private Set<String> funders;
        private Set<String> lineFunders;
        private Set<String> organizations;
        private Set<ActivityStatus> statuses;
        private boolean passedOnly;
        private Set<Integer> years;
        private @Nullable String partOf;
        private @Nullable String meeting;
        private @Nullable String instrument;
        private @Nullable String text;

        Draft(ActivityFilter from) {
            components = from.components();
            mandates = from.mandates();
            initiatives = from.initiatives();
            types = from.types();
            countries = from.countries();
            roles = from.roles();
            inferredOnly = from.inferredOnly();
            funders = from.funders();
            lineFunders = from.lineFunders();
            organizations = from.organizations();
            statuses = from.statuses();
            passedOnly = from.passedOnly();
            years = from.years();
            partOf = from.partOf();
            meeting = from.meeting();
            instrument = from.instrument();
            text = from.text();
        }

        ActivityFilter filter() {
            return new ActivityFilter(
                    components,
                    mandates,
                    initiatives,
                    types,
                    countries,
                    roles,
                    inferredOnly,
                    funders,
                    lineFunders,
                    organizations,
                    statuses,
                    passedOnly,
                    years,
                    partOf,
                    meeting,
                    instrument,
                    text);
        }
    }
}
