package org.mispa.domain.shared;

import org.jspecify.annotations.Nullable;

/// All field values of one record at one moment, immutable and free of nonsense: what a change proposes.
public interface Details {
    RecordKind kind();

    /// Title, summary and note in their languages; null where the kind has none (a country has names).
    default @Nullable Wordings words() {
        return null;
    }
}
