package org.mispa.web.account;

import java.time.Clock;
import java.time.Duration;
import org.mispa.domain.account.Account;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.AuditLog;
import org.mispa.domain.account.AuditLog.Act;
import org.mispa.domain.account.AuditLog.Entry;
import org.mispa.domain.account.Person;
import org.mispa.domain.account.SignInAttempts;
import org.mispa.web.system.SignedIn;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Checks mail address and password, and holds back whoever fails too often. An account that is not there, one that may
/// not be used, and a wrong password take the same time and get the same answer.
@Component
class SignInCheck implements AuthenticationProvider {
    /// Too many attempts failed.
    static class HeldBack extends LockedException {
        private final Duration wait;

        HeldBack(Duration wait) {
            super("held back for " + wait);
            this.wait = wait;
        }

        Duration waiting() {
            return wait;
        }
    }

    private final DaoAuthenticationProvider check;
    private final SignInAttempts attempts;
    private final AuditLog log;
    private final Clock clock;

    SignInCheck(Accounts accounts, SignInAttempts attempts, AuditLog log, PasswordEncoder passwords, Clock clock) {
        this.check = new DaoAuthenticationProvider(mail -> accounts.withMail(mail)
                .filter(Account::enabled)
                .filter(account -> account.password() != null)
                .map(SignedIn::new)
                .orElseThrow(() -> new UsernameNotFoundException("no account that may be used")));
        this.check.setPasswordEncoder(passwords);
        this.attempts = attempts;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var mail = asked.getName();
        var address = asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        var wait = attempts.heldBack(mail, address, clock.instant());
        if (wait.isPositive()) {
            log(Act.SIGN_IN_HELD_BACK, mail, address);
            throw new HeldBack(wait);
        }
        try {
            var signedIn = check.authenticate(asked);
            attempts.forget(mail);
            return signedIn;
        } catch (BadCredentialsException wrong) {
            attempts.failed(mail, address, clock.instant());
            log(Act.SIGN_IN_FAILED, mail, address);
            throw wrong;
        }
    }

    private void log(Act act, String mail, String address) {
        log.add(new Entry(clock.instant(), act, kept(mail), null, address));
    }

    /// What the audit log keeps of something that is said to be a mail address.
    static String kept(String mail) {
        var said = mail.replace("\0", "");
        return said.length() <= Person.LONGEST_MAIL ? said : said.substring(0, Person.LONGEST_MAIL);
    }
}
