package org.mispa.domain.initiative;

import jakarta.persistence.Embeddable;
import java.util.regex.Pattern;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;

/// The code of a line of work as the Management Report letters it: component, point, letter (`1.a`).
@Embeddable
public record InitiativeId(String value) {
    private static final Pattern CODE = Pattern.compile("[1-9]\\.[a-z]");

    public InitiativeId {
        if (!CODE.matcher(value).matches()) {
            throw new BrokenRule(Rule.INITIATIVE_CODE, value);
        }
    }

    public static InitiativeId of(String value) {
        return new InitiativeId(value);
    }

    /// The component whose section of the report describes it.
    public ComponentNumber component() {
        return ComponentNumber.of(value.substring(0, 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
