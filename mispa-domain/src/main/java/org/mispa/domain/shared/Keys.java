package org.mispa.domain.shared;

import java.util.regex.Pattern;

/// The form of the stable keys by which records are addressed.
public final class Keys {
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    /// Longer keys do not fit an address that people pass on.
    private static final int LONGEST = 120;

    private Keys() {}

    /// @throws IllegalArgumentException unless the key is lower-case words joined by hyphens
    public static String check(String key) {
        if (key.length() > LONGEST || !KEBAB.matcher(key).matches()) {
            throw new BrokenRule(BrokenRule.Rule.KEY_FORM, key);
        }
        return key;
    }
}
