package org.mispa.domain.country;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.mispa.domain.shared.PlainLetters;

/// Cuts a pasted text into the pieces of a list.
class PastedList {
    /// What stands before a piece.
    enum Parting {
        /// A comma or line break, which may be inside a name too.
        OFTEN,
        AND,
        ALWAYS
    }

    /// A word.
    ///
    /// @param plain without accents and in small letters
    /// @param capitals whether it is typed in capitals, as codes are
    /// @param letters whether it is no number or picture
    /// @param from where it begins in the text
    /// @param to where it ends in the text, with the number of a footnote
    record Word(String plain, boolean capitals, boolean letters, int from, int to) {}

    /// A piece of the list.
    ///
    /// @param words at least one
    /// @param remark the words in parentheses
    record Item(List<Word> words, List<Word> remark, int from, int to, Parting before) {
        List<Word> allWords() {
            var all = new ArrayList<>(words);
            all.addAll(remark);
            return all;
        }

        boolean endsInPreposition() {
            return PREPOSITIONS.contains(words.getLast().plain());
        }
    }

    static final Set<String> PREPOSITIONS = Set.of("of", "de", "del", "d", "du", "des", "da", "do", "das", "dos");
    static final Set<String> ARTICLES =
            Set.of("the", "la", "el", "los", "las", "lo", "le", "les", "l", "o", "os", "a", "as");

    private static final Set<String> AND = Set.of("and", "y", "e", "et");
    private static final List<List<String>> AND_ALSO = List.of(
            List.of("as", "well", "as"),
            List.of("asi", "como"),
            List.of("ainsi", "que"),
            List.of("assim", "como"),
            List.of("bem", "como"));
    private static final String OFTEN_PARTS = ",،、，\n\r\u000b\f\u0085\u2028\u2029";
    private static final String ALWAYS_PARTS = ";；\t:：|/\\+•·‣⁃∙";
    private static final String OPENING = "([{（";
    private static final String CLOSING = ")]}）";
    private static final int LONGEST_REMARK = 200;

    private final String text;
    private final int end;
    private final List<Item> items = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Word> remark = new ArrayList<>();
    private int at;
    private int itemEnd;
    private boolean lineStart = true;
    private Parting before = Parting.ALWAYS;

    private PastedList(String text, int start, int end) {
        this.text = text;
        this.at = start;
        this.end = end;
    }

    static List<Item> items(String text) {
        return items(text, 0, text.length());
    }

    private static List<Item> items(String text, int start, int end) {
        var list = new PastedList(text, start, end);
        while (list.at < end) {
            list.next();
        }
        list.part(Parting.ALWAYS);
        return list.items;
    }

