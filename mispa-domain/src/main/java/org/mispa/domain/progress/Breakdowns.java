package org.mispa.domain.progress;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.Text;

/// The activities of a filter counted in two dimensions, for charts. Each is one statement, and each number is that of
/// the list which the same filter narrowed to the cell shows.
public interface Breakdowns {
    /// Types by years. What spans several years counts in each year that it touches and once more as such
    /// (method.md 5). Cells without an activity are absent.
    List<InYear> years(ActivityFilter filter, Reckoning reckoning);

    /// Funders by components, in the alphabetical order of the language. Support stated for the activity and support
    /// stated for its larger whole are two entries, never one (method.md 5).
    List<Support> support(ActivityFilter filter, Reckoning reckoning, Language language);

    /// @param type null for all types, each activity once
    /// @param year as in [ActivityFilter#years]; null for all years, each activity once
    record InYear(@Nullable ActivityType type, @Nullable Integer year, long activities) {}

    /// @param basis stated for the activity, or for its larger whole
    /// @param byComponent activities; component 0 holds each activity once
    record Support(String organization, Text name, Basis basis, Map<Integer, Long> byComponent) {
        public long in(int component) {
            return byComponent.getOrDefault(component, 0L);
        }
    }
}
