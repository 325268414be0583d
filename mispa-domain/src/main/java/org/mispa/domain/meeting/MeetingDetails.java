package org.mispa.domain.meeting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// What is known of a meeting.
///
/// @param series key of the series it belongs to, such as `mispa`; null outside a series
/// @param number its number in the series; null where not numbered
/// @param place as the source states it; null where not stated
/// @param country where it is held; null where not stated
/// @param date null where not stated
/// @param citations where it is written, the main place first
public record MeetingDetails(
        MeetingKind meetingKind,
        @Nullable String series,
        @Nullable Integer number,
        Wordings words,
        @Nullable String place,
        @Nullable CountryId country,
        @Nullable EdtfDate date,
        Recorded recorded,
        List<Citation> citations)
        implements Details {

    public MeetingDetails {
        if (number != null && number < 1) {
            throw new BrokenRule(Rule.COUNTED_FROM_ONE);
        }
        citations = List.copyOf(citations);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.MEETING;
    }
}
