package org.mispa.domain.delegation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.change.Staff;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKey;

/// What a delegation says of what is recorded about it, or is not. It is between the delegation and the secretariat
/// until
/// it is answered and a speaker publishes it.
///
/// @param revision counts how often it was saved, so that nobody overwrites what they have not seen
/// @param draft what it says
/// @param state how far it has come
/// @param touchedBy who saved it last
/// @param sentAt null while it is a draft
/// @param dueOn day on which an answer is due; null while it is a draft
/// @param correction number of the proposal that the delegation wrote with it; null where it wrote none
/// @param prepared number of the proposal that staff made of it to edit it first; null where they did not
/// @param change number of the change that it led to; null unless it was taken in
/// @param readAt when the delegation took the last answer off its inbox; null while it has not
/// @param publishedAt when a speaker published it; null while it is confidential
/// @param note from which the secretariat entered it; null where the delegation wrote it itself
public record Observation(
        long id,
        int revision,
        Delegation delegation,
        Draft draft,
        State state,
        Actor touchedBy,
        Instant touchedAt,
        @Nullable Instant sentAt,
        @Nullable LocalDate dueOn,
        @Nullable Long correction,
        @Nullable Long prepared,
        @Nullable Long change,
        @Nullable Instant readAt,
        @Nullable Instant publishedAt,
        @Nullable Note note) {

    /// The longest that a delegation or the secretariat can say at once, in characters.
    public static final int LONGEST = 4_000;

    /// How long the secretariat has to answer.
    public static final Period ANSWERED_WITHIN = Period.ofDays(30);

    /// What kind of thing is said.
    public enum Kind {
        WRONG,
        MISSING,
        DUPLICATE,
        ADDITION,
        QUESTION
    }

    /// How far it has come.
    public enum State {
        /// Being written; seen by the delegation alone.
        DRAFT,
        /// Given up before it was sent.
        DISCARDED,
        /// Sent: waits for an answer.
        OPEN,
        ANSWERED,
        /// A change was made because of it.
        TAKEN_IN,
        /// The record stays as the source states it, for a reason that is told.
        KEPT,
        /// The delegation took it back.
        WITHDRAWN;

        /// Whether the secretariat has said something to it.
        public boolean isAnswered() {
            return ANSWERS.contains(this);
        }

        private static final Set<State> ANSWERS = EnumSet.of(ANSWERED, TAKEN_IN, KEPT);
    }

    /// What it says.
    ///
    /// @param kind null while none is chosen
    /// @param about the record; null for the country or organization as a whole
    /// @param field of the record that it is about, by the stem of its column or of its list; null for all of it
    public record Draft(
            @Nullable Kind kind,
            @Nullable RecordKey about,
            @Nullable String field,
            String text) {
        /// The field of a form that is to be corrected.
        public enum Field {
            KIND,
            TEXT
        }

        /// What may be wrong with one.
        public enum Fault {
            MISSING,
            TOO_LONG
        }

        public Draft {
            text = text.strip();
        }

        /// What keeps it from being sent, by field; empty where nothing does.
        public Map<Field, Fault> faults() {
            var faults = new java.util.EnumMap<Field, Fault>(Field.class);
            if (kind == null) {
                faults.put(Field.KIND, Fault.MISSING);
            }
            if (text.isEmpty()) {
                faults.put(Field.TEXT, Fault.MISSING);
            } else if (isTooLong(text)) {
                faults.put(Field.TEXT, Fault.TOO_LONG);
            }
            return faults;
        }
    }

    static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > LONGEST;
    }

    /// Whether its delegation still writes it.
    public boolean isBeingWritten() {
        return state == State.DRAFT;
    }

    public boolean isPublished() {
        return publishedAt != null;
    }

    /// Whether a delegate may read it: whoever speaks for the same delegation.
    public boolean isSeenBy(Delegate delegate) {
        return delegation.equals(delegate.delegation());
    }

    /// Whether staff may read it: once it was sent.
    public boolean isSeenBy(Staff staff) {
        return staff.works() && sentAt != null;
    }

    /// Whether an answer was due before a day and was not given.
    public boolean isLateOn(LocalDate day) {
        return state == State.OPEN && dueOn != null && dueOn.isBefore(day);
    }

    /// Whether an answer waits for the delegation to take note of it.
    public boolean isToRead() {
        return state.isAnswered() && readAt == null;
    }

    Observation written(Draft words, Actor by, Instant at) {
        return with(words, state, by, at, sentAt, dueOn, change, readAt, publishedAt);
    }

    Observation sent(Actor by, Instant at) {
        return with(draft, State.OPEN, by, at, sentAt == null ? at : sentAt, due(at), change, null, publishedAt);
    }

    /// What a delegation wrote on paper is sent as soon as it is entered.
    Observation entered(Note paper, Actor by, Instant at) {
        return new Observation(
                id,
                revision,
                delegation,
                draft,
                State.OPEN,
                by,
                at,
                at,
                due(at),
                correction,
                prepared,
                change,
                readAt,
                publishedAt,
                paper);
    }

    Observation discarded(Actor by, Instant at) {
        return with(draft, State.DISCARDED, by, at, sentAt, dueOn, change, readAt, publishedAt);
    }

    Observation withdrawn(Actor by, Instant at) {
        return with(draft, State.WITHDRAWN, by, at, sentAt, dueOn, change, readAt, publishedAt);
    }

    Observation answered(State answer, @Nullable Long led, Actor by, Instant at) {
        return with(draft, answer, by, at, sentAt, dueOn, led, null, publishedAt);
    }

    Observation read(Actor by, Instant at) {
        return with(draft, state, by, at, sentAt, dueOn, change, at, publishedAt);
    }

    Observation published(Actor by, Instant at) {
        return with(draft, state, by, at, sentAt, dueOn, change, readAt == null ? at : readAt, at);
    }

    Observation correctedBy(@Nullable Long proposal, Actor by, Instant at) {
        return new Observation(
                id,
                revision,
                delegation,
                draft,
                state,
                by,
                at,
                sentAt,
                dueOn,
                proposal,
                prepared,
                change,
                readAt,
                publishedAt,
                note);
    }

    Observation preparedBy(long proposal) {
        return new Observation(
                id,
                revision,
                delegation,
                draft,
                state,
                touchedBy,
                touchedAt,
                sentAt,
                dueOn,
                correction,
                proposal,
                change,
                readAt,
                publishedAt,
                note);
    }

    private static LocalDate due(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).plus(ANSWERED_WITHIN);
    }

    private Observation with(
            Draft words,
            State newState,
            Actor by,
            Instant at,
            @Nullable Instant sent,
            @Nullable LocalDate due,
            @Nullable Long led,
            @Nullable Instant read,
            @Nullable Instant published) {
        return new Observation(
                id,
                revision,
                delegation,
                words,
                newState,
                by,
                at,
                sent,
                due,
                correction,
                prepared,
                led,
                read,
                published,
                note);
    }
}
