package org.mispa.domain.mandate;

import jakarta.persistence.Embeddable;
import java.util.regex.Pattern;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;

/// A mandate's number as the Commitment counts it: component, point, number (`3.2`).
@Embeddable
public record MandateId(String value) {
    private static final Pattern NUMBER = Pattern.compile("([1-9])\\.([1-9][0-9]?)");

    public MandateId {
        if (!NUMBER.matcher(value).matches()) {
            throw new BrokenRule(Rule.MANDATE_NUMBER, value);
        }
    }

    public static MandateId of(String value) {
        return new MandateId(value);
    }

    public ComponentNumber component() {
        return ComponentNumber.of(value.substring(0, 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
