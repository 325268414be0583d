package org.mispa.web.change;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One field of the form of a record, ready to be drawn by `fragments/record-form`.
///
/// @param as how it is drawn
/// @param label in the language of the page
/// @param hint how to answer; null where the label says enough
/// @param error what to write instead; null where nothing is wrong
/// @param near what may be meant instead, as it would be written
/// @param value what was typed or chosen, right or not
/// @param list the id of the list of what is offered; null where nothing is
/// @param echo how it was understood; empty where that needs no saying, null where it never does
/// @param language of what is written in it, as a tag; null where that of the page does
record Input(
        String name,
        As as,
        String label,
        @Nullable String hint,
        @Nullable String error,
        List<String> near,
        String value,
        boolean optional,
        @Nullable String list,
        List<Option> options,
        @Nullable String echo,
        @Nullable String language) {
    enum As {
        LINE,
        AREA,
        CHOICE,
        YES
    }

    record Option(String value, String label) {}

    /// Whether it is an area: for templates.
    public boolean area() {
        return as == As.AREA;
    }

    public boolean choice() {
        return as == As.CHOICE;
    }

    public boolean yes() {
        return as == As.YES;
    }

    /// The same field with something else typed or chosen.
    Input saying(String other) {
        return new Input(name, as, label, hint, error, near, other, optional, list, options, echo, language);
    }

    /// The same field with another label.
    Input labelled(String other) {
        return new Input(name, as, other, hint, error, near, value, optional, list, options, echo, language);
    }

    /// The same field with another label and hint, that need not be answered.
    Input asking(String other, @Nullable String how) {
        return new Input(name, as, other, how, error, near, value, true, list, options, echo, language);
    }

    /// What was typed or chosen, as it is read; empty where nothing was.
    String told() {
        return switch (as) {
            case CHOICE ->
                options.stream()
                        .filter(option -> option.value().equals(value))
                        .map(Option::label)
                        .findFirst()
                        .orElse("");
            case YES -> value.isEmpty() ? "" : label;
            default -> value;
        };
    }

    /// The id of the field, which addresses and styles can name.
    public String id() {
        return name.replace('.', '-');
    }

    /// The ids of hint, error and echo for `aria-describedby`; null where there is none.
    public @Nullable String describedBy() {
        var ids = Stream.of(
                        hint == null ? null : id() + "-hint",
                        error == null ? null : id() + "-error",
                        echo == null ? null : id() + "-echo")
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }
}
