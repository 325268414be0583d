package org.mispa.domain.mandate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.Text;
import org.mispa.domain.source.CitationRow;

/// The recorded mandates, for reading; where they stand is told by the progress feature.
public interface Mandates {
    Optional<MandatePage> find(MandateId id, Language language);

    /// The mandates that activities with the country serve (method.md 5, "reached").
    ///
    /// @param code the country's ISO code, or its key where there is none
    Set<String> reachedBy(String code, Reckoning reckoning);

    /// The mandates that an initiative is linked to, by the links that count.
    Set<String> carriedBy(String initiative, Reckoning reckoning);

    /// The mandates that an instrument sets or takes up again.
    Set<String> foundedOn(String instrument);

    /// Everything recorded of one mandate itself.
    ///
    /// @param paragraph where in the instrument; null where no source tells
    record MandatePage(
            String number,
            int component,
            Text componentTitle,
            Text title,
            @Nullable Text summary,
            Addressee addressee,
            InstrumentRow instrument,
            @Nullable String paragraph,
            List<InstrumentRow> reiterations,
            List<DeclarationRow> declarations,
            List<CarriedBy> initiatives,
            List<CitationRow> citations) {}

    /// @param note what a later instrument adds; null for the one that set the mandate
    record InstrumentRow(
            String key,
            Text title,
            @Nullable EdtfDate date,
            @Nullable String note) {}

    record DeclarationRow(String declaredBy, @Nullable EdtfDate date, String summary, CitationRow citation) {}

    /// A line of work that carries it.
    ///
    /// @param reason null where the link is stated
    record CarriedBy(
            String code, Text title, Basis basis, @Nullable String reason, boolean confirmed) {}
}
