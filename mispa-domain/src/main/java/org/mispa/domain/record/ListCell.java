package org.mispa.domain.record;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A cell that holds several values, separated by semicolons. A semicolon within a value has a backslash in front.
public final class ListCell {
    private static final Pattern BETWEEN = Pattern.compile("(?<!\\\\);");

    private ListCell() {}

    /// The values without space around them; empty ones are left out.
    public static List<String> read(String cell) {
        return Arrays.stream(BETWEEN.split(cell, -1))
                .map(part -> part.replace("\\;", ";").strip())
                .filter(part -> !part.isEmpty())
                .toList();
    }

    public static String write(Collection<String> values) {
        return values.stream().map(value -> value.replace(";", "\\;")).collect(Collectors.joining("; "));
    }
}
