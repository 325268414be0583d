package org.mispa.domain.activity;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Recorded;

/// Where an activity stands on a day (method.md 2). The SQL function `activity_status` is the same rule.
public enum ActivityStatus {
    HELD,
    UNDER_WAY,
    PLANNED,
    /// Its day has passed within the records' reach and no source says what became of it; nobody is accused.
    NO_OUTCOME,
    /// In no total unless asked for.
    CANCELLED;

    /// @param date null where no date is stated
    /// @param closing the closing day of the source: what it reports as done was done by then
    /// @param day the reckoning day, never later than the records reach
    /// @return empty where the activity is not seen yet on that day
    public static Optional<ActivityStatus> of(
            Recorded recorded, @Nullable EdtfDate date, LocalDate closing, LocalDate day) {
        var first = date == null ? null : date.earliest();
        var last = date == null ? null : date.latest();
        return Optional.ofNullable(
                switch (recorded) {
                    case CANCELLED -> CANCELLED;
                    case PLANNED, PROPOSED -> last != null && day.isAfter(last) ? NO_OUTCOME : PLANNED;
                    case UNDER_WAY -> day.isBefore(first == null ? closing : first) ? null : UNDER_WAY;
                    case DONE -> {
                        var done = last == null || last.isAfter(closing) ? closing : last;
                        if (!day.isBefore(done)) {
                            yield HELD;
                        }
                        yield first == null || day.isBefore(first) ? null : UNDER_WAY;
                    }
                });
    }
}
