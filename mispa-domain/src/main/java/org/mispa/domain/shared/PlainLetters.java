package org.mispa.domain.shared;

import java.text.Normalizer;
import java.util.Locale;

/// Letters as people type them and as texts print them, made alike: without accents, in lower case and in their plain
/// width.
public final class PlainLetters {
    private PlainLetters() {}

    /// Letter by letter, so that even a text made to be slow takes no longer than its length.
    public static String of(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> append(plain, letter));
        return plain.toString();
    }

    private static void append(StringBuilder plain, int letter) {
        if (letter < 0x80) {
            plain.append((char) Character.toLowerCase(letter));
        } else if (!isLeftOut(letter)) {
            Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD)
                    .toLowerCase(Locale.ROOT)
                    .codePoints()
                    .filter(part -> !isLeftOut(part))
                    .forEach(plain::appendCodePoint);
        }
    }

    /// Accents that stand by themselves, and what is not seen, such as marks of the direction of writing.
    public static boolean isLeftOut(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> false;
        };
    }
}
