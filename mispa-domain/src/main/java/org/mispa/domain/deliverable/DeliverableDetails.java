package org.mispa.domain.deliverable;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.instrument.InstrumentId;
import org.mispa.domain.mandate.MandateLink;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// What is known of a deliverable.
///
/// @param proposed whether it is only proposed so far
/// @param checkedOn a later day on which staff stated that the record still holds; null where nobody did (method.md 1)
/// @param originalDue the date first promised; null where none was
/// @param revisions later dates, in the order they were decided
/// @param deliveredOn null where not delivered, or delivered on a date that is not stated
/// @param dateBasis how the date is known; null where there is none
/// @param outcome null where not delivered or not told
/// @param owners who owes it
/// @param activity the activity it comes from; null where there is none
/// @param initiative null for the process itself
/// @param instrument the instrument it is or stems from; null where there is none
/// @param evidence what shows the delivery; null where nothing does
/// @param citations where it is written, the main place first
public record DeliverableDetails(
        DeliverableKind deliverableKind,
        Wordings words,
        DeliverableRecorded recorded,
        boolean proposed,
        @Nullable LocalDate checkedOn,
        @Nullable EdtfDate originalDue,
        List<DueRevision> revisions,
        @Nullable EdtfDate deliveredOn,
        @Nullable DateBasis dateBasis,
        @Nullable DeliverableOutcome outcome,
        ActOf actOf,
        List<Owner> owners,
        @Nullable ActivityId activity,
        @Nullable InitiativeId initiative,
        @Nullable InstrumentId instrument,
        @Nullable String evidence,
        List<MandateLink> mandates,
        List<Citation> citations)
        implements Details {

    public DeliverableDetails {
        revisions = List.copyOf(revisions);
        owners = List.copyOf(owners);
        mandates = List.copyOf(mandates);
        citations = List.copyOf(citations);
        MandateLink.eachOnce(mandates);
        if (citations.isEmpty()) {
            throw new BrokenRule(Rule.CITED);
        }
        if ((outcome != null || deliveredOn != null) && recorded != DeliverableRecorded.DELIVERED) {
            throw new BrokenRule(Rule.OUTCOME_OF_DELIVERED);
        }
    }

    @Override
    public RecordKind kind() {
        return RecordKind.DELIVERABLE;
    }

    /// The due date in force: the last revision, or else the original; null where none was given.
    public @Nullable EdtfDate due() {
        return revisions.isEmpty() ? originalDue : revisions.getLast().due();
    }
}
