package org.mispa.domain.shared;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Builds the query string of a filtered list: parameters in a fixed order, absent ones left out. The same record that
/// narrows a query writes its address, so that a figure and the list behind it cannot differ.
public final class Query {
    private final List<String> parts = new ArrayList<>();

    /// Adds a parameter; nothing where the value is null.
    public Query with(String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + "=" + URLEncoder.encode(text(value), StandardCharsets.UTF_8));
        }
        return this;
    }

    /// Adds the parameter once for each value.
    public Query withAll(String name, Collection<?> values) {
        values.forEach(value -> with(name, value));
        return this;
    }

    /// Adds `name=true` where it holds.
    public Query when(String name, boolean holds) {
        return holds ? with(name, "true") : this;
    }

    private static String text(Object value) {
        return value instanceof Enum<?> choice ? slug(choice) : value.toString();
    }

    /// A constant as it stands in addresses and files: `under-way` for `UNDER_WAY`.
    public static String slug(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Encoded, without a leading question mark; empty where there is no parameter.
    @Override
    public String toString() {
        return String.join("&", parts);
    }
}
