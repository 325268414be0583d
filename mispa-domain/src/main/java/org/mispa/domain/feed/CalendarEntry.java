package org.mispa.domain.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.Text;

/// An activity, or the due date of a deliverable, as a span of whole days.
///
/// @param revision grows with each change of the record, also where it was withdrawn and recorded again
/// @param recordedAt when it was first recorded
/// @param changedAt when it was last changed
/// @param date closed on both sides: the days on which it may be, not those that it takes
/// @param original the date first promised; null where that is the date, or none was
/// @param place as the source states it; null where not stated
/// @param type `ActivityType` or `DeliverableKind`
/// @param status `ActivityStatus` or `DeliverableStatus`; null where the record was withdrawn
public record CalendarEntry(
        RecordKey record,
        long revision,
        Instant recordedAt,
        Instant changedAt,
        Text title,
        EdtfDate date,
        @Nullable EdtfDate original,
        @Nullable String place,
        Enum<?> type,
        @Nullable Enum<?> status,
        Certainty certainty) {

    /// What calendars know of an entry (RFC 5545, 3.8.1.11).
    public enum Certainty {
        /// Held, under way or owed.
        CONFIRMED,
        /// Planned or proposed, also where no outcome is recorded.
        TENTATIVE,
        /// Cancelled, no longer pursued or withdrawn.
        CANCELLED
    }

    public CalendarEntry {
        if (date.earliest() == null || date.latest() == null) {
            throw new IllegalArgumentException(date + " has no days to show");
        }
    }
}
