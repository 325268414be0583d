package org.mispa.web.system;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One question of a form and what was answered. Drawn by `fragments/form`.
///
/// @param name in the form; also the id of the field, to which the summary of errors leads
/// @param hint how to answer; null where the label says enough
/// @param error what to write instead; null where nothing is wrong
/// @param values what was typed or chosen; it stays, also where it cannot be taken
/// @param optional said beside the label; what has to be answered is the rule and is not marked
/// @param options what can be chosen; empty where it is typed
public record Field(
        String name,
        Said label,
        @Nullable Said hint,
        @Nullable Said error,
        List<String> values,
        boolean optional,
        List<Option> options) {

    /// @param label in the language of the page
    public record Option(String value, String label) {}

    public Field {
        values = List.copyOf(values);
        options = List.copyOf(options);
    }

    /// What is typed into it, empty at first.
    public static Field typed(String name, Said label, String value) {
        return new Field(name, label, null, null, List.of(value), false, List.of());
    }

    /// What is chosen from options, nothing at first.
    public static Field chosen(String name, Said label, List<String> values, List<Option> options) {
        return new Field(name, label, null, null, values, false, options);
    }

    public Field withHint(Said hint) {
        return new Field(name, label, hint, error, values, optional, options);
    }

    public Field withError(Said error) {
        return new Field(name, label, hint, error, values, optional, options);
    }

    public Field thatMayBeEmpty() {
        return new Field(name, label, hint, error, values, true, options);
    }

    /// What was typed.
    public String value() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    public boolean has(String value) {
        return values.contains(value);
    }

    /// The ids of hint and error for `aria-describedby`; null where there is neither.
    public @Nullable String describedBy() {
        var ids = Stream.of(hint == null ? null : name + "-hint", error == null ? null : name + "-error")
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }
}
