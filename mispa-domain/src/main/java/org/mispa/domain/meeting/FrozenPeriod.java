package org.mispa.domain.meeting;

import java.time.Instant;
import java.time.LocalDate;

/// A reporting period whose state is kept for good, as the records were known at one moment.
///
/// @param period its key
/// @param lastChange the last change that was applied by then
/// @param day of that moment, in universal time
/// @param by the name of who froze it
public record FrozenPeriod(String period, long lastChange, LocalDate day, Instant at, String by) {}
