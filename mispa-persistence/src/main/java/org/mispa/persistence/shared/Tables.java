package org.mispa.persistence.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.mispa.domain.shared.RecordKind;

/// Where the records of each kind stand.
public final class Tables {
    private Tables() {}

    /// The table with a row for each record.
    public static String name(RecordKind kind) {
        return kind == RecordKind.SOURCE ? "source_document" : kind.name().toLowerCase(Locale.ROOT);
    }

    /// The column of its keys.
    public static String key(RecordKind kind) {
        return switch (kind) {
            case COMPONENT, MANDATE -> "number";
            case INITIATIVE -> "code";
            default -> "key";
        };
    }

    /// The kind whose records stand in a table.
    public static Optional<RecordKind> kind(String table) {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> name(kind).equals(table))
                .findFirst();
    }
}
