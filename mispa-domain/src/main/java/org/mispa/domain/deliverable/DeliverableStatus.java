package org.mispa.domain.deliverable;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;

/// Where a promise stands on a day (method.md 3). The SQL function `deliverable_status` is the same rule.
public enum DeliverableStatus {
    DELIVERED,
    /// Its latest due day lies before the day and no delivery is recorded.
    OVERDUE,
    DUE,
    /// Promised without a date.
    PROMISED,
    NO_LONGER_PURSUED;

    /// Those of what has a due date and is not delivered.
    public static Set<DeliverableStatus> dated() {
        return EnumSet.of(OVERDUE, DUE);
    }

    /// Those of what is still to be delivered.
    public static Set<DeliverableStatus> open() {
        return EnumSet.of(OVERDUE, DUE, PROMISED);
    }

    /// @param due the due date in force; null where none was given
    /// @param deliveredOn null where not delivered, or delivered on a date that is not stated
    /// @param closing the closing day of the source: what it reports as delivered was delivered by then
    /// @param day the reckoning day, never later than the records reach
    /// @return empty where the deliverable is not seen yet on that day
    public static Optional<DeliverableStatus> of(
            DeliverableRecorded recorded,
            @Nullable EdtfDate due,
            @Nullable EdtfDate deliveredOn,
            LocalDate closing,
            LocalDate day) {
        if (recorded == DeliverableRecorded.NO_LONGER_PURSUED) {
            return Optional.of(NO_LONGER_PURSUED);
        }
        if (recorded == DeliverableRecorded.DELIVERED) {
            var last = deliveredOn == null ? null : deliveredOn.latest();
            var done = last == null || last.isAfter(closing) ? closing : last;
            if (!day.isBefore(done)) {
                return Optional.of(DELIVERED);
            }
            if (due == null) {
                var first = deliveredOn == null ? null : deliveredOn.earliest();
                return first == null || day.isBefore(first) ? Optional.empty() : Optional.of(PROMISED);
            }
        }
        if (due == null) {
            return Optional.of(PROMISED);
        }
        return Optional.of(due.latest() != null && day.isAfter(due.latest()) ? OVERDUE : DUE);
    }
}
