package org.mispa.domain.deliverable;

/// What the source reports of a promised thing, before any day is reckoned with.
public enum DeliverableRecorded {
    PLANNED,
    UNDER_WAY,
    DELIVERED,
    NO_LONGER_PURSUED
}
