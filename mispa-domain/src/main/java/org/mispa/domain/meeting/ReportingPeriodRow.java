package org.mispa.domain.meeting;

import java.time.LocalDate;
import org.mispa.domain.shared.Basis;

/// A reporting period as the reckoning needs it.
///
/// @param keptInPortal an open period whose records are kept here day by day: it reaches to today
public record ReportingPeriodRow(
        String key, LocalDate startsOn, LocalDate closesOn, Basis closingBasis, boolean keptInPortal) {

    boolean covers(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(closesOn);
    }

    /// The last day that this period's records can speak of. A period that lies ahead has not reached its end.
    LocalDate reach(LocalDate today) {
        return keptInPortal && covers(today) ? today : closesOn;
    }
}
