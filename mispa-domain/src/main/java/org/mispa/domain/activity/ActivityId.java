package org.mispa.domain.activity;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.Keys;

/// The key of an activity.
@Embeddable
public record ActivityId(String value) {
    public ActivityId {
        Keys.check(value);
    }

    public static ActivityId of(String value) {
        return new ActivityId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
