package org.mispa.domain.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.mispa.domain.meeting.FrozenPeriod;
import org.mispa.domain.meeting.ReportingPeriodId;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKey;

/// The records as they were known in the portal at an earlier moment, from the list of changes. This is not the as-of
/// day, which says for which day status is reckoned.
public interface KnownStates {
    /// What the records were after a change. A state never changes.
    ///
    /// @param lastChange the number of the last change that it holds
    /// @param present whether nothing was changed since
    record State(long lastChange, boolean present) {}

    /// The day of the first change, in universal time; empty where nothing is recorded.
    Optional<LocalDate> first();

    /// As known at the end of a day, in universal time; empty where nothing was recorded by then.
    Optional<State> on(LocalDate day);

    /// As known when a period was frozen.
    State of(FrozenPeriod frozen);

    /// Lets everything that this thread reads be of the state until [#leave()]. Makes the state where it has to.
    ///
    /// @throws StateNotReady where it cannot be made just now
    void enter(State state);

    /// Lets this thread read the present again.
    void leave();

    /// Reads something of a state, or of the present within one.
    <T> T in(State state, Supplier<T> reading);

    /// When something was first recorded under a key, whichever state is read; empty where nothing ever was.
    Optional<Instant> firstRecorded(RecordKey record);

    /// Keeps the present state under the name of a period for good.
    ///
    /// @throws AlreadyFrozen if the period is frozen
    FrozenPeriod freeze(ReportingPeriodId period, Actor by, Instant at);
}
