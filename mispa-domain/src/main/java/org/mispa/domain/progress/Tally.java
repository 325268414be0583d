package org.mispa.domain.progress;

import org.mispa.domain.mandate.MandateStatus;

/// How many activities and deliverables stand where, each record counted once. Cancelled activities and deliverables
/// no longer pursued are in no total.
///
/// @param held activities
/// @param underWay activities
/// @param planned activities, the proposed ones among them
/// @param noOutcome activities whose day has passed within reach without an outcome recorded
/// @param delivered deliverables
/// @param due deliverables
/// @param overdue deliverables
/// @param promised deliverables without a date
/// @param passedActivities planned activities whose day passed since the reach
/// @param passedDeliverables due deliverables whose day passed since the reach
public record Tally(
        long held,
        long underWay,
        long planned,
        long noOutcome,
        long delivered,
        long due,
        long overdue,
        long promised,
        long passedActivities,
        long passedDeliverables) {

    public static final Tally EMPTY = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// What all of it together means for the mandate that it serves: the first that holds (method.md 4).
    public MandateStatus mandateStatus() {
        if (overdue + noOutcome > 0) {
            return MandateStatus.OVERDUE;
        }
        var ahead = planned + promised;
        var done = held + delivered;
        if (underWay + due > 0 || (done > 0 && ahead > 0)) {
            return MandateStatus.UNDER_WAY;
        }
        if (done > 0) {
            return MandateStatus.DELIVERED;
        }
        return ahead > 0 ? MandateStatus.PLANNED : MandateStatus.NONE;
    }

    public long activities() {
        return held + underWay + planned + noOutcome;
    }

    public long deliverables() {
        return delivered + due + overdue + promised;
    }

    /// Whether some date passed since the records end, its outcome unknown.
    public boolean passed() {
        return passedActivities + passedDeliverables > 0;
    }
}
