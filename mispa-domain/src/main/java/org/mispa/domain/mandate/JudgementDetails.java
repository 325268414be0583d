package org.mispa.domain.mandate;

import java.time.LocalDate;
import java.util.List;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// What is known of a judgement.
///
/// @param status what the secretariat holds the mandate's status to be
/// @param since the first as-of day that it holds for
/// @param until the last; every judgement ends, so that none outlives its reason unseen
/// @param words the reason, as the summary
/// @param citations what it rests on, at least one place, the main place first
public record JudgementDetails(
        MandateId mandate,
        MandateStatus status,
        LocalDate since,
        LocalDate until,
        Wordings words,
        List<Citation> citations)
        implements Details {

    public JudgementDetails {
        citations = List.copyOf(citations);
        if (until.isBefore(since)) {
            throw new BrokenRule(Rule.ENDS_AFTER_START);
        }
        if (citations.isEmpty()) {
            throw new BrokenRule(Rule.CITED);
        }
    }

    @Override
    public RecordKind kind() {
        return RecordKind.JUDGEMENT;
    }
}
