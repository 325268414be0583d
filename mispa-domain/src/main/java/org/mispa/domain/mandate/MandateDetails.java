package org.mispa.domain.mandate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.instrument.InstrumentId;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// What is known of a mandate.
///
/// @param instrument the instrument that set it
/// @param paragraph where in that instrument; null where no source tells
/// @param reiterations instruments that took it up again
/// @param declarations statements that it was complied with; a mark beside the status, never the status
/// @param citations where it is written, the main place first
public record MandateDetails(
        ComponentNumber component,
        Wordings words,
        Addressee addressee,
        InstrumentId instrument,
        @Nullable String paragraph,
        List<Reiteration> reiterations,
        List<Declaration> declarations,
        List<Citation> citations)
        implements Details {

    public MandateDetails {
        reiterations = List.copyOf(reiterations);
        declarations = List.copyOf(declarations);
        citations = List.copyOf(citations);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.MANDATE;
    }
}
