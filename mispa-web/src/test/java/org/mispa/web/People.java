package org.mispa.web;

import org.mispa.domain.account.AccountId;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.Person;
import org.mispa.domain.account.Voice;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.exchange.Batches;
import org.springframework.security.crypto.password.PasswordEncoder;

/// People who work at a portal under test, each with the address `NAME@example.org`; a delegate is that of Jamaica.
final class People {
    static final String PASSWORD = "five wooden chairs";

    private People() {}

    /// Opens the account of somebody who was invited.
    static AccountId open(ManageAccounts manage, PasswordEncoder passwords, String name, AccountRole role) {
        return openWith(manage, passwords.encode(PASSWORD), name, role);
    }

    /// @param hash what stands for the password where nobody signs in with it
    static AccountId openWith(ManageAccounts manage, String hash, String name, AccountRole role) {
        var by = new By(null, null, WholePortal.NOW);
        var country = role == AccountRole.DELEGATE ? CountryId.of("jamaica") : null;
        manage.invite(new Person(mail(name), name, role, country), name, by);
        return manage.open(name, hash, by);
    }

    /// Opens the account of somebody who speaks for a delegation, or prepares for it.
    static AccountId openDelegate(ManageAccounts manage, String hash, String name, Delegation delegation, Voice voice) {
        var by = new By(null, null, WholePortal.NOW);
        manage.invite(new Person(mail(name), name, AccountRole.DELEGATE, delegation, voice), name, by);
        return manage.open(name, hash, by);
    }

    static String mail(String name) {
        return name + "@example.org";
    }

    static Visitor signedIn(int port, String name) {
        var visitor = new Visitor(port);
        visitor.signIn(mail(name), PASSWORD);
        return visitor;
    }

    /// Waits until the work on an import, a bulk change or a merge has ended.
    ///
    /// @param page its address
    static void await(Batches batches, String page) {
        var id = Long.parseLong(page.replaceFirst("/imports/([0-9]+).*", "$1"));
        try {
            for (var i = 0; i < 600; i++) {
                if (!batches.isHeld(id)) {
                    return;
                }
                Thread.sleep(200);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        throw new AssertionError(page + " never ended");
    }
}
