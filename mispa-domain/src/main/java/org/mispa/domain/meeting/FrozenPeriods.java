package org.mispa.domain.meeting;

import java.util.List;
import java.util.Optional;

/// The reporting periods that are frozen.
public interface FrozenPeriods {
    /// The earliest frozen first; few.
    List<FrozenPeriod> all();

    Optional<FrozenPeriod> find(String period);
}
