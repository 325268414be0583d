package org.mispa.persistence.progress;

import java.util.List;
import java.util.Map;
import org.mispa.domain.shared.Reckoning;
import org.mispa.persistence.activity.ActivitySets;
import org.mispa.persistence.deliverable.DeliverableSets;
import org.mispa.persistence.shared.RecordCounts;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

@Component
class CountsOfSets implements RecordCounts {
    private final ActivitySets activities;
    private final DeliverableSets deliverables;

    CountsOfSets(ActivitySets activities, DeliverableSets deliverables) {
        this.activities = activities;
        this.deliverables = deliverables;
    }

    @Override
    public Map<String, Long> activities(String field, Reckoning reckoning) {
        return activities.ask(reckoning, seen -> seen.counts(field, seen.inCounts()));
    }

    @Override
    public Map<String, Long> activitiesWith(String country, String field, Reckoning reckoning) {
        var keys = activities.countries(List.of(country));
        return activities.ask(
                reckoning,
                seen -> seen.counts(field, RoaringBitmap.and(seen.inCounts(), seen.any(ActivitySets.STATE, keys))));
    }

    @Override
    public Map<String, Long> deliverables(String field, Reckoning reckoning) {
        return deliverables.ask(reckoning, seen -> seen.counts(field, seen.inCounts()));
    }
}
