package org.mispa.domain.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.shared.Language;

/// A mail that tells somebody what changed about what they follow. It is written with what it is to tell before it is
/// sent, so that a change is told once, whatever breaks down (docs/adr/0015).
///
/// @param upTo the number of the last change that it tells of
/// @param message names the mail, the same at each attempt
/// @param attempts how often it was tried, this time with it
public record Digest(
        long id,
        AccountId account,
        Frequency frequency,
        Language language,
        long upTo,
        UUID message,
        int attempts,
        List<Part> parts) {

    /// What became of one.
    public enum State {
        WAITING,
        /// An instance took it; where that ended meanwhile, it is tried again some time later.
        SENDING,
        SENT,
        /// The mail server refuses the address for good.
        REFUSED,
        /// When its turn came nobody wanted it any more.
        DROPPED
    }

    /// @param after the number of the last change that is not told
    public record Part(FeedSubject subject, long after) {}

    /// For how long whoever took one is taken to be sending it. Longer than a mail server may take to answer.
    public static final Duration TAKEN = Duration.ofMinutes(15);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    public Digest {
        parts = List.copyOf(parts);
    }

    /// When it is tried again after the mail server did not take it: after a minute, then after twice as long each
    /// time,
    /// at most an hour. It is never given up.
    public Instant again(Instant now) {
        var minutes = 1L << Math.min(Math.max(attempts - 1, 0), 6);
        var wait = Duration.ofMinutes(minutes);
        return now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
}
