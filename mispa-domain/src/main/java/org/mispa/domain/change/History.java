package org.mispa.domain.change;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.Translation;

/// When published records were changed, and by whom.
public interface History {
    /// @param versions how many versions were published so far
    /// @param original the language that the record was written in; null where its kind has no wordings
    /// @param translation whether there is a wording in the reader's language and how it stands to the original
    record LastChange(
            Instant at,
            String author,
            int versions,
            @Nullable Language original,
            Translation translation) {}

    /// Empty where there is no such record.
    Optional<LastChange> of(RecordKey record, Language reader);
}
