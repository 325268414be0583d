package org.mispa.domain.delegation;

import org.mispa.domain.shared.RecordKey;

/// Whether delegations have said anything in public, so that a page of a record of which nobody did asks no further.
public interface Replied {
    /// @param record also the country or organization that speaks, and what a record was merged into
    boolean isAnythingSaid(RecordKey record);
}
