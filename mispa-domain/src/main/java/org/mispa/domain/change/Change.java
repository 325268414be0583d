package org.mispa.domain.change;

import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKey;

/// What somebody wants a record to be, whichever way it comes in: form, imported row, API, a delegate's correction, or
/// the shipped records.
///
/// @param base the version of the record that the change started from; null for a new record
/// @param proposed all values the record is to have
public record Change(RecordKey record, @Nullable Integer base, Details proposed, Actor author, String reason) {
    public Change {
        if (record.kind() != proposed.kind()) {
            throw new IllegalArgumentException("details of a " + proposed.kind() + " for a " + record.kind());
        }
    }
}
