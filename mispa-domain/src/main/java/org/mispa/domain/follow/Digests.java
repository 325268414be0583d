package org.mispa.domain.follow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.follow.Follows.Follow;
import org.mispa.domain.shared.Page;

/// The mails to those who follow something: to be sent, being sent, and sent.
public interface Digests {
    /// The number of the newest change, where none with a lower one can come any more; empty while changes are being
    /// published, when the question is to be asked again later.
    OptionalLong settled();

    /// What one mail can be about: everything that somebody wishes to be told of equally often.
    record Turn(AccountId account, Frequency frequency) {}

    /// Of those who may sign in and whose address the mail server takes, and for whom no mail of this kind waits.
    List<Turn> turns();

    /// What one mail can be about, and keeps it so until the transaction ends.
    List<Follow> held(Turn turn);

    /// Writes a mail that is to be sent.
    ///
    /// @param told what it tells of, each since it was last told
    void add(Turn turn, List<Follow> told, long upTo, Instant at);

    /// Their turn was now; what was published until then is told.
    void told(AccountId account, Collection<Follow> follows, long upTo, Instant at);

    /// Those to be tried now, the oldest first: those too that somebody took who must have ended meanwhile, and those
    /// whose
    /// address was refused and is another now.
    List<Long> due(Instant now, int most);

    /// Takes one to send it; empty where it is not to be tried now, or somebody else took it.
    Optional<Digest> take(long id, Instant now);

    /// The mail server took it.
    void sent(long id, String mail, long records, Instant at);

    /// The mail server refuses the address for good, which is kept with the account too.
    void refused(long id, String mail, String answer, Instant at);

    /// The mail server did not take it this time.
    void later(long id, String answer, Instant next);

    /// Nobody wants it any more.
    void dropped(long id, Instant at);

    /// A line of the log.
    ///
    /// @param name of the person
    /// @param mail to which it was sent, or was to be
    /// @param about keys of what it tells of
    /// @param records how many records it tells of; null where it was not sent
    /// @param settledAt when it was sent, refused or dropped; null where it waits
    /// @param answer what the mail server said last; null where nothing was amiss
    record Logged(
            AccountId account,
            String name,
            String mail,
            Frequency frequency,
            List<FeedSubject> about,
            Digest.State state,
            int attempts,
            @Nullable Long records,
            Instant writtenAt,
            @Nullable Instant settledAt,
            @Nullable String answer) {}

    /// Newest first.
    ///
    /// @param account null for those of all
    Page<Logged> log(@Nullable AccountId account, int number);
}
