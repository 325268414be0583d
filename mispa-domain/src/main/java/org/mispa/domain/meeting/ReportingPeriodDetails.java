package org.mispa.domain.meeting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// What is known of a reporting period.
///
/// @param closesOn its last day, up to which the records reach
/// @param closingBasis whether the source states the closing day itself
/// @param keptInPortal whether the period is open and its records are kept here day by day, so that they reach to today
/// @param meeting the meeting it reports to; null while that is not known
/// @param citations where it is written, the main place first
public record ReportingPeriodDetails(
        Wordings words,
        LocalDate startsOn,
        LocalDate closesOn,
        Basis closingBasis,
        boolean keptInPortal,
        @Nullable MeetingId meeting,
        List<Citation> citations)
        implements Details {

    public ReportingPeriodDetails {
        citations = List.copyOf(citations);
        if (closesOn.isBefore(startsOn)) {
            throw new BrokenRule(Rule.CLOSES_AFTER_START);
        }
    }

    @Override
    public RecordKind kind() {
        return RecordKind.REPORTING_PERIOD;
    }
}
