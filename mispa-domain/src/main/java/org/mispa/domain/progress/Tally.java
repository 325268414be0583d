package org.mispa.domain.progress;

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

    public MandateStatus mandateStatus() {
        return MandateStatus.of(this);
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
