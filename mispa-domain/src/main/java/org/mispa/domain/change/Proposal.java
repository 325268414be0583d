package org.mispa.domain.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

/// A change on its way from the first word to publication. Until then the record stays public as it is.
///
/// @param revision counts how often it was saved, so that nobody overwrites what they have not seen
/// @param key null while a new record has none
/// @param base the version of the record that it starts from; null for a new one
/// @param title what it is called in lists, in the words of its author
/// @param typed everything that stands in the form, by field, right or not
/// @param proposed what the record is to be; null for a draft that was never complete, and for a withdrawal
/// @param reason why, in one line; empty while nothing is said
/// @param note what a reviewer asks to mend; null unless it was returned
/// @param reviewer who returned or approved it; null until somebody did
/// @param successor the key of the record that a withdrawn one is found in now; null where there is none
/// @param publishAt when an approved one becomes public; null unless it waits for that
/// @param submittedAt null until it was sent to review
/// @param observation number of the observation of a delegation that it belongs to; null for what staff write
public record Proposal(
        long id,
        int revision,
        RecordKind kind,
        @Nullable String key,
        @Nullable Integer base,
        Act act,
        State state,
        Actor author,
        String title,
        Map<String, List<String>> typed,
        @Nullable Details proposed,
        String reason,
        @Nullable String note,
        @Nullable Actor reviewer,
        @Nullable String successor,
        @Nullable Instant publishAt,
        Instant madeAt,
        Instant touchedAt,
        @Nullable Instant submittedAt,
        @Nullable Long observation) {

    /// What is to be done with the record.
    public enum Act {
        /// It is made, or takes these values.
        REVISE,
        WITHDRAW
    }

    /// How far it has come.
    public enum State {
        /// Being written; seen by its author alone.
        DRAFT,
        /// Waits for a reviewer.
        SUBMITTED,
        /// Back with its author, with a note.
        RETURNED,
        /// Waits for the time of its publication.
        APPROVED,
        PUBLISHED,
        DISCARDED;

        /// Whether its author may go on writing.
        public boolean isOpen() {
            return this == DRAFT || this == RETURNED;
        }
    }

    public Proposal {
        typed = Map.copyOf(typed);
    }

    /// Null while a new record has no key.
    public @Nullable RecordKey record() {
        return key == null ? null : new RecordKey(kind, key);
    }

    /// Whether it makes a record.
    public boolean isNew() {
        return base == null;
    }

    Proposal written(String newTitle, Map<String, List<String>> newTyped, String newReason, Instant at) {
        return new Proposal(
                id,
                revision,
                kind,
                key,
                base,
                act,
                state,
                author,
                newTitle,
                newTyped,
                proposed,
                newReason,
                note,
                reviewer,
                successor,
                publishAt,
                madeAt,
                at,
                submittedAt,
                observation);
    }

    Proposal since(int newBase) {
        return new Proposal(
                id,
                revision,
                kind,
                key,
                newBase,
                act,
                state,
                author,
                title,
                typed,
                proposed,
                reason,
                note,
                reviewer,
                successor,
                publishAt,
                madeAt,
                touchedAt,
                submittedAt,
                observation);
    }

    Proposal submitted(String newKey, @Nullable Integer newBase, @Nullable Details details, Instant at) {
        return new Proposal(
                id,
                revision,
                kind,
                newKey,
                newBase,
                act,
                State.SUBMITTED,
                author,
                title,
                typed,
                details,
                reason,
                null,
                null,
                successor,
                null,
                madeAt,
                at,
                at,
                observation);
    }

    /// With what the record is to be, while it is still being written.
    Proposal completed(@Nullable String newKey, @Nullable Details details) {
        return new Proposal(
                id,
                revision,
                kind,
                newKey,
                base,
                act,
                state,
                author,
                title,
                typed,
                details,
                reason,
                note,
                reviewer,
                successor,
                publishAt,
                madeAt,
                touchedAt,
                submittedAt,
                observation);
    }

    Proposal returned(String why, Actor by, Instant at) {
        return decided(State.RETURNED, why, by, null, at);
    }

    Proposal approved(Actor by, Instant when, Instant at) {
        return decided(State.APPROVED, null, by, when, at);
    }

    Proposal published(Actor by, Instant at) {
        return decided(State.PUBLISHED, null, by, null, at);
    }

    Proposal discarded(Instant at) {
        return decided(State.DISCARDED, note, reviewer, null, at);
    }

    private Proposal decided(
            State newState, @Nullable String newNote, @Nullable Actor by, @Nullable Instant when, Instant at) {
        return new Proposal(
                id,
                revision,
                kind,
                key,
                base,
                act,
                newState,
                author,
                title,
                typed,
                proposed,
                reason,
                newNote,
                by,
                successor,
                when,
                madeAt,
                at,
                submittedAt,
                observation);
    }
}
