package org.mispa.domain.change;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.RecordKey;

/// The published records of every kind.
public interface Records {
    Optional<Aggregate<?>> find(RecordKey key);

    /// Which of these are recorded.
    Set<RecordKey> existing(Collection<RecordKey> keys);

    /// The records that name this one, some of them where there are many.
    List<RecordKey> namedBy(RecordKey key);

    /// All records that name this one, by kind and key.
    List<RecordKey> allNaming(RecordKey key);

    void add(Aggregate<?> record);

    void remove(Aggregate<?> record);

    /// Writes what has changed so far, so that the database judges it and counts the version.
    void flush();
}
