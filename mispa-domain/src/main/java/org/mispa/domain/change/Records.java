package org.mispa.domain.change;

import java.util.Optional;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.RecordKey;

/// The published records of every kind.
public interface Records {
    Optional<Aggregate<?>> find(RecordKey key);

    void add(Aggregate<?> record);

    /// Writes what has changed so far, so that the database judges it and counts the version.
    void flush();
}
