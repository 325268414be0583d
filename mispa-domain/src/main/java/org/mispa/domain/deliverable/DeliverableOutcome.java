package org.mispa.domain.deliverable;

/// In which way a delivered thing answers to what was promised.
public enum DeliverableOutcome {
    IN_FULL,
    IN_PART,
    /// Another thing was handed over in its place.
    REPLACED
}
