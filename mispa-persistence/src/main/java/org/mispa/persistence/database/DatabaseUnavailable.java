package org.mispa.persistence.database;

import org.jspecify.annotations.Nullable;

/// The database cannot be had, for a reason that whoever starts the portal can mend.
class DatabaseUnavailable extends RuntimeException {
    private final String action;

    /// @param what one sentence, what is wrong
    /// @param action one sentence, what to do
    DatabaseUnavailable(String what, String action, @Nullable Throwable cause) {
        super(what, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
