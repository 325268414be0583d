package org.mispa.domain.shared;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What every figure of a page is reckoned for (method.md 1).
///
/// @param asOf the day the reader asks about
/// @param reach the last day the records can speak of; silence after it is no failure
/// @param links which mandate links count
public record Reckoning(LocalDate asOf, LocalDate reach, LinkMode links) {

    /// The day that status is reckoned on: never later than the records reach.
    public LocalDate day() {
        return asOf.isBefore(reach) ? asOf : reach;
    }

    /// The day that the status of a record is reckoned on of which somebody looked what became of it.
    ///
    /// @param checked when that was; null for never
    public LocalDate day(@Nullable LocalDate checked) {
        var known = checked == null || checked.isBefore(reach) ? reach : checked;
        return asOf.isBefore(known) ? asOf : known;
    }

    /// Whether the reader asks about a day of which the records cannot speak any more.
    public boolean beyondReach() {
        return asOf.isAfter(reach);
    }
}
