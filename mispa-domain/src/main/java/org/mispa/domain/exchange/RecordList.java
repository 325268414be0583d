package org.mispa.domain.exchange;

import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.RecordKind;

/// The records that a list shows, by the same filter and for the same day as its page and its count.
public sealed interface RecordList {
    RecordKind kind();

    Reckoning reckoning();

    record OfActivities(ActivityFilter filter, Reckoning reckoning) implements RecordList {
        @Override
        public RecordKind kind() {
            return RecordKind.ACTIVITY;
        }
    }

    record OfDeliverables(DeliverableFilter filter, Reckoning reckoning) implements RecordList {
        @Override
        public RecordKind kind() {
            return RecordKind.DELIVERABLE;
        }
    }
}
