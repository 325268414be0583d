package org.mispa.domain.source;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wordings;

/// What is known of a source document.
///
/// @param issuer who issued it; null where it does not say
/// @param date when it was issued; null where not stated
/// @param closingDay the last day of which it can speak: what it reports as done was done by then (method.md 1)
/// @param closingBasis whether it states that day itself
/// @param writtenIn the language of the document
/// @param address its official address; null where the source states none
/// @param retrievedOn when it was fetched; null where that is not recorded
public record SourceDetails(
        SourceKind kindOfSource,
        Wordings words,
        @Nullable String issuer,
        @Nullable EdtfDate date,
        LocalDate closingDay,
        Basis closingBasis,
        Language writtenIn,
        @Nullable String address,
        @Nullable LocalDate retrievedOn,
        Visibility visibility)
        implements Details {

    @Override
    public RecordKind kind() {
        return RecordKind.SOURCE;
    }
}
