package org.mispa.web.system;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One group of checkboxes by which a list can be narrowed. Drawn by `fragments/facets`.
///
/// @param parameter the name in the address
/// @param label the heading of the group, in the language of the page
/// @param unit what the numbers count
public record Facet(String parameter, String label, String unit, List<Choice> choices) {
    private static final int FEW = 7;

    /// @param lang of the label; null where it is in the language of the page
    /// @param only address of the list with this value alone in its group: what the count counts
    public record Choice(
            String value, String label, @Nullable String lang, long count, boolean chosen, String only) {

        public static Choice of(
                Here here, String parameter, String value, String label, @Nullable String lang, long count) {
            return new Choice(value, label, lang, count, here.has(parameter, value), here.with(parameter, value));
        }
    }

    /// A choice without a record is left out unless it is chosen.
    public Facet {
        choices = choices.stream()
                .filter(choice -> choice.count() > 0 || choice.chosen())
                .toList();
    }

    /// Whether any of its choices is a filter in force.
    public boolean chosen() {
        return choices.stream().anyMatch(Choice::chosen);
    }

    /// Whether the group is shown unfolded.
    public boolean open() {
        return chosen() || choices.size() <= FEW;
    }
}
