package org.mispa.domain.delegation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mispa.domain.delegation.RefusedEvidence.Why;
import org.mispa.domain.shared.Actor;

/// A file that shows what an observation says. It is as confidential as the observation, and stays so when that is
/// published.
///
/// @param name as it was called, without the folders it lay in
/// @param size in bytes
public record Evidence(long id, long observation, String name, Type type, long size, Instant at, Actor by) {
    /// The largest file, in bytes.
    public static final int LARGEST = 10 << 20;

    /// The most files of one observation.
    public static final int MOST = 5;

    private static final int LONGEST_NAME = 120;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\"<>|:*?]+");

    /// What every scanner takes for infected, to be tried without harm (www.eicar.org); in two parts, so that no
    /// scanner
    /// takes this file for it.
    private static final String INFECTED = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    /// The types that are kept, known by what a file begins with and not by what it is called.
    public enum Type {
        PDF("application/pdf", List.of("pdf"), "%PDF-"),
        PNG("image/png", List.of("png"), "\u0089PNG\r\n\u001a\n"),
        JPEG("image/jpeg", List.of("jpg", "jpeg"), "\u00ff\u00d8\u00ff"),
        TEXT("text/plain;charset=UTF-8", List.of("txt"), "");

        private final String media;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> endings;

        @SuppressWarnings("ImmutableEnumChecker") // never handed out
        private final byte[] begin;

        Type(String media, List<String> endings, String begin) {
            this.media = media;
            this.endings = endings;
            this.begin = begin.getBytes(StandardCharsets.ISO_8859_1);
        }

        /// The media type.
        public String media() {
            return media;
        }

        private boolean is(byte[] content) {
            for (var at = 0; at < begin.length; at++) {
                if (content.length <= at || content[at] != begin[at]) {
                    return false;
                }
            }
            return this != TEXT || isText(content);
        }
    }

    /// The type of a file.
    ///
    /// @param name cleaned
    /// @throws RefusedEvidence where it is empty, too large, infected, or none of the types by its name and its content
    public static Type typeOf(String name, byte[] content) {
        if (content.length == 0) {
            throw new RefusedEvidence(Why.EMPTY);
        }
        if (content.length > LARGEST) {
            throw new RefusedEvidence(Why.TOO_LARGE);
        }
        if (new String(content, StandardCharsets.ISO_8859_1).contains(INFECTED)) {
            throw new RefusedEvidence(Why.INFECTED);
        }
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (var type : Type.values()) {
            if (type.endings.contains(ending) && type.is(content)) {
                return type;
            }
        }
        throw new RefusedEvidence(Why.TYPE);
    }

    /// A name without folders and without what cannot be seen or means something to a system of files.
    public static String cleaned(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var clean = UNSEEN.matcher(last).replaceAll("").strip().replaceFirst("^\\.+", "");
        if (clean.length() > LONGEST_NAME) {
            var dot = clean.lastIndexOf('.');
            var ending = dot < 0 || clean.length() - dot > 10 ? "" : clean.substring(dot);
            clean = clean.substring(0, LONGEST_NAME - ending.length()) + ending;
        }
        return clean.isEmpty() ? "file" : clean;
    }

    private static boolean isText(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .chars()
                    .noneMatch(one -> one < ' ' && one != '\n' && one != '\r' && one != '\t');
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
