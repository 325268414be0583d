package org.mispa.domain.meeting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;

/// The day a page is reckoned for, how it came about, and how far the records reach (method.md 1).
///
/// @param period the reporting period the reason speaks of; null for a chosen day and where no period is recorded
public record AsOf(
        LocalDate day,
        LocalDate reach,
        Reason reason,
        @Nullable ReportingPeriodRow period) {

    /// Why a page shows the day it shows.
    public enum Reason {
        /// The reader asked for it.
        CHOSEN,
        /// Today lies in a reporting period.
        WITHIN_PERIOD,
        /// Today lies in no reporting period: the closing day of the last one.
        LAST_CLOSING_DAY,
        /// No reporting period is recorded: today.
        NO_PERIOD
    }

    /// @param chosen the day asked for; null for the portal's own choice
    public static AsOf resolve(List<ReportingPeriodRow> periods, LocalDate today, @Nullable LocalDate chosen) {
        var reach = periods.stream()
                .map(period -> period.reach(today))
                .max(Comparator.naturalOrder())
                .orElse(today);
        if (chosen != null) {
            return new AsOf(chosen, reach, Reason.CHOSEN, null);
        }
        for (var period : periods) {
            if (period.covers(today)) {
                return new AsOf(today, reach, Reason.WITHIN_PERIOD, period);
            }
        }
        return periods.stream()
                .max(Comparator.comparing(ReportingPeriodRow::closesOn))
                .map(last -> new AsOf(last.closesOn(), reach, Reason.LAST_CLOSING_DAY, last))
                .orElseGet(() -> new AsOf(today, reach, Reason.NO_PERIOD, null));
    }

    public Reckoning reckoning(LinkMode links) {
        return new Reckoning(day, reach, links);
    }
}
