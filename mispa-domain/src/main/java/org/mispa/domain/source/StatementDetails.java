package org.mispa.domain.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wordings;

/// What a source says beside the records.
///
/// @param about the record it is about; null where it is about the process as a whole
/// @param citations where it is written, the main place first
public record StatementDetails(
        StatementKind statementKind,
        Wordings words,
        @Nullable RecordKey about,
        List<Citation> citations) implements Details {

    public StatementDetails {
        citations = List.copyOf(citations);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.STATEMENT;
    }
}
