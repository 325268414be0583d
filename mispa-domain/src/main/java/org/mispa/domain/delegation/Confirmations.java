package org.mispa.domain.delegation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKey;

/// The confirmations that were given, only ever added to.
public interface Confirmations {
    /// Keeps one, once for each version, however often it is sent.
    ///
    /// @param change number of the change by which the record came to the version that was confirmed
    /// @param note from which the secretariat enters it; null where the delegation does it itself
    void add(
            Delegation delegation,
            RecordKey record,
            int version,
            long change,
            @Nullable Note note,
            Actor by,
            Instant at);

    /// The last one of each delegation for a record that is published, the newest first.
    List<Confirmation> of(RecordKey record);

    /// The last one of a delegation for each record that is published, the newest first.
    ///
    /// @param most so many at most
    List<Confirmation> by(Delegation delegation, int most);

    /// The last one of a delegation for a record; empty where it never confirmed it.
    Optional<Confirmation> of(RecordKey record, Delegation delegation);
}
