package org.mispa.domain.component;

import jakarta.persistence.Embeddable;

/// The number of a component of the Commitment: 1 to 5 today; later instruments may add to them.
@Embeddable
public record ComponentNumber(int value) {
    public ComponentNumber {
        if (value < 1 || value > 9) {
            throw new IllegalArgumentException("a component's number is 1 to 9, not " + value);
        }
    }

    public static ComponentNumber of(String value) {
        return new ComponentNumber(Integer.parseInt(value));
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
