package org.mispa.domain.progress;

/// Where a mandate stands: the first that holds over what serves it (method.md 4).
public enum MandateStatus {
    /// A deliverable is overdue, or an activity has no outcome recorded.
    OVERDUE,
    UNDER_WAY,
    /// Everything recorded is held or delivered. That says nothing of whether the mandate is fulfilled.
    DELIVERED,
    PLANNED,
    /// Nothing is recorded: silence, not failure.
    NONE;

    static MandateStatus of(Tally tally) {
        if (tally.overdue() + tally.noOutcome() > 0) {
            return OVERDUE;
        }
        var ahead = tally.planned() + tally.promised();
        var done = tally.held() + tally.delivered();
        if (tally.underWay() + tally.due() > 0 || (done > 0 && ahead > 0)) {
            return UNDER_WAY;
        }
        if (done > 0) {
            return DELIVERED;
        }
        return ahead > 0 ? PLANNED : NONE;
    }
}
