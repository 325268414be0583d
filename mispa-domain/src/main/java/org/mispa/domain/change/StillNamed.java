package org.mispa.domain.change;

import java.util.List;
import org.mispa.domain.shared.RecordKey;

/// A record cannot be withdrawn while others refer to it. Nothing was written.
public class StillNamed extends RuntimeException {
    private final transient List<RecordKey> by;

    public StillNamed(RecordKey record, List<RecordKey> by) {
        super(record + " is named by " + by);
        this.by = List.copyOf(by);
    }

    /// Some of those that refer to it.
    public List<RecordKey> by() {
        return by;
    }
}
