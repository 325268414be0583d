package org.mispa.domain.change;

import java.util.UUID;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKind;

/// Somebody who is signed in, with what they may do (docs/rights.md).
public record Staff(UUID account, String name, AccountRole role) {
    public Actor actor() {
        return new Actor(name, account);
    }

    /// Whether they enter and review records of this kind. What everything else refers to is kept by admins.
    public boolean mayWrite(RecordKind kind) {
        return mayWrite(role, kind);
    }

    /// Whether they work with records at all.
    public boolean works() {
        return role == AccountRole.EDITOR || role == AccountRole.ADMIN;
    }

    public boolean isAdmin() {
        return role == AccountRole.ADMIN;
    }

    /// @throws NotAllowed where they do not enter and review records of this kind
    public void mustWrite(RecordKind kind) {
        if (!mayWrite(kind)) {
            throw new NotAllowed(NotAllowed.Why.ROLE);
        }
    }

    /// @throws NotAllowed where they do not work with records at all
    public void mustWork() {
        if (!works()) {
            throw new NotAllowed(NotAllowed.Why.ROLE);
        }
    }

    /// Whether it is they who did something.
    public boolean is(Actor who) {
        return who.is(actor());
    }

    static boolean mayWrite(AccountRole role, RecordKind kind) {
        return switch (role) {
            case ADMIN -> true;
            case EDITOR ->
                switch (kind) {
                    case COUNTRY, COMPONENT, MANDATE, REPORTING_PERIOD -> false;
                    default -> true;
                };
            case READER, DELEGATE -> false;
        };
    }
}
