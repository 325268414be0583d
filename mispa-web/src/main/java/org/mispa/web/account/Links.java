package org.mispa.web.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// The secrets that the portal itself makes up. What it keeps of a link is a hash; nobody can guess 256 random bits, so
/// that one without salt does.
final class Links {
    private static final int LINK_BYTES = 32;

    /// Without letters and digits that look alike on paper.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int LETTERS_OF_A_GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Links() {}

    /// The end of an address, good for one use.
    static String token() {
        var bytes = new byte[LINK_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What is kept of it.
    static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException(none); // every Java has it
        }
    }

    /// A password to be typed once, such as `kx4m-9pwr-tz3a-hq7e`.
    static String password() {
        var password = new StringBuilder();
        for (var place = 0; place < GROUPS * LETTERS_OF_A_GROUP; place++) {
            if (place > 0 && place % LETTERS_OF_A_GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
