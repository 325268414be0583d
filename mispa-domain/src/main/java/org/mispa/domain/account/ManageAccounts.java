package org.mispa.domain.account;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.AuditLog.Act;
import org.mispa.domain.account.AuditLog.Entry;

/// Everything that changes accounts, each with its entry in the audit log, as a whole or not at all. Passwords and
/// links
/// come as hashes.
@Named
public class ManageAccounts {
    /// An invitation may lie in a mailbox over a week of meetings.
    public static final Duration INVITATION = Duration.ofDays(7);

    public static final Duration RESET = Duration.ofHours(1);

    private final Accounts accounts;
    private final AuditLog log;

    @Inject
    public ManageAccounts(Accounts accounts, AuditLog log) {
        this.accounts = accounts;
        this.log = log;
    }

    /// Who does it, from where and when.
    ///
    /// @param actor mail address; null where nobody is signed in
    /// @param address of the network; null for the portal itself
    public record By(@Nullable String actor, @Nullable String address, Instant at) {}

    /// Makes the first admin where there is no account at all.
    ///
    /// @param password the hash of a password to be replaced at the first sign-in
    /// @return whether it was made
    @Transactional
    public boolean first(Person person, String password, Instant at) {
        if (!accounts.isEmpty()) {
            return false;
        }
        var account = new Account(new AccountId(UUID.randomUUID()), person, at);
        account.give(password);
        accounts.add(account);
        accounts.flush();
        log(new By(null, null, at), Act.ACCOUNT_MADE, account);
        return true;
    }

    /// @param link the hash of the link by which the person chooses a password
    /// @throws MailTaken where another account has the address
    @Transactional
    public AccountId invite(Person person, String link, By by) {
        free(person.mail(), null);
        var account = new Account(new AccountId(UUID.randomUUID()), person, by.at());
        account.link(link, by.at().plus(INVITATION));
        accounts.add(account);
        accounts.flush();
        log(by, Act.ACCOUNT_MADE, account);
        return account.id();
    }

    /// @param version that the revision started from
    /// @throws StaleAccount where somebody else revised the account meanwhile
    /// @throws MailTaken where another account has the address
    /// @throws LastAdmin where nobody would be left to manage accounts
    @Transactional
    public void revise(AccountId id, int version, Person person, By by) {
        var account = get(id);
        if (!Objects.equals(account.version(), version)) {
            throw new StaleAccount();
        }
        free(person.mail(), account);
        if (person.role() != AccountRole.ADMIN) {
            oneAdminIsLeftWithout(account);
        }
        account.revise(person);
        accounts.flush();
        log(by, Act.ACCOUNT_CHANGED, account);
    }

    private void free(String mail, @Nullable Account own) {
        accounts.withMail(mail).filter(other -> !other.equals(own)).ifPresent(other -> {
            throw new MailTaken(mail);
        });
    }

    /// @throws LastAdmin where nobody would be left to manage accounts
    @Transactional
    public void disable(AccountId id, By by) {
        var account = get(id);
        oneAdminIsLeftWithout(account);
        account.disable(by.at());
        log(by, Act.ACCOUNT_DISABLED, account);
    }

    @Transactional
    public void enable(AccountId id, By by) {
        var account = get(id);
        account.enable();
        log(by, Act.ACCOUNT_ENABLED, account);
    }

    private void oneAdminIsLeftWithout(Account account) {
        if (account.person().role() == AccountRole.ADMIN && account.enabled() && accounts.enabledAdmins() < 2) {
            throw new LastAdmin();
        }
    }

    /// A new link to choose a password; earlier ones end.
    @Transactional
    public void link(AccountId id, String hash, By by) {
        var account = get(id);
        account.link(hash, by.at().plus(account.password() == null ? INVITATION : RESET));
        log(by, Act.LINK_MADE, account);
    }

    /// A link for whoever says to have forgotten the password.
    ///
    /// @return for whom it was made; empty where no account that may be used has this address, which is not to be told
    @Transactional
    public Optional<Person> forgotten(String mail, String hash, By by) {
        var account = accounts.withMail(mail).filter(Account::enabled);
        account.ifPresent(found -> found.link(hash, by.at().plus(found.password() == null ? INVITATION : RESET)));
        log.add(new Entry(by.at(), Act.LINK_ASKED_FOR, shortened(mail), null, by.address()));
        return account.map(Account::person);
    }

    /// Whom a link lets in; empty where it no longer does.
    public Optional<Person> behind(String link, Instant at) {
        return accounts.withLink(link)
                .filter(account -> account.opensWith(link, at))
                .map(Account::person);
    }

    /// Uses a link up.
    ///
    /// @throws NoSuchLink where it cannot be used any more
    @Transactional
    public AccountId open(String link, String password, By by) {
        var account = accounts.withLink(link)
                .filter(found -> found.opensWith(link, by.at()))
                .orElseThrow(NoSuchLink::new);
        account.choose(password);
        log.add(new Entry(by.at(), Act.PASSWORD_CHOSEN, account.person().mail(), null, by.address()));
        return account.id();
    }

    /// The person chooses another password.
    @Transactional
    public void choose(AccountId id, String password, By by) {
        var account = get(id);
        account.choose(password);
        log(by, Act.PASSWORD_CHOSEN, account);
    }

    @Transactional
    public void signedIn(AccountId id, By by) {
        var account = get(id);
        accounts.signedIn(id, by.at());
        log(by, Act.SIGNED_IN, account);
    }

    private Account get(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new IllegalStateException("no account " + id));
    }

    private void log(By by, Act act, Account about) {
        var mail = about.person().mail();
        log.add(new Entry(by.at(), act, by.actor(), mail.equals(by.actor()) ? null : mail, by.address()));
    }

    private static String shortened(String mail) {
        return mail.length() <= Person.LONGEST_MAIL ? mail : mail.substring(0, Person.LONGEST_MAIL);
    }
}
