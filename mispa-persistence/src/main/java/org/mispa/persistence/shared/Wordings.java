package org.mispa.persistence.shared;

import java.util.Arrays;
import java.util.List;
import org.mispa.domain.shared.RecordKind;

/// Where the wordings of each kind of record stand: a table `<name>_text` whose column `<name>` refers to the record.
public final class Wordings {
    private Wordings() {}

    /// The kinds that have wordings: all but countries, whose names are kept apart.
    public static List<RecordKind> kinds() {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> kind != RecordKind.COUNTRY)
                .toList();
    }

    /// The name before `_text`.
    ///
    /// @throws IllegalArgumentException where the kind has no wordings
    public static String name(RecordKind kind) {
        if (kind == RecordKind.COUNTRY) {
            throw new IllegalArgumentException("countries have names");
        }
        return Tables.name(kind);
    }
}
