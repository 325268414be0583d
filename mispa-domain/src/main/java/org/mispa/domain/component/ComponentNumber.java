package org.mispa.domain.component;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;

/// The number of a component of the Commitment: 1 to 5 today; later instruments may add to them.
@Embeddable
public record ComponentNumber(int value) {
    public ComponentNumber {
        if (value < 1 || value > 9) {
            throw new BrokenRule(Rule.COMPONENT_NUMBER, String.valueOf(value));
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
