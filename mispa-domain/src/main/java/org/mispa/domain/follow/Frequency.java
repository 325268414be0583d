package org.mispa.domain.follow;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// How often somebody is told of what changed.
public enum Frequency {
    /// As soon as something was published; what follows shortly after comes together.
    AT_ONCE,
    DAILY,
    /// On Mondays.
    WEEKLY,
    NEVER;

    /// Between two mails that come at once, so that a morning of reviews is not a mail for each.
    public static final Duration PAUSE = Duration.ofMinutes(10);

    /// Universal time: early morning between Mexico City and Brasília.
    public static final LocalTime HOUR = LocalTime.of(11, 0);

    /// When the next turn is; empty for never.
    ///
    /// @param last when the last turn was
    public Optional<Instant> next(Instant last) {
        return switch (this) {
            case AT_ONCE -> Optional.of(last.plus(PAUSE));
            case DAILY -> Optional.of(hourAfter(last));
            case WEEKLY ->
                Optional.of(hourAfter(last)
                        .atOffset(ZoneOffset.UTC)
                        .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))
                        .toInstant());
            case NEVER -> Optional.empty();
        };
    }

    /// What stands for the last turn where there was none yet: the first thing to tell at once does not wait.
    public Instant begun(Instant at) {
        return this == AT_ONCE ? at.minus(PAUSE) : at;
    }

    private static Instant hourAfter(Instant last) {
        var hour = last.atOffset(ZoneOffset.UTC).with(HOUR);
        return (hour.toInstant().isAfter(last) ? hour : hour.plusDays(1)).toInstant();
    }

    public boolean isDue(Instant last, Instant now) {
        return next(last).filter(next -> !now.isBefore(next)).isPresent();
    }

    /// Whether a turn passes where there was nothing to tell; otherwise the turn lasts until there is.
    public boolean keepsTime() {
        return this == DAILY || this == WEEKLY;
    }
}
