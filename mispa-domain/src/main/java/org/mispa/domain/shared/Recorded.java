package org.mispa.domain.shared;

/// What the source reports of a thing that happens, before any day is reckoned with.
public enum Recorded {
    DONE,
    UNDER_WAY,
    PLANNED,
    /// Planned, but only as a proposal; counted with the planned and said.
    PROPOSED,
    CANCELLED
}
