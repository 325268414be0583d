package org.mispa.domain.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Page;

/// Who did what that touches rights: only ever added to. The database refuses to change or remove an entry.
public interface AuditLog {
    /// What is kept in it.
    enum Act {
        SIGNED_IN,
        SIGN_IN_FAILED,
        SIGN_IN_HELD_BACK,
        SIGNED_OUT,
        SIGNED_OUT_EVERYWHERE,
        PASSWORD_CHOSEN,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        LINK_MADE,
        LINK_ASKED_FOR,
        ACCOUNT_MADE,
        ACCOUNT_CHANGED,
        ACCOUNT_DISABLED,
        ACCOUNT_ENABLED,
        IMPORTED,
        IMPORT_PUBLISHED,
        IMPORT_UNDONE,
        /// A delegate asked for what belongs to another delegation, and was told that it is not there.
        DELEGATION_REFUSED
    }

    /// @param actor mail address of who did it, or what was typed as such; null where nobody was signed in
    /// @param about mail address of whose account it is about, what was imported, or the address that was asked for;
    /// null where it is the actor's account
    /// @param address of the network that the request came from; null where the portal did it by itself
    record Entry(
            Instant at,
            Act act,
            @Nullable String actor,
            @Nullable String about,
            @Nullable String address) {}

    void add(Entry entry);

    /// Newest first.
    Page<Entry> page(int number);
}
