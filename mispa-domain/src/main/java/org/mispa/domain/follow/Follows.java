package org.mispa.domain.follow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.shared.Language;

/// What people follow.
public interface Follows {
    /// @param told the number of the last change that a mail was written about, or that was there when it began
    /// @param toldAt when its turn was last
    record Follow(FeedSubject subject, Frequency frequency, long told, Instant toldAt) {}

    /// Somebody who follows something, or did.
    ///
    /// @param language in which the portal writes to them
    /// @param token the end of the address that stops all mails
    /// @param refusal null where the mail server takes their address, as far as is known
    record Follower(
            AccountId account,
            Language language,
            String token,
            @Nullable Refusal refusal) {}

    /// The mail server refused an address for good.
    ///
    /// @param answer what it said
    record Refusal(String mail, Instant at, String answer) {}

    boolean isFollowed(AccountId account, FeedSubject subject);

    /// In the order of their making.
    List<Follow> of(AccountId account);

    /// Empty where the account never followed anything.
    Optional<Follower> follower(AccountId account);

    /// Changes nothing where it is followed already.
    ///
    /// @param language taken where the account has none yet
    /// @param told the number of the newest change, which is not told any more
    void follow(AccountId account, FeedSubject subject, Frequency frequency, Language language, long told, Instant at);

    void end(AccountId account, FeedSubject subject);

    /// Does nothing where it is not followed, or as often already. The first turn is as if it began to be followed now.
    ///
    /// @param told the number of the newest change: what was published while nothing was to be told is not told later
    void revise(AccountId account, FeedSubject subject, Frequency frequency, long told, Instant at);

    /// In which language the portal writes to somebody; empty until they said or followed something.
    Optional<Language> spoken(AccountId account);

    void speak(AccountId account, Language language);

    /// Whether the token is one.
    boolean isToken(String token);

    /// Lets every follow of whoever has the token be told never. As often as wanted.
    ///
    /// @return whether the token is one
    boolean stop(String token);

    /// Takes the address for good again, and lets wait what it was refused for.
    void resume(AccountId account, Instant at);
}
