package org.mispa.domain.delegation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.delegation.Reminder.Recipient;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Language;

/// The rounds of review, with what delegations did within them.
public interface ReviewRounds {
    Optional<ReviewRound> find(String key);

    /// The newest first.
    List<ReviewRound> all();

    /// Those that are open, the one that ends first first.
    List<ReviewRound> open(Instant at);

    /// Those of a meeting that nobody closed, whether or not their last day is over.
    List<ReviewRound> unclosed(MeetingId meeting);

    /// @return false where another round of the meeting is not closed, so that nothing was written
    boolean add(ReviewRound round);

    /// Ends it before its last day, or says that it is over. What is closed stays as it was closed.
    void close(String key, Actor by, Instant at);

    /// Keeps that somebody of a delegation opened its page for review, the first time only.
    void opened(String key, Delegation delegation, UUID account, Instant at);

    /// The word of a delegation that it has reviewed what is recorded.
    ///
    /// @param note from which the secretariat entered it; null where the delegation said it itself
    record Word(Instant at, @Nullable Note note) {}

    /// Keeps the word, the first only.
    void say(String key, Delegation delegation, Word word, Actor by);

    /// Empty while the delegation has not said it.
    Optional<Word> word(String key, Delegation delegation);

    /// What each member state did within a round, in the alphabetical order of the language.
    List<RoundStanding> standings(ReviewRound round, Language language);

    /// Those of a round, the newest first.
    List<Reminder> reminders(String key);

    /// Takes on to remind somebody, before the mail is sent, so that no other sends it too.
    ///
    /// @return false where somebody else did, or it was sent on that day
    boolean take(String key, Recipient recipient, LocalDate day, Actor by, Instant at);

    /// Keeps what became of the mail.
    void sent(String key, UUID account, LocalDate day, boolean sent, Instant at);
}
