package org.mispa.domain.activity;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.mispa.domain.shared.Text;

/// The values by which a list of activities can be narrowed further in one field, with the number of activities that
/// each would show.
///
/// @param parameter the name in the address
public record ActivityFacet(String parameter, List<Value> values) {
    /// The fields that there are facets of, in the order in which readers find them.
    public static final SequencedSet<String> FIELDS = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(List.of(
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
            "year")));

    public ActivityFacet {
        values = List.copyOf(values);
    }

    /// @param value as in the address
    /// @param label what readers call it; its text is the value itself where message files name it
    public record Value(String value, Text label, long count) {}
}
