package org.mispa.domain.change;

import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.RecordKey;

/// The record has moved on since the change was begun, or was made or removed meanwhile. Nothing was written.
public class StaleChange extends RuntimeException {
    public StaleChange(RecordKey record, @Nullable Integer base, @Nullable Integer current) {
        super(record + " is at version " + current + ", the change started from " + base);
    }
}
