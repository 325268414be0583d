package org.mispa.domain.activity;

import java.util.List;
import java.util.Set;
import org.mispa.domain.shared.Text;

/// The values by which a list of activities can be narrowed further in one field, with the number of activities that
/// each would show.
///
/// @param parameter the name in the address
public record ActivityFacet(String parameter, List<Value> values) {
    /// The fields that there are facets of.
    public static final Set<String> FIELDS = Set.of(
            "component",
            "mandate",
            "initiative",
            "type",
            "status",
            "country",
            "role",
            "funder",
            "line-funder",
            "organization",
            "year");

    public ActivityFacet {
        values = List.copyOf(values);
    }

    /// @param value as in the address
    /// @param label what readers call it; its text is the value itself where message files name it
    public record Value(String value, Text label, long count) {}
}
