package org.mispa.domain.change;

import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKey;

/// What a record is to become, whichever way that comes in: form, imported row, API, a delegate's correction, or the
/// shipped records.
///
/// @param base the version of the record that the change started from; null for a new record
/// @param proposed all values the record is to have; null where it is to be withdrawn
/// @param reason why, in one line
/// @param successor the record that a withdrawn one is found in now; null where there is none
/// @param review by whom it was approved; null where nobody had to, as for the shipped records
public record Change(
        RecordKey record,
        @Nullable Integer base,
        @Nullable Details proposed,
        Actor author,
        String reason,
        @Nullable RecordKey successor,
        @Nullable Review review) {

    /// @param proposal the number of what was proposed
    /// @param remark why somebody approved what they had written themselves; null otherwise
    public record Review(
            long proposal, Actor reviewer, @Nullable String remark) {}

    public Change {
        if (proposed != null && record.kind() != proposed.kind()) {
            throw new IllegalArgumentException("details of a " + proposed.kind() + " for a " + record.kind());
        }
        if (proposed == null && base == null) {
            throw new IllegalArgumentException("only what is there can be withdrawn");
        }
    }

    public Change(RecordKey record, @Nullable Integer base, Details proposed, Actor author, String reason) {
        this(record, base, proposed, author, reason, null, null);
    }
}
