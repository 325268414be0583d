package org.mispa.web.account;

import java.time.Clock;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Makes the first account at the first start. Its password is told once, in the log, and has to be replaced at the
/// first
/// sign-in.
@Component
class FirstAdmin {
    private static final Logger LOG = LoggerFactory.getLogger("org.mispa.MispaApplication");

    private final Accounts accounts;
    private final ManageAccounts manage;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final String mail;

    FirstAdmin(
            Accounts accounts,
            ManageAccounts manage,
            PasswordEncoder passwords,
            Clock clock,
            @Value("${mispa.admin:admin@localhost}") String mail) {
        this.accounts = accounts;
        this.manage = manage;
        this.passwords = passwords;
        this.clock = clock;
        this.mail = mail;
    }

    @EventListener(ApplicationReadyEvent.class)
    void make() {
        if (!accounts.isEmpty()) {
            return;
        }
        var password = Links.password();
        var person = new Person(mail, "Admin", AccountRole.ADMIN, null);
        try {
            if (manage.first(person, passwords.encode(password), clock.instant())) {
                LOG.info("The first account is {}, its password until the first sign-in: {}", person.mail(), password);
            }
        } catch (DataIntegrityViolationException another) {
            LOG.info("Another instance has just made the first account");
        }
    }
}
