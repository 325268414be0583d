package org.mispa.web.system;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.KnownStates.State;
import org.mispa.domain.meeting.FrozenPeriod;

/// The earlier moment whose records a page shows.
///
/// @param word as it stands in the address: `2026-12-01` or `frozen-` and the key of a period
/// @param day of the moment; today for all that is reckoned
/// @param frozen the period that was frozen at that very moment; null where it is the end of the day
public record KnownView(
        String word, LocalDate day, @Nullable FrozenPeriod frozen, State state) {}
