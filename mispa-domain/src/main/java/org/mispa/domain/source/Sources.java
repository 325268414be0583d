package org.mispa.domain.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;

/// The recorded sources and what they say beside the records, for reading.
public interface Sources {
    Optional<SourcePage> find(SourceId id, Language language);

    /// What sources say beside the records, in the order in which it is recorded.
    ///
    /// @param about only what is about this record; null for everything
    List<StatementRow> statements(@Nullable RecordKey about, Language language);

    /// The query string of the list of statements about a record.
    static String about(RecordKey record) {
        return new Query()
                .with("about", Query.slug(record.kind()) + ":" + record.key())
                .toString();
    }

    /// Everything recorded of one source.
    ///
    /// @param records how many records of each kind rest on it
    record SourcePage(
            String key,
            SourceKind kind,
            Text title,
            @Nullable Text note,
            @Nullable Text issuer,
            @Nullable EdtfDate date,
            LocalDate closingDay,
            Basis closingBasis,
            Language language,
            @Nullable String address,
            @Nullable LocalDate retrievedOn,
            Visibility visibility,
            Map<RecordKind, Long> records) {}

    /// @param about the record it is about; null where it is about the process as a whole
    record StatementRow(
            String key,
            StatementKind kind,
            Text summary,
            @Nullable RecordKey about,
            @Nullable Text aboutTitle,
            CitationRow citation) {}
}
