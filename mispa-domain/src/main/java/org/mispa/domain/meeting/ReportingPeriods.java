package org.mispa.domain.meeting;

import java.util.List;

/// The reporting periods that are recorded.
public interface ReportingPeriods {
    /// All periods, the earliest first; few.
    List<ReportingPeriodRow> all();
}
