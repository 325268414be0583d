package org.mispa.web.account;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;

/// A passkey or another provider does not sign anybody in. The reader is not told why.
class NotSignedIn extends BadCredentialsException {
    @Serial
    private static final long serialVersionUID = 1;

    private final @Nullable String mail;

    /// @param mail whose account it is, or is said to be, for the audit log; null where nobody can tell
    NotSignedIn(String why, @Nullable String mail) {
        super(why);
        this.mail = mail;
    }

    NotSignedIn(String why, Throwable cause) {
        super(why, cause);
        this.mail = null;
    }

    @Nullable
    String mail() {
        return mail;
    }
}
