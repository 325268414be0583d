package org.mispa.domain.activity;

import java.util.List;
import org.mispa.domain.shared.Wordings;

/// Activities that differ from recorded ones in what a test is about.
public final class ActivityFixture {
    private ActivityFixture() {}

    /// The same activity with other words and other countries.
    public static ActivityDetails with(ActivityDetails old, Wordings words, List<Participation> participations) {
        return new ActivityDetails(
                old.type(),
                words,
                old.date(),
                old.dateBasis(),
                old.recorded(),
                old.checkedOn(),
                old.place(),
                old.country(),
                old.initiative(),
                old.partOf(),
                old.meeting(),
                old.instrument(),
                old.edition(),
                old.thirdParty(),
                old.people(),
                old.mandates(),
                participations,
                old.groups(),
                old.involvements(),
                old.citations());
    }
}
