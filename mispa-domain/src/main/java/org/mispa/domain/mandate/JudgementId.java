package org.mispa.domain.mandate;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.Keys;

/// The key of a judgement.
@Embeddable
public record JudgementId(String value) {
    public JudgementId {
        Keys.check(value);
    }

    public static JudgementId of(String value) {
        return new JudgementId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
