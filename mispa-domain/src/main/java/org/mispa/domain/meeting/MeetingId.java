package org.mispa.domain.meeting;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.Keys;

/// The key of a meeting.
@Embeddable
public record MeetingId(String value) {
    public MeetingId {
        Keys.check(value);
    }

    public static MeetingId of(String value) {
        return new MeetingId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
