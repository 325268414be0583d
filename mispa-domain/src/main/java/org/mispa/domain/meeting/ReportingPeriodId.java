package org.mispa.domain.meeting;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.Keys;

/// The key of a reporting period.
@Embeddable
public record ReportingPeriodId(String value) {
    public ReportingPeriodId {
        Keys.check(value);
    }

    public static ReportingPeriodId of(String value) {
        return new ReportingPeriodId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
