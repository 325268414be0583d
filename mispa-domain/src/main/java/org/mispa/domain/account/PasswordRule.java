package org.mispa.domain.account;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a password has to be: long rather than odd (NIST SP 800-63B, 3.1.1). It is never cut off, and every character
/// counts.
public final class PasswordRule {
    /// In characters.
    public static final int SHORTEST = 12;

    /// In bytes of UTF-8: what bcrypt looks at.
    public static final int LONGEST = 72;

    private static final int FEWEST_DIFFERENT = 5;

    /// What may be wrong with one, each by the name of its message.
    public enum Fault {
        TOO_SHORT,
        TOO_LONG,
        /// It holds the mail address or the name.
        PERSONAL,
        /// A few characters over and over.
        MONOTONOUS
    }

    private PasswordRule() {}

    /// @return null where the password can be taken
    public static @Nullable Fault fault(String password, Person person) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Fault.TOO_SHORT;
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return Fault.TOO_LONG;
        }
        var small = password.toLowerCase(Locale.ROOT);
        var local = person.mail().replaceFirst("@.*", "");
        var holdsMail = local.length() > 2 && small.contains(local);
        if (holdsMail || small.contains(person.name().toLowerCase(Locale.ROOT))) {
            return Fault.PERSONAL;
        }
        return small.codePoints().distinct().count() < FEWEST_DIFFERENT ? Fault.MONOTONOUS : null;
    }
}
