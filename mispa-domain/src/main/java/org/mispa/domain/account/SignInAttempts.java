package org.mispa.domain.account;

import java.time.Duration;
import java.time.Instant;

/// Failed attempts to sign in, by what was typed as mail address and by network address, whether there is such an
/// account or not: whoever is held back learns nothing about it.
public interface SignInAttempts {
    /// For how long a failed attempt counts.
    Duration WINDOW = Duration.ofMinutes(15);

    int MOST_FOR_ONE_ACCOUNT = 5;
    int MOST_FROM_ONE_ADDRESS = 30;

    /// @param mail as typed, in any letters and of any length
    void failed(String mail, String address, Instant at);

    /// After somebody signed in.
    void forget(String mail);

    /// How long nobody may try, zero where they may.
    Duration heldBack(String mail, String address, Instant now);
}
