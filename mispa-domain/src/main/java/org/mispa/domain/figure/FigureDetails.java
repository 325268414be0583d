package org.mispa.domain.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// What is known of a stated figure.
///
/// @param about the record it belongs to
/// @param value null where the source announces a number without giving it
/// @param unit what is counted, in the singular, such as `country`
/// @param statedAs the source's own word or digits, such as `Twenty-six`
/// @param listed the recorded list it stands beside; null where there is none
/// @param citations where it is written, the main place first
public record FigureDetails(
        RecordKey about,
        @Nullable Integer value,
        String unit,
        FigureKind figureKind,
        String statedAs,
        Wordings words,
        @Nullable Listed listed,
        List<Citation> citations)
        implements Details {

    public FigureDetails {
        citations = List.copyOf(citations);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.FIGURE;
    }
}
