package org.mispa.domain.source;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.Keys;

/// The key of a source document.
@Embeddable
public record SourceId(String value) {
    public SourceId {
        Keys.check(value);
    }

    public static SourceId of(String value) {
        return new SourceId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