    /// For showing a piece that was broken over lines.
    static String inOneLine(String piece) {
        var line = new StringBuilder(piece.length());
        piece.codePoints().forEach(letter -> {
            if (!isBlank(letter)) {
                line.appendCodePoint(letter);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        });
        return line.toString().strip();
    }

    private static boolean isBlank(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || Character.isISOControl(letter);
    }

    private void next() {
        var letter = text.codePointAt(at);
        var wasLineStart = lineStart;
        if (!isBlank(letter) && !PlainLetters.isLeftOut(letter)) {
            lineStart = false;
        }
        if (Character.isLetter(letter)) {
            word();
        } else if (Character.isDigit(letter)) {
            number(wasLineStart);
        } else if (letter == '&') {
            part(Parting.AND);
            at++;
        } else if (OFTEN_PARTS.indexOf(letter) >= 0) {
            part(Parting.OFTEN);
            lineStart |= isBlank(letter);
            at++;
        } else if (OPENING.indexOf(letter) >= 0) {
            opening();
        } else if (ALWAYS_PARTS.indexOf(letter) >= 0
                || isBullet(letter)
                || (letter == '*' && wasLineStart)
                || isDashBetween(letter, wasLineStart)) {
            part(Parting.ALWAYS);
            at += Character.charCount(letter);
        } else if (isPicture(letter)) {
            run(PastedList::isPicture, false);
        } else {
            at += Character.charCount(letter);
        }
    }

    /// Word processors take theirs from fonts of their own.
    private static boolean isBullet(int letter) {
        return (Character.getType(letter) == Character.OTHER_SYMBOL && letter >= 0x2000 && letter < 0x2c00)
                || Character.getType(letter) == Character.PRIVATE_USE;
    }

    /// A hyphen is inside a name, as in Antigua-et-Barbuda; a dash with spaces is between two.
    private boolean isDashBetween(int letter, boolean wasLineStart) {
        if (!isDash(letter)) {
            return false;
        }
        var spaced = (at == 0 || isBlank(text.codePointBefore(at)))
                && (at + 1 >= text.length() || isBlank(text.codePointAt(at + 1)));
        return wasLineStart || spaced;
    }

    private static boolean isDash(int letter) {
        return Character.getType(letter) == Character.DASH_PUNCTUATION || letter == '−';
    }

    private static boolean isPicture(int letter) {
        return Character.getType(letter) == Character.OTHER_SYMBOL || Character.getType(letter) == Character.SURROGATE;
    }

    private void word() {
        if (words.isEmpty() && isLetterOfList()) {
            part(Parting.ALWAYS);
            at += 2;
        } else if (!abbreviation()) {
            run(Character::isLetter, true);
            afterWord();
        }
    }

    /// "a) Brazil".
    private boolean isLetterOfList() {
        return text.charAt(at) < 0x80 && at + 1 < end && text.charAt(at + 1) == ')';
    }

    private void run(IntPredicate belongs, boolean letters) {
        var from = at;
        while (at < end && (belongs.test(text.codePointAt(at)) || PlainLetters.isLeftOut(text.codePointAt(at)))) {
            at += Character.charCount(text.codePointAt(at));
        }
        var typed = text.substring(from, at);
        add(typed, letters, from, at);
    }

    private void add(String typed, boolean letters, int from, int to) {
        var plain = PlainLetters.of(typed);
        var capitals = typed.codePoints().allMatch(letter -> letter >= 'A' && letter <= 'Z');
        words.add(new Word(plain, capitals, letters, from, to));
        itemEnd = to;
    }

    private void afterWord() {
        if (AND.contains(words.getLast().plain())) {
            words.removeLast();
            part(Parting.AND);
            return;
        }
        for (var phrase : AND_ALSO) {
            var start = words.size() - phrase.size();
            if (start >= 0
                    && words.subList(start, words.size()).stream()
                            .map(Word::plain)
                            .toList()
                            .equals(phrase)) {
                words.subList(start, words.size()).clear();
                part(Parting.AND);
                return;
            }
        }
    }

    /// U.S., EE.UU., EE. UU. and u.s.a. become one word in capitals.
    private boolean abbreviation() {
        var joined = new StringBuilder();
        var i = at;
        var to = at;
        var pieces = 0;
        while (i < end) {
            var start = i;
            while (i < end && isPlainLetter(text.charAt(i))) {
                i++;
            }
            var isShort = i > start && i - start <= 2 && (i == end || !Character.isLetterOrDigit(text.codePointAt(i)));
            var ended = i < end && text.charAt(i) == '.';
            if (!isShort || (!ended && pieces == 0)) {
                break;
            }
            joined.append(text, start, i);
            pieces++;
            if (!ended) {
                to = i;
                break;
            }
            i++;
            to = i;
            if (i + 1 < end && text.charAt(i) == ' ' && Character.isUpperCase(text.charAt(i + 1))) {
                i++;
            }
        }
        var typed = joined.toString();
        var alike = typed.chars().allMatch(Character::isUpperCase)
                || (typed.chars().allMatch(Character::isLowerCase)
                        && text.substring(at, to).indexOf(' ') < 0);
        if (pieces < 2 || !alike) {
            return false;
        }
        var from = at;
        at = to;
        words.add(new Word(PlainLetters.of(typed), true, true, from, to));
        itemEnd = to;
        return true;
    }

    private static boolean isPlainLetter(char letter) {
        return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
    }

    /// The number of a footnote, of an item, or just a number.
    private void number(boolean wasLineStart) {
        var from = at;
        while (at < end && Character.isDigit(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at < end && (text.charAt(at) == '.' || text.charAt(at) == ')') && isNumberOfItem(from)) {
            part(Parting.ALWAYS);
            at++;
        } else if (wasLineStart && isBeforeTabOrDash()) {
            part(Parting.ALWAYS);
        } else if (!words.isEmpty() && words.getLast().to() == from) {
            var last = words.removeLast();
            words.add(new Word(last.plain(), last.capitals(), last.letters(), last.from(), at));
            itemEnd = at;
        } else {
            add(text.substring(from, at), false, from, at);
        }
    }

    /// "1. Brazil 2. Chile", but not "Jamaica 2."
    private boolean isNumberOfItem(int from) {
        var next = at + 1;
        while (next < end && isBlank(text.charAt(next)) && OFTEN_PARTS.indexOf(text.charAt(next)) < 0) {
            next++;
        }
        var isFollowed = next < end && !Character.isDigit(text.codePointAt(next));
        var isApart = words.isEmpty() || words.getLast().to() < from;
        return isFollowed && isApart && (words.isEmpty() || OFTEN_PARTS.indexOf(text.charAt(next)) < 0);
    }

    /// The number of a row.
    private boolean isBeforeTabOrDash() {
        var next = at;
        while (next < end && text.charAt(next) == ' ') {
            next++;
        }
        return next < end && (text.charAt(next) == '\t' || isDash(text.codePointAt(next)));
    }

    private void opening() {
        var close = words.isEmpty() ? -1 : closing();
        if (close < 0) {
            if (words.isEmpty()) {
                part(Parting.ALWAYS);
            }
            at++;
            return;
        }
        for (var inner : items(text, at + 1, close)) {
            remark.addAll(inner.allWords());
        }
        at = close + 1;
        itemEnd = at;
    }

    private int closing() {
        var depth = 0;
        for (var i = at; i < end && i < at + LONGEST_REMARK; i++) {
            if (OPENING.indexOf(text.charAt(i)) >= 0) {
                depth++;
            } else if (CLOSING.indexOf(text.charAt(i)) >= 0) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    /// Ends the piece, where there is one; of several partings in a row the strongest counts.
    private void part(Parting parting) {
        if (words.isEmpty()) {
            before = isStronger(parting) ? parting : before;
            return;
        }
        var last = items.isEmpty() ? null : items.getLast();
        if (last != null
                && before == Parting.OFTEN
                && words.stream().allMatch(word -> ARTICLES.contains(word.plain()))) { // "Bahamas, The"
            items.removeLast();
            var all = new ArrayList<>(last.words());
            all.addAll(words);
            items.add(new Item(all, last.remark(), last.from(), itemEnd, last.before()));
        } else {
            items.add(new Item(
                    List.copyOf(words), List.copyOf(remark), words.getFirst().from(), itemEnd, before));
        }
        words.clear();
        remark.clear();
        before = parting;
    }

    /// A comma before an "and" is as weak as the comma.
    private boolean isStronger(Parting parting) {
        return parting == Parting.ALWAYS || before == Parting.AND;
    }
}
