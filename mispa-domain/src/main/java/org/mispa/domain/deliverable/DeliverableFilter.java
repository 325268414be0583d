package org.mispa.domain.deliverable;

import java.util.EnumSet;
import java.util.Set;
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
        return new DeliverableFilter(
                wanted,
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

    /// This filter with another `mandates`.
    public DeliverableFilter withMandates(Set<String> wanted) {
        return new DeliverableFilter(
                components,
                wanted,
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

    /// This filter with another `initiatives`.
    public DeliverableFilter withInitiatives(Set<String> wanted) {
        return new DeliverableFilter(
                components,
                mandates,
                wanted,
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

    /// This filter with another `activity`.
    public DeliverableFilter withActivity(String wanted) {
        return new DeliverableFilter(
                components,
                mandates,
                initiatives,
                wanted,
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

    /// This filter with another `statuses`.
    public DeliverableFilter withStatuses(Set<DeliverableStatus> wanted) {
        return new DeliverableFilter(
                components,
                mandates,
                initiatives,
                activity,
                kinds,
                wanted,
                passedOnly,
                years,
                actsOf,
                owner,
                country,
                instrument,
                text);
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
                wanted,
                country,
                instrument,
                text);
    }

    /// This filter with another `instrument`.
    public DeliverableFilter withInstrument(String wanted) {
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
                wanted,
                text);
    }

    /// This filter with another `country`.
    public DeliverableFilter withCountry(String wanted) {
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
                wanted,
                instrument,
                text);
    }

    /// This filter with another `passedOnly`.
    public DeliverableFilter withPassedOnly(boolean wanted) {
        return new DeliverableFilter(
                components,
                mandates,
                initiatives,
                activity,
                kinds,
                statuses,
                wanted,
                years,
                actsOf,
                owner,
                country,
                instrument,
                text);
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
}
