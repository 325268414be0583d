package org.mispa.domain.delegation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.country.CountryId;

/// What the delegation of a member state did within a round. It is told to the delegation and to staff alone.
///
/// @param code what the state's address ends in
/// @param opened whether somebody of the delegation opened its page for review
/// @param confirmed how many confirmations it gave
/// @param observed how many observations it sent and did not take back
/// @param reviewedAt when its speaker said that it has reviewed what is recorded; null while nobody did
/// @param note from which the secretariat entered that; null where it did not
/// @param remindedOn when it was last reminded; null where it was not
public record RoundStanding(
        CountryId country,
        String code,
        String name,
        boolean opened,
        long confirmed,
        long observed,
        @Nullable Instant reviewedAt,
        @Nullable Note note,
        @Nullable Instant remindedOn) {

    /// How far a delegation has come.
    public enum Status {
        NOT_OPENED,
        /// It has begun, and its speaker has not said yet that it is done.
        UNDER_WAY,
        /// It has reviewed everything and observed nothing.
        CONFIRMED,
        /// It has reviewed everything and observed something.
        OBSERVED
    }

    public Delegation delegation() {
        return Delegation.of(country);
    }

    /// Only the word of the speaker ends it: that something was confirmed or observed does not say that all was looked
    /// at. Who writes on paper need not open a page.
    public Status status() {
        if (reviewedAt != null) {
            return observed > 0 ? Status.OBSERVED : Status.CONFIRMED;
        }
        return opened || confirmed > 0 || observed > 0 ? Status.UNDER_WAY : Status.NOT_OPENED;
    }

    /// Whether the round still waits for it.
    public boolean isAwaited() {
        return reviewedAt == null;
    }
}
