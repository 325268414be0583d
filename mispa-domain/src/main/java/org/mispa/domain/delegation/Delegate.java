package org.mispa.domain.delegation;

import java.util.UUID;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.account.Voice;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.NotAllowed.Why;
import org.mispa.domain.shared.Actor;

/// Somebody who is signed in and speaks for a delegation, with what they may do (docs/rights.md).
public record Delegate(UUID account, String name, Delegation delegation, Voice voice) {
    public Actor actor() {
        return new Actor(name, account);
    }

    /// Whether they send, confirm and publish, and not only prepare.
    public boolean speaks() {
        return voice == Voice.SPEAKER;
    }

    /// @throws NotAllowed where they only prepare
    void mustSpeak() {
        if (!speaks()) {
            throw new NotAllowed(Why.ROLE);
        }
    }
}
