package org.mispa.domain.change;

import java.time.Instant;
import java.util.Optional;
import org.mispa.domain.shared.RecordKey;

/// When published records were changed, and by whom.
public interface History {
    /// @param versions how many versions were published so far
    record LastChange(Instant at, String author, int versions) {}

    /// Empty where there is no such record.
    Optional<LastChange> of(RecordKey record);
}
