package org.mispa.domain.deliverable;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.Keys;

/// The key of a deliverable.
@Embeddable
public record DeliverableId(String value) {
    public DeliverableId {
        Keys.check(value);
    }

    public static DeliverableId of(String value) {
        return new DeliverableId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
