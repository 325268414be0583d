package org.mispa.domain.source;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.Keys;

/// The key of a statement.
@Embeddable
public record StatementId(String value) {
    public StatementId {
        Keys.check(value);
    }

    public static StatementId of(String value) {
        return new StatementId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
