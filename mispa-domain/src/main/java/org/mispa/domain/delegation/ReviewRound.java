package org.mispa.domain.delegation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.shared.Actor;

/// A time in which the delegations of all member states review what is recorded about them, before a meeting. Its days
/// are days of universal time.
///
/// @param key of its address: that of the meeting, with a number from the second round on
/// @param opens the first day
/// @param closes the last day
/// @param closedAt when an admin closed it; null where its last day ends it
public record ReviewRound(
        String key,
        MeetingId meeting,
        LocalDate opens,
        LocalDate closes,
        Actor openedBy,
        Instant openedAt,
        @Nullable Instant closedAt) {

    /// The field of a form that is to be corrected.
    public enum Field {
        MEETING,
        OPENS,
        CLOSES
    }

    /// What may be wrong with one.
    public enum Fault {
        MISSING,
        /// It closes before it opens.
        BEFORE_OPENING,
        /// Its last day is over.
        OVER,
        /// Another round of the meeting is open, or is to open.
        TAKEN
    }

    /// @throws IllegalArgumentException where it closes before it opens
    public ReviewRound {
        if (closes.isBefore(opens)) {
            throw new IllegalArgumentException("a round that closes on " + closes + " does not open on " + opens);
        }
    }

    /// What keeps a round from being opened by what was typed, by field; empty where nothing does.
    ///
    /// @param meeting null where none was chosen
    /// @param opens null where no day is understood, as `closes`
    public static Map<Field, Fault> faults(
            @Nullable MeetingId meeting, @Nullable LocalDate opens, @Nullable LocalDate closes, LocalDate today) {
        var faults = new EnumMap<Field, Fault>(Field.class);
        if (meeting == null) {
            faults.put(Field.MEETING, Fault.MISSING);
        }
        if (opens == null) {
            faults.put(Field.OPENS, Fault.MISSING);
        }
        if (closes == null) {
            faults.put(Field.CLOSES, Fault.MISSING);
        } else if (closes.isBefore(today)) {
            faults.put(Field.CLOSES, Fault.OVER);
        } else if (opens != null && closes.isBefore(opens)) {
            faults.put(Field.CLOSES, Fault.BEFORE_OPENING);
        }
        return faults;
    }

    /// How far a round has come.
    public enum State {
        TO_OPEN,
        OPEN,
        CLOSED
    }

    public State stateAt(Instant at) {
        if (!at.isBefore(ends())) {
            return State.CLOSED;
        }
        return at.isBefore(begins()) ? State.TO_OPEN : State.OPEN;
    }

    public boolean isOpenAt(Instant at) {
        return stateAt(at) == State.OPEN;
    }

    /// The first moment that belongs to it.
    public Instant begins() {
        return opens.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// The first moment that does not belong to it any more.
    public Instant ends() {
        var last = closes.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return closedAt != null && closedAt.isBefore(last) ? closedAt : last;
    }
}
