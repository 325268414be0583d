package org.mispa.domain.mandate;

/// Where a mandate stands, in the order of attention (method.md 4). It is reckoned from what serves the mandate, or set
/// by a [Judgement].
public enum MandateStatus {
    /// A deliverable is overdue, or an activity has no outcome recorded.
    OVERDUE,
    UNDER_WAY,
    /// Everything recorded is held or delivered. That says nothing of whether the mandate is fulfilled.
    DELIVERED,
    PLANNED,
    /// Nothing is recorded: silence, not failure.
    NONE
}
