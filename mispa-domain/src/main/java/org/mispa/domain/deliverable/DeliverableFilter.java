package org.mispa.domain.deliverable;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Query;

/// Which deliverables a list shows and a figure counts. Several values of one field mean any of them; several fields
/// mean
/// all of them; nothing set means all but those no longer pursued.
///
/// @param passedOnly only due ones whose day has passed since the records end
/// @param years a year that the due date touches; -1 for those without a due date
/// @param owner key of an organization that owes it
/// @param country code of a state that owes it, or takes part in the activity it comes from
/// @param text words of title or summary, without regard to case and accents; null for any
public record DeliverableFilter(
        Set<Integer> components,
        Set<String> mandates,
        Set<String> initiatives,
        @Nullable String activity,
        Set<DeliverableKind> kinds,
        Set<DeliverableStatus> statuses,
        boolean passedOnly,
        Set<Integer> years,
        Set<ActOf> actsOf,
        @Nullable String owner,
        @Nullable String country,
        @Nullable String instrument,
        @Nullable String text) {

    /// The value of `years` for what has no due date.
    public static final int NO_DATE = -1;

    public static final DeliverableFilter ALL = new DeliverableFilter(
            Set.of(), Set.of(), Set.of(), null, Set.of(), Set.of(), false, Set.of(), Set.of(), null, null, null, null);

    /// This filter with another `components`.
    public DeliverableFilter withComponents(Set<Integer> wanted) {
        return but(draft -> draft.components = wanted);
    }

    /// This filter with another `mandates`.
    public DeliverableFilter withMandates(Set<String> wanted) {
        return but(draft -> draft.mandates = wanted);
    }

    /// This filter with another `initiatives`.
    public DeliverableFilter withInitiatives(Set<String> wanted) {
        return but(draft -> draft.initiatives = wanted);
    }

    /// This filter with another `activity`.
    public DeliverableFilter withActivity(String wanted) {
        return but(draft -> draft.activity = wanted);
    }

    /// This filter with another `statuses`.
    public DeliverableFilter withStatuses(Set<DeliverableStatus> wanted) {
        return but(draft -> draft.statuses = wanted);
    }

    /// The statuses among these that the filter lets through, by default all of them.
    public Set<DeliverableStatus> statusesAmong(Set<DeliverableStatus> possible) {
        var among = EnumSet.copyOf(possible);
        if (!statuses.isEmpty()) {
            among.retainAll(statuses);
        }
        return among;
    }

    /// This filter with another `owner`.
    public DeliverableFilter withOwner(String wanted) {
        return but(draft -> draft.owner = wanted);
    }

    /// This filter with another `instrument`.
    public DeliverableFilter withInstrument(String wanted) {
        return but(draft -> draft.instrument = wanted);
    }

    /// This filter with another `country`.
    public DeliverableFilter withCountry(String wanted) {
        return but(draft -> draft.country = wanted);
    }

    /// This filter with another `passedOnly`.
    public DeliverableFilter withPassedOnly(boolean wanted) {
        return but(draft -> draft.passedOnly = wanted);
    }

    /// The query string of the list's address.
    public String query() {
        return new Query()
                .withAll("component", components.stream().sorted().toList())
                .withAll("mandate", mandates.stream().sorted().toList())
                .withAll("initiative", initiatives.stream().sorted().toList())
                .with("activity", activity)
                .withAll("kind", kinds.stream().sorted().toList())
                .withAll("status", statuses.stream().sorted().toList())
                .when("passed", passedOnly)
                .withAll(
                        "year",
                        years.stream()
                                .sorted()
                                .map(year -> year == NO_DATE ? "none" : year.toString())
                                .toList())
                .withAll("act-of", actsOf.stream().sorted().toList())
                .with("owner", owner)
                .with("country", country)
                .with("instrument", instrument)
                .with("q", text)
                .toString();
    }

    private DeliverableFilter but(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.filter();
    }

    /// All fields of a filter on the way to another, so that what changes one names that one alone.
    private static final class Draft {
        private Set<Integer> components;
        private Set<String> mandates;
        private Set<String> initiatives;
        private @Nullable String activity;
        private Set<DeliverableKind> kinds;
        private Set<DeliverableStatus> statuses;
        private boolean passedOnly;
        private Set<Integer> years;
        private Set<ActOf> actsOf;
        private @Nullable String owner;
        private @Nullable String country;
        private @Nullable String instrument;
        private @Nullable String text;

        Draft(DeliverableFilter from) {
            components = from.components();
            mandates = from.mandates();
            initiatives = from.initiatives();
            activity = from.activity();
            kinds = from.kinds();
            statuses = from.statuses();
            passedOnly = from.passedOnly();
            years = from.years();
            actsOf = from.actsOf();
            owner = from.owner();
            country = from.country();
            instrument = from.instrument();
            text = from.text();
        }

        DeliverableFilter filter() {
            return new DeliverableFilter(
                    components,
                    mandates,
                    initiatives,
                    activity,
                    kinds,
                    statuses,
                    passedOnly,
                    years,
                    actsOf,
                    owner,
                    country,
                    instrument,
                    text);
        }
    }
}
