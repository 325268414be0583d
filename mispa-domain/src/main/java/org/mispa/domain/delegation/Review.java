package org.mispa.domain.delegation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;

/// Everything recorded about a country or an organization, for its delegation to look through.
public interface Review {
    /// All of it as it is published now, by [ReviewEntry#ORDER].
    ///
    /// @param drafts whether drafts of observations count, which the delegation alone may know of
    List<ReviewEntry> entries(Delegation delegation, boolean drafts, Language language);

    /// Which entries a page shows; null for any.
    ///
    /// @param year in which they are listed; 0 for those without a date
    record Filter(
            ReviewEntry.@Nullable State state,
            @Nullable Integer component,
            @Nullable Integer year) {
        public static final Filter ALL = new Filter(null, null, null);

        /// Whether an entry is shown.
        public boolean shows(ReviewEntry entry) {
            var listed = entry.year();
            return (state == null || entry.state() == state)
                    && (component == null || entry.component() == component)
                    && (year == null || year == (listed == null ? 0 : listed));
        }

        /// This filter with another state.
        public Filter withState(ReviewEntry.@Nullable State wanted) {
            return new Filter(wanted, component, year);
        }

        /// The query string of the page's address.
        public String query() {
            return new Query()
                    .with("state", state)
                    .with("component", component)
                    .with("year", year)
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
