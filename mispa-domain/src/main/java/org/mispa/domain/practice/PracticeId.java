package org.mispa.domain.practice;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.Keys;

/// The key of a practice.
@Embeddable
public record PracticeId(String value) {
    public PracticeId {
        Keys.check(value);
    }

    public static PracticeId of(String value) {
        return new PracticeId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
