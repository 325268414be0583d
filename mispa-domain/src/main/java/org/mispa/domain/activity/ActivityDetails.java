package org.mispa.domain.activity;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.initiative.Involvement;
import org.mispa.domain.instrument.InstrumentId;
import org.mispa.domain.mandate.MandateLink;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// What is known of an activity.
///
/// @param date null where no date is stated
/// @param dateBasis how the date is known; null where there is none
/// @param checkedOn a later day on which staff stated that the record still holds; null where nobody did (method.md 1)
/// @param place city or site as the source states it; null where not stated
/// @param country where it takes place; null where not stated
/// @param initiative null for the process itself
/// @param partOf the larger activity it is part of; null where there is none
/// @param meeting the meeting it is, prepares or reports to; null where there is none
/// @param instrument the instrument it led to or rests on; null where there is none
/// @param edition its place in a series, from 1; null outside a series
/// @param thirdParty whether others than the Organization hold it
/// @param people authors and signatories of published documents with their office, and nobody else
/// @param groups groups of states that the source does not enumerate
/// @param citations where it is written, the main place first
public record ActivityDetails(
        ActivityType type,
        Wordings words,
        @Nullable EdtfDate date,
        @Nullable DateBasis dateBasis,
        Recorded recorded,
        @Nullable LocalDate checkedOn,
        @Nullable String place,
        @Nullable CountryId country,
        @Nullable InitiativeId initiative,
        @Nullable ActivityId partOf,
        @Nullable MeetingId meeting,
        @Nullable InstrumentId instrument,
        @Nullable Integer edition,
        boolean thirdParty,
        List<String> people,
        List<MandateLink> mandates,
        List<Participation> participations,
        List<GroupParticipation> groups,
        List<Involvement> involvements,
        List<Citation> citations)
        implements Details {

    public ActivityDetails {
        people = List.copyOf(people);
        mandates = List.copyOf(mandates);
        participations = List.copyOf(participations);
        groups = List.copyOf(groups);
        involvements = List.copyOf(involvements);
        citations = List.copyOf(citations);
        if (edition != null && edition < 1) {
            throw new BrokenRule(Rule.COUNTED_FROM_ONE);
        }
        if (citations.isEmpty()) {
            throw new BrokenRule(Rule.CITED);
        }
        if (participations.stream()
                        .map(one -> List.of(one.country(), one.role()))
                        .distinct()
                        .count()
                < participations.size()) {
            throw new BrokenRule(Rule.NAMED_TWICE);
        }
        MandateLink.eachOnce(mandates);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.ACTIVITY;
    }
}
