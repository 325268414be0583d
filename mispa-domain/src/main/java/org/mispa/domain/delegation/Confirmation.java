package org.mispa.domain.delegation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.shared.RecordKey;

/// That a delegation confirmed its own part in one version of a record. It is never changed or taken back; what is
/// wrong
/// later is observed.
///
/// @param version of the record, as its history counts
/// @param change number of the change by which the record came to that version
/// @param changedAt when the record was first changed after that; null while it stands as it was confirmed
/// @param note from which the secretariat entered it; null where the delegation did it itself
public record Confirmation(
        Delegation delegation,
        RecordKey record,
        int version,
        long change,
        Instant at,
        @Nullable Instant changedAt,
        @Nullable Note note) {

    /// Whether the record stands as it was confirmed.
    public boolean holds() {
        return changedAt == null;
    }
}
