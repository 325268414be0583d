package org.mispa.domain.delegation;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.NotAllowed.Why;
import org.mispa.domain.change.Staff;
import org.mispa.domain.delegation.ReviewRounds.Word;
import org.mispa.domain.meeting.MeetingId;

/// Who may open, answer and close a round of review (docs/rights.md).
@Named
public class HoldRound {
    private final ReviewRounds rounds;

    @Inject
    public HoldRound(ReviewRounds rounds) {
        this.rounds = rounds;
    }

    /// Opens a round. One of the same meeting whose last day is over is closed by that.
    ///
    /// @return its key
    /// @throws NotAllowed where somebody is no admin
    /// @throws RoundTaken where another round of the meeting is open, or is to open
    /// @throws IllegalArgumentException where it closes before it opens
    @Transactional
    public String open(MeetingId meeting, LocalDate opens, LocalDate closes, Staff staff, Instant at) {
        mustBeAdmin(staff);
        var today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        rounds.unclosed(meeting).stream()
                .filter(round -> round.closes().isBefore(today))
                .forEach(round -> rounds.close(round.key(), staff.actor(), at));
        var earlier = rounds.all().stream()
                .filter(round -> round.meeting().equals(meeting))
                .count();
        var key = earlier == 0 ? meeting.value() : meeting.value() + "-" + (earlier + 1);
        if (!rounds.add(new ReviewRound(key, meeting, opens, closes, staff.actor(), at, null))) {
            throw new RoundTaken();
        }
        return key;
    }

    /// Ends a round before its last day.
    ///
    /// @throws NotAllowed where somebody is no admin
    @Transactional
    public void close(String key, Staff staff, Instant at) {
        mustBeAdmin(staff);
        rounds.close(key, staff.actor(), at);
    }

    /// The speaker says that the delegation has reviewed what is recorded, and has nothing further.
    ///
    /// @throws NotAllowed where the delegate only prepares, or the round is not open
    @Transactional
    public void reviewed(String key, Delegate delegate, Instant at) {
        delegate.mustSpeak();
        mustBeOpen(key, at);
        rounds.say(key, delegate.delegation(), new Word(at, null), delegate.actor());
    }

    /// Enters that a delegation said so on paper.
    ///
    /// @throws NotAllowed where somebody does not work with records, or the round is not open
    @Transactional
    public void reviewedOnPaper(String key, Delegation delegation, Note note, Staff staff, Instant at) {
        staff.mustWork();
        mustBeOpen(key, at);
        rounds.say(key, delegation, new Word(at, note), staff.actor());
    }

    /// Takes on to remind somebody.
    ///
    /// @return whether the mail is to be sent: false where it was sent on that day, or somebody else is sending it
    /// @throws NotAllowed where somebody does not work with records, or the round is not open
    @Transactional
    public boolean remind(String key, Reminder.Recipient recipient, Staff staff, Instant at) {
        staff.mustWork();
        mustBeOpen(key, at);
        return rounds.take(key, recipient, LocalDate.ofInstant(at, ZoneOffset.UTC), staff.actor(), at);
    }

    private void mustBeOpen(String key, Instant at) {
        if (rounds.find(key).filter(round -> round.isOpenAt(at)).isEmpty()) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
    }

    private static void mustBeAdmin(Staff staff) {
        if (!staff.isAdmin()) {
            throw new NotAllowed(Why.ROLE);
        }
    }
}
