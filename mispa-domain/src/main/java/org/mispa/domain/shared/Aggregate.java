package org.mispa.domain.shared;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A published record. It changes only as a whole, by revision with new details (the one door).
@MappedSuperclass
public abstract class Aggregate<D extends Details> {
    @Version
    private @Nullable Integer version;

    public abstract RecordKey recordKey();

    /// Takes over all values of the details.
    public abstract void revise(D details);

    /// The values as they stand, as a change would propose them.
    public abstract D details();

    /// Counts the revisions from 0; null until the record is first stored.
    public @Nullable Integer version() {
        return version;
    }

    /// Lets a kept list hold what is wanted, and leaves it alone where it already does, so that nothing is written
    /// twice.
    protected static <E> void replace(List<E> kept, List<E> wanted) {
        if (!kept.equals(wanted)) {
            kept.clear();
            kept.addAll(wanted);
        }
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Aggregate<?> that && recordKey().equals(that.recordKey());
    }

    @Override
    public final int hashCode() {
        return recordKey().hashCode();
    }
}
