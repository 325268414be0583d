package org.mispa.domain.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// What is known of an instrument.
///
/// @param symbol document symbol such as `AG/RES. 2629 (XLI-O/11)`; null where there is none
/// @param parties who adopted or signed it, as the source names them
/// @param date adoption or signature; null where not stated
/// @param place null where not stated
/// @param country where it was adopted or signed; null where not stated
/// @param standing what the source says of its state, such as `signed`; null where it says nothing
/// @param meeting the meeting that adopted it; null where none did or is named
/// @param citations where it is written, the main place first
public record InstrumentDetails(
        InstrumentKind instrumentKind,
        @Nullable String symbol,
        Wordings words,
        List<String> parties,
        @Nullable EdtfDate date,
        @Nullable String place,
        @Nullable CountryId country,
        @Nullable String standing,
        @Nullable MeetingId meeting,
        List<Citation> citations)
        implements Details {

    public InstrumentDetails {
        parties = List.copyOf(parties);
        citations = List.copyOf(citations);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.INSTRUMENT;
    }
}
