package org.mispa.domain.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All accounts. There are as many as people work with the portal: tens, at most hundreds.
public interface Accounts {
    Optional<Account> find(AccountId id);

    /// @param mail in any letters
    Optional<Account> withMail(String mail);

    /// @param hash of a link, used or not, at its end or not
    Optional<Account> withLink(String hash);

    /// By name, those who may no longer sign in last.
    List<Account> all();

    /// How many admins may sign in, and keeps it so until the transaction ends.
    long enabledAdmins();

    boolean isEmpty();

    void add(Account account);

    /// Keeps when somebody last signed in; that is no revision of the account.
    void signedIn(AccountId id, Instant at);

    /// Writes what has changed so far, so that the database judges it.
    void flush();
}
