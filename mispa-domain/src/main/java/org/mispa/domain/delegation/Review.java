package org.mispa.domain.delegation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.RecordKey;

/// Everything recorded about a country or an organization, for its delegation to look through.
public interface Review {
    /// All of it as it is published now, by [ReviewEntry#ORDER].
    ///
    /// @param drafts whether drafts of observations count, which the delegation alone may know of
    List<ReviewEntry> entries(Delegation delegation, boolean drafts, Language language);

    /// Where an activity or a deliverable stands, as the public pages say it.
    ///
    /// @param status of [org.mispa.domain.activity.ActivityStatus] or
    /// [org.mispa.domain.deliverable.DeliverableStatus]
    /// @param passed whether its date has passed since the records end
    record Standing(Enum<?> status, boolean passed) {}

    /// Where the activities and deliverables among these records stand; what is not seen on the day is absent.
    Map<RecordKey, Standing> standing(Collection<RecordKey> records, Reckoning reckoning);

    /// Which entries a page shows; null for any.
    ///
    /// @param year in which they are listed; 0 for those without a date
    record Filter(
            ReviewEntry.@Nullable State state,
            @Nullable Integer component,
            @Nullable Integer year,
            ReviewEntry.@Nullable Named named) {
        public static final Filter ALL = new Filter(null, null, null, null);

        /// Whether an entry is shown.
        public boolean shows(ReviewEntry entry) {
            var listed = entry.year();
            return (state == null || entry.state() == state)
                    && (component == null || entry.component() == component)
                    && (year == null || year == (listed == null ? 0 : listed))
                    && (named == null || entry.isNamed(named));
        }

        /// This filter with another state.
        public Filter withState(ReviewEntry.@Nullable State wanted) {
            return new Filter(wanted, component, year, named);
        }

        /// This filter with another way of being named.
        public Filter withNamed(ReviewEntry.@Nullable Named wanted) {
            return new Filter(state, component, year, wanted);
        }

        /// The query string of the page's address.
        public String query() {
            return new Query()
                    .with("state", state)
                    .with("component", component)
                    .with("year", year)
                    .with("named", named)
                    .toString();
        }
    }

    /// How many entries are in each state.
    static Map<ReviewEntry.State, Long> count(List<ReviewEntry> entries) {
        var counts = new EnumMap<ReviewEntry.State, Long>(ReviewEntry.State.class);
        for (var state : ReviewEntry.State.values()) {
            counts.put(
                    state,
                    entries.stream().filter(entry -> entry.state() == state).count());
        }
        return counts;
    }
}
