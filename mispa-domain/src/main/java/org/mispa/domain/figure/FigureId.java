package org.mispa.domain.figure;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.Keys;

/// The key of a figure.
@Embeddable
public record FigureId(String value) {
    public FigureId {
        Keys.check(value);
    }

    public static FigureId of(String value) {
        return new FigureId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
