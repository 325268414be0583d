package org.mispa.domain.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Details;

/// The list of applied changes, only ever added to: history, restoring and "as it was known on" all come from it.
public interface Changes {
    /// Keeps an applied change.
    ///
    /// @param before the values it replaced; null for a new record
    /// @param version the record's version since then, or its last one where it was withdrawn
    void applied(Change change, @Nullable Details before, int version, Instant at);

    /// Whether no change was ever applied, so that nothing is recorded yet.
    boolean isEmpty();
}
