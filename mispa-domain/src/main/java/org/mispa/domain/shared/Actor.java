package org.mispa.domain.shared;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who acts. Where nobody is signed in this is the portal itself, as the loader of the shipped records.
///
/// @param name by which staff know the person
/// @param account null for the portal itself
public record Actor(String name, @Nullable UUID account) {
    public static final Actor PORTAL = new Actor("portal");

    /// In public history, who corrected a record because of what a delegation observed, which is not told.
    public static final Actor SECRETARIAT = new Actor("secretariat");

    public Actor(String name) {
        this(name, null);
    }

    /// Whether both are the same person, whatever they are called by now.
    public boolean is(Actor other) {
        return account != null ? account.equals(other.account) : other.account == null && name.equals(other.name);
    }
}
