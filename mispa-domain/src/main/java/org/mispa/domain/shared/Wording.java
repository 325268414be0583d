package org.mispa.domain.shared;

import jakarta.persistence.Embeddable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a record is called and said to be in one language, always in the portal's own words.
///
/// @param title null where the record is only a statement or a remark
/// @param note a neutral remark, such as what the source leaves open; null where there is none
/// @param original whether the other languages are translated from this one
/// @param ofOriginal tells from which state of the original the wording was made, by its [#fingerprint]: for the
/// original
///     itself its own; null while that is not yet known. A translation whose original reads otherwise by now is
/// outdated
@Embeddable
public record Wording(
        boolean original,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String note,
        @Nullable String ofOriginal) {

    private static final int ENOUGH = 16;

    public Wording {
        for (var part : new @Nullable String[] {title, summary, note}) {
            if (part != null && part.isBlank()) {
                throw new IllegalArgumentException("a wording is either said or absent, never blank");
            }
        }
        if (title == null && summary == null) {
            throw new BrokenRule(BrokenRule.Rule.WORDED);
        }
    }

    public static Wording original(@Nullable String title, @Nullable String summary, @Nullable String note) {
        return new Wording(true, title, summary, note, null);
    }

    /// A translation of the original as it stands beside it.
    public static Wording translation(@Nullable String title, @Nullable String summary, @Nullable String note) {
        return new Wording(false, title, summary, note, null);
    }

    /// This wording where it may take the place of an earlier one: a translation that reads as before is still made
    /// from
    /// the same state of the original.
    public Wording since(Wording before) {
        var same = !original
                && !before.original
                && Objects.equals(title, before.title)
                && Objects.equals(summary, before.summary)
                && Objects.equals(note, before.note);
        return same ? before : this;
    }

    Wording madeOf(String fingerprint) {
        return new Wording(original, title, summary, note, fingerprint);
    }

    /// Differs where the words differ: 16 hexadecimal digits.
    String fingerprint() {
        var words = String.join(
                "\u001f",
                Stream.of(title, summary, note)
                        .map(part -> Objects.toString(part, ""))
                        .toList());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ENOUGH);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}
