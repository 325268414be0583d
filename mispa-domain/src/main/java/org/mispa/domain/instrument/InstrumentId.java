package org.mispa.domain.instrument;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.Keys;

/// The key of an instrument.
@Embeddable
public record InstrumentId(String value) {
    public InstrumentId {
        Keys.check(value);
    }

    public static InstrumentId of(String value) {
        return new InstrumentId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
