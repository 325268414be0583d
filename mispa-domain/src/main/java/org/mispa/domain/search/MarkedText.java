package org.mispa.domain.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Text;

/// A wording in pieces, of which those that were looked for are marked.
public record MarkedText(Language language, List<Part> parts) {
    private static final Pattern WORD = Pattern.compile("\\p{N}+(?:\\.[\\p{L}\\p{N}]+)+|[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final int BEFORE = 60;

    public record Part(String text, boolean marked) {}

    public MarkedText {
        parts = List.copyOf(parts);
    }

    /// @param words to mark, in small letters without accents
    public static MarkedText of(Text text, Set<String> words) {
        var parts = new ArrayList<Part>();
        var matcher = WORD.matcher(text.value());
        var end = 0;
        while (matcher.find()) {
            if (words.contains(plain(matcher.group()))) {
                add(parts, text.value().substring(end, matcher.start()), false);
                add(parts, matcher.group(), true);
                end = matcher.end();
            }
        }
        add(parts, text.value().substring(end), false);
        return new MarkedText(text.language(), parts);
    }

    private static void add(List<Part> parts, String text, boolean marked) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, marked));
        }
    }

    /// As the database compares words.
    private static String plain(String word) {
        return ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replace("ø", "o");
    }

    public boolean marked() {
        return parts.stream().anyMatch(Part::marked);
    }

    /// The part of a long text around the first mark, cut between words.
    ///
    /// @param length of the part, about
    public MarkedText around(int length) {
        var whole = text();
        if (whole.length() <= length) {
            return this;
        }
        var mark = 0;
        for (var part : parts) {
            if (part.marked()) {
                break;
            }
            mark += part.text().length();
        }
        mark = mark == whole.length() ? 0 : mark;
        var start = mark <= BEFORE ? 0 : whole.indexOf(' ', mark - BEFORE) + 1;
        var space = whole.indexOf(' ', start + length);
        return cut(start, space < 0 ? whole.length() : space);
    }

    private MarkedText cut(int start, int end) {
        var kept = new ArrayList<Part>();
        var at = 0;
        for (var part : parts) {
            var from = Math.max(start - at, 0);
            var to = Math.min(end - at, part.text().length());
            if (from < to) {
                add(kept, part.text().substring(from, to), part.marked());
            }
            at += part.text().length();
        }
        if (start > 0) {
            kept.addFirst(new Part("… ", false));
        }
        if (end < at) {
            kept.add(new Part(" …", false));
        }
        return new MarkedText(language, kept);
    }

    /// The whole without marks.
    public String text() {
        return String.join("", parts.stream().map(Part::text).toList());
    }
}
