package org.mispa.domain.shared;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.TypedDateWords.Meaning;
import org.mispa.domain.shared.TypedDateWords.Token;

/// Reads a typed date in one of the ways it may be meant; all ways together tell whether it is ambiguous.
class TypedDateReader {
    private static final int LONGEST = 200;
    private static final int LONGEST_SHOWN = 60;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final Set<Meaning> PARTING =
            Set.of(Meaning.TO, Meaning.UNTIL, Meaning.AND, Meaning.DASH, Meaning.LONG_DASH, Meaning.SLASH);
    private static final Set<Meaning> BINDING = Set.of(Meaning.DASH, Meaning.SLASH, Meaning.DOT);

    /// How a text is taken that does not say it itself.
    ///
    /// @param monthFirst 03/04/2011 is 4 March
    /// @param south spring is in September
    /// @param other 2010/11 is two years rather than a month; the winter of a year is the one that ends in it
    private record Custom(boolean monthFirst, boolean south, boolean other) {}

    /// One date as far as it is said; 0 where a part is not.
    ///
    /// @param bare a number that the other end of the range must explain, as 3 in "3 to 7 October"
    /// @param season an interval, which stands for itself
    private record Part(
            int year,
            int month,
            int day,
            int quarter,
            int half,
            int bare,
            boolean about,
            int weekday,
            @Nullable String season,
            int from,
            int to) {
        Part withYear(int found) {
            return new Part(found, month, day, quarter, half, bare, about, weekday, season, from, to);
        }

        Part withMonthAndBareAsDay(int found) {
            return new Part(year, found, bare, 0, 0, 0, about, weekday, season, from, to);
        }

        Part withBareAsQuarter() {
            return new Part(year, 0, 0, bare, 0, 0, about, weekday, season, from, to);
        }

        Part withBareAsHalf() {
            return new Part(year, 0, 0, 0, bare, 0, about, weekday, season, from, to);
        }
    }

    private final List<Token> tokens;
    private final Custom custom;
    private final List<Token> impossible;

    private TypedDateReader(List<Token> tokens, Custom custom, List<Token> impossible) {
        this.tokens = tokens;
        this.custom = custom;
        this.impossible = impossible;
    }

    static TypedDate read(String typed) {
        var asItIs = edtf(typed);
        if (asItIs != null) {
            return new TypedDate.Understood(asItIs);
        }
        if (typed.length() > LONGEST) {
            return new TypedDate.NotUnderstood(shown(typed));
        }
        var tokens = TypedDateWords.of(typed);
        var impossible = new ArrayList<Token>();
        var readings = new LinkedHashSet<EdtfDate>();
        for (var other : List.of(false, true)) {
            for (var south : List.of(false, true)) {
                for (var monthFirst : List.of(false, true)) {
                    var reader = new TypedDateReader(tokens, new Custom(monthFirst, south, other), impossible);
                    readings.addAll(reader.readings());
                }
            }
        }
        return switch (readings.size()) {
            case 0 -> new TypedDate.NotUnderstood(shown(senseless(typed, tokens, impossible)));
            case 1 -> new TypedDate.Understood(readings.getFirst());
            default -> new TypedDate.Ambiguous(List.copyOf(readings));
        };
    }

    /// A text that is EDTF already, also in full width, with a full stop, or with marks that are not seen.
    private static @Nullable EdtfDate edtf(String typed) {
        if (typed.length() > LONGEST) {
            return null;
        }
        var plain = PlainLetters.of(typed).replace('‐', '-').replace('−', '-');
        var date = parsed(plain);
        return date == null && plain.endsWith(".") ? parsed(plain.substring(0, plain.length() - 1)) : date;
    }

    private static @Nullable EdtfDate parsed(String edtf) {
        try {
            return EdtfDate.parse(edtf);
        } catch (MalformedEdtf malformed) {
            return null;
        }
    }

    /// The first words unknown, or else the first number that no date has, or else the first date that never was.
    private static String senseless(String typed, List<Token> tokens, List<Token> impossible) {
        for (var i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).meaning() == Meaning.UNKNOWN) {
                var last = i;
                while (last + 1 < tokens.size() && tokens.get(last + 1).meaning() == Meaning.UNKNOWN) {
                    last++;
                }
                return typed.substring(tokens.get(i).from(), tokens.get(last).to());
            }
        }
        for (var token : tokens) {
            var noNumber = token.meaning() == Meaning.NUMBER && token.digits() > 2 && !isYear(token);
            var outOfPlace = token.meaning() == Meaning.END || token.meaning() == Meaning.BEFORE;
            if (noNumber || (outOfPlace && impossible.isEmpty())) {
                return typed.substring(token.from(), token.to());
            }
        }
        return impossible.stream()
                .map(token -> typed.substring(token.from(), token.to()))
                .findFirst()
                .orElse(typed);
    }

    private static String shown(String part) {
        var cut = part.codePoints()
                .filter(letter -> !Character.isISOControl(letter))
                .limit(LONGEST_SHOWN + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        if (cut.codePointCount(0, cut.length()) <= LONGEST_SHOWN) {
            return cut.toString().strip();
        }
        return cut.substring(0, cut.offsetByCodePoints(0, LONGEST_SHOWN)).strip() + "…";
    }

    private List<EdtfDate> readings() {
        var from = after(0, Set.of(Meaning.FILLER));
        if (meaning(from) == Meaning.ONWARDS) { // "on 16 November"
            from = after(from + 1, Set.of(Meaning.FILLER));
        }
        var to = tokens.size();
        if (from >= to) {
            return List.of();
        }
        if (meaning(to - 1) == Meaning.ONWARDS) {
            return onwards(from, to - 1);
        }
        if (meaning(to - 1) == Meaning.BY) { // "2011 at the latest"
            return open("../", from, to - 1, "");
        }
        return switch (meaning(from)) {
            case BY, UNTIL -> open("../", after(from + 1, Set.of(Meaning.TO, Meaning.FILLER, Meaning.END)), to, "");
            case BEFORE -> beforeTheEnd(from + 1, to);
            case SINCE -> since(after(from + 1, Set.of(Meaning.TO, Meaning.FILLER)), to);
            case BETWEEN -> ranges(from + 1, to, true);
            default -> {
                var date = part(from, to);
                yield date == null ? ranges(from, to, false) : alone(date);
            }
        };
    }

    private List<EdtfDate> onwards(int from, int to) {
        var start = meaning(from) == Meaning.SINCE ? after(from + 1, Set.of(Meaning.TO, Meaning.FILLER)) : from;
        var end = to;
        while (end > start && (PARTING.contains(meaning(end - 1)) || meaning(end - 1) == Meaning.FILLER)) {
            end--;
        }
        return open("", start, end, "/..");
    }

    private List<EdtfDate> since(int from, int to) {
        var ranges = ranges(from, to, false);
        return ranges.isEmpty() ? open("", from, to, "/..") : ranges;
    }

    /// Before the end of a year is by that year; before a year is another matter.
    private List<EdtfDate> beforeTheEnd(int from, int to) {
        var end = after(from, Set.of(Meaning.TO, Meaning.FILLER));
        return meaning(end) == Meaning.END ? open("../", end + 1, to, "") : List.of();
    }

    private List<EdtfDate> open(String before, int from, int to, String after) {
        var date = part(from, to);
        var point = date == null || date.season() != null ? null : point(date);
        return point == null ? List.of() : dates(before + point + after);
    }

    private List<EdtfDate> alone(Part date) {
        if (date.season() != null) {
            return dates(date.about() ? date.season().replace("/", "~/") + "~" : date.season());
        }
        var point = point(date);
        return point == null ? List.of() : dates(point);
    }

    private static List<EdtfDate> dates(String edtf) {
        var date = parsed(edtf);
        return date == null ? List.of() : List.of(date);
    }

    private List<EdtfDate> ranges(int from, int to, boolean between) {
        var found = new ArrayList<EdtfDate>();
        for (var i = from + 1; i < to - 1; i++) {
            if (PARTING.contains(meaning(i))) {
                var start = part(from, i);
                var end = start == null ? null : part(after(i + 1, Set.of(Meaning.TO, Meaning.FILLER)), to);
                if (start != null && end != null) {
                    found.addAll(range(start, end, meaning(i) == Meaning.AND && !between));
                }
            }
        }
        return found;
    }

    /// @param adjacent "22 and 23 June" are two days in a row; "22 and 25 June" are no range
    private List<EdtfDate> range(Part saidStart, Part saidEnd, boolean adjacent) {
        if (saidStart.season() != null || saidEnd.season() != null) {
            return List.of();
        }
        var fullEnd = completedEnd(saidStart, saidEnd);
        var fullStart = fullEnd == null ? null : completedStart(saidStart, fullEnd);
        var start = fullStart == null ? null : point(fullStart);
        var end = fullEnd == null ? null : point(fullEnd);
        if (start == null || end == null || (adjacent && !areAdjacent(start, end))) {
            return List.of();
        }
        return dates(start + "/" + end);
    }

    /// "October 3 to 7, 2011".
    private static @Nullable Part completedEnd(Part start, Part end) {
        if (end.year() == 0) {
            return null;
        }
        if (end.bare() == 0) {
            return end;
        }
        return start.day() > 0 && start.year() == 0 ? end.withMonthAndBareAsDay(start.month()) : null;
    }

    /// "3 to 7 October 2011", "August to November 2010", "first to third quarter of 2012".
    private static @Nullable Part completedStart(Part start, Part end) {
        if (start.year() > 0) {
            return start.bare() > 0 ? null : start;
        }
        var dated = start.withYear(end.year());
        if (start.bare() > 0) {
            return end.day() > 0
                    ? dated.withMonthAndBareAsDay(end.month())
                    : end.quarter() > 0 ? dated.withBareAsQuarter() : end.half() > 0 ? dated.withBareAsHalf() : null;
        }
        var alike = start.day() > 0
                ? end.day() > 0
                : start.month() > 0 ? end.month() > 0 : (start.quarter() > 0) == (end.quarter() > 0);
        return alike ? dated : null;
    }

    private static boolean areAdjacent(String start, String end) {
        var latest = EdtfDate.parse(start).latest();
        return latest != null && latest.plusDays(1).equals(EdtfDate.parse(end).earliest());
    }

    /// The EDTF text of a date said in full; null where it is not, or where there is no such date.
    private @Nullable String point(Part date) {
        if (date.year() == 0 || date.bare() > 0) {
            return null;
        }
        var isNone = date.quarter() > 4
                || date.half() > 2
                || date.month() > 12
                || (date.day() > 0 && !YearMonth.of(date.year(), date.month()).isValidDay(date.day()))
                || (date.weekday() > 0 && !fallsOnItsWeekday(date));
        if (isNone) {
            impossible.add(new Token(Meaning.UNKNOWN, 0, 0, date.from(), date.to()));
            return null;
        }
        var text = new StringBuilder().append(date.year());
        if (date.quarter() > 0) {
            text.append('-').append(32 + date.quarter());
        } else if (date.half() > 0) {
            text.append('-').append(39 + date.half());
        } else if (date.month() > 0) {
            text.append(String.format(Locale.ROOT, "-%02d", date.month()));
            if (date.day() > 0) {
                text.append(String.format(Locale.ROOT, "-%02d", date.day()));
            }
        }
        return text.append(date.about() ? "~" : "").toString();
    }

    private static boolean fallsOnItsWeekday(Part date) {
        return date.day() > 0
                && LocalDate.of(date.year(), date.month(), date.day()).getDayOfWeek() == DayOfWeek.of(date.weekday());
    }

    /// One date, perhaps said in part; null where the words are something else.
    private @Nullable Part part(int from, int to) {
        var start = from;
        var end = to;
        var about = false;
        var weekday = 0;
        var said = -1;
        while (start < end && isBeside(meaning(start))) {
            about |= meaning(start) == Meaning.ABOUT;
            if (meaning(start) == Meaning.WEEKDAY && weekday == 0) {
                weekday = tokens.get(start).value();
                said = tokens.get(start).from();
            }
            start++;
        }
        while (start < end && (meaning(end - 1) == Meaning.ABOUT || meaning(end - 1) == Meaning.FILLER)) {
            about |= meaning(end - 1) == Meaning.ABOUT;
            end--;
        }
        if (start >= end) {
            return null;
        }
        var core = tokens.subList(start, end);
        var draft = new Draft(
                about,
                weekday,
                said < 0 ? core.getFirst().from() : said,
                core.getLast().to());
        var inFigures = inFigures(core, draft);
        return inFigures == null ? inWords(core, draft) : inFigures;
    }

    private static boolean isBeside(Meaning meaning) {
        return meaning == Meaning.ABOUT || meaning == Meaning.FILLER || meaning == Meaning.WEEKDAY;
    }

    /// 16/11/2011, 16.11.2011, 2011-11-16, 8/2010.
    private @Nullable Part inFigures(List<Token> core, Draft date) {
        var shape = shape(core);
        return switch (shape) {
            case "N/N", "N.N" -> dayAndMonth(date, core.get(0), core.get(2)).part();
            case "N/N/Y", "N-N-Y", "N.N.Y" ->
                dayAndMonth(date, core.get(0), core.get(2)).year(core.get(4)).part();
            case "Y/N/N", "Y-N-N", "Y.N.N" ->
                date.year(core.get(0)).month(core.get(2)).day(core.get(4)).part();
            case "N/Y", "N-Y", "N.Y" ->
                date.month(core.get(0)).year(core.get(2)).part();
            case "Y-N", "Y.N" ->
                yearAndPart(date.year(core.get(0)), core.get(2)).part();
            case "Y/N", "Y–N" -> yearAndMore(date, core, shape.equals("Y/N"));
            default -> null;
        };
    }

    private Draft dayAndMonth(Draft date, Token first, Token second) {
        return custom.monthFirst()
                ? date.month(first).day(second)
                : date.day(first).month(second);
    }

    private static Draft yearAndPart(Draft date, Token part) {
        if (part.value() >= 33 && part.value() <= 36) {
            return date.quarter(part.value() - 32);
        }
        return part.value() == 40 || part.value() == 41 ? date.half(part.value() - 39) : date.month(part);
    }

    /// 2010/11 may be November or two years; 2010/08 is August.
    private @Nullable Part yearAndMore(Draft date, List<Token> core, boolean nextOnly) {
        var year = core.get(0).value();
        var more = core.get(2);
        var century = year - year % 100;
        var isLater = nextOnly ? more.value() == year % 100 + 1 : more.value() > year % 100;
        var isTwoYears = isLater && more.digits() == 2;
        if (isTwoYears && (custom.other() || more.value() > 12)) {
            return date.season(year + "/" + (century + more.value())).part();
        }
        return date.year(core.get(0)).month(more).part();
    }

    private @Nullable Part inWords(List<Token> core, Draft date) {
        if (BINDING.contains(core.getFirst().meaning())
                || BINDING.contains(core.getLast().meaning())) {
            return null;
        }
        var words = core.stream()
                .filter(token -> token.meaning() != Meaning.FILLER && !BINDING.contains(token.meaning()))
                .toList();
        return switch (shape(words)) {
            case "Y" -> date.year(words.get(0)).part();
            case "MY" -> date.month(words.get(0)).year(words.get(1)).part();
            case "YM" -> date.year(words.get(0)).month(words.get(1)).part();
            case "M" -> date.month(words.get(0)).part();
            case "N", "O" -> date.bare(words.get(0)).part();
            case "NY" -> date.bare(words.get(0)).year(words.get(1)).part();
            case "NM", "OM" -> date.day(words.get(0)).month(words.get(1)).part();
            case "MN", "MO" -> date.month(words.get(0)).day(words.get(1)).part();
            case "NMY", "OMY" ->
                date.day(words.get(0)).month(words.get(1)).year(words.get(2)).part();
            case "MNY", "MOY" ->
                date.month(words.get(0)).day(words.get(1)).year(words.get(2)).part();
            case "YMN" ->
                date.year(words.get(0)).month(words.get(1)).day(words.get(2)).part();
            case "NQ", "OQ" -> date.quarter(words.get(0).value()).part();
            case "QN", "QO" -> date.quarter(words.get(1).value()).part();
            case "NQY", "OQY" ->
                date.quarter(words.get(0).value()).year(words.get(2)).part();
            case "QNY", "QOY" ->
                date.quarter(words.get(1).value()).year(words.get(2)).part();
            case "YQN", "YQO" ->
                date.year(words.get(0)).quarter(words.get(2).value()).part();
            case "YNQ", "YOQ" ->
                date.year(words.get(0)).quarter(words.get(1).value()).part();
            case "NH", "OH" -> date.half(words.get(0).value()).part();
            case "HN", "HO" -> date.half(words.get(1).value()).part();
            case "NHY", "OHY" ->
                date.half(words.get(0).value()).year(words.get(2)).part();
            case "HNY", "HOY" ->
                date.half(words.get(1).value()).year(words.get(2)).part();
            case "YHN", "YHO" ->
                date.year(words.get(0)).half(words.get(2).value()).part();
            case "YNH", "YOH" ->
                date.year(words.get(0)).half(words.get(1).value()).part();
            case "SY" -> date.season(season(words.get(0), words.get(1))).part();
            case "YS" -> date.season(season(words.get(1), words.get(0))).part();
            default -> null;
        };
    }

    /// The months of a season, as meteorologists count them; that of December reaches into the next year.
    private String season(Token season, Token year) {
        var northern = 3 + season.value() * 3;
        var first = custom.south() ? (northern + 5) % 12 + 1 : northern;
        var start = YearMonth.of(custom.other() && first == 12 ? year.value() - 1 : year.value(), first);
        return start + "/" + start.plusMonths(2);
    }

    private static String shape(List<Token> tokens) {
        var shape = new StringBuilder();
        for (var token : tokens) {
            shape.append(
                    switch (token.meaning()) {
                        case NUMBER -> isYear(token) ? 'Y' : token.digits() <= 2 ? 'N' : '?';
                        case MONTH -> 'M';
                        case ORDINAL -> 'O';
                        case QUARTER -> 'Q';
                        case HALF -> 'H';
                        case SEASON -> 'S';
                        case DASH -> '-';
                        case LONG_DASH -> '–';
                        case SLASH -> '/';
                        case DOT -> '.';
                        default -> '?';
                    });
        }
        return shape.toString();
    }

    private static boolean isYear(Token token) {
        return token.digits() == 4 && token.value() >= FIRST_YEAR && token.value() <= LAST_YEAR;
    }

    private int after(int from, Set<Meaning> passedOver) {
        var i = from;
        while (i < tokens.size() && passedOver.contains(meaning(i))) {
            i++;
        }
        return i;
    }

    private Meaning meaning(int i) {
        return i < tokens.size() ? tokens.get(i).meaning() : Meaning.UNKNOWN;
    }

    /// A date while it is read. Notes a figure that is no day or month at all, so that it alone is shown as wrong.
    private final class Draft {
        private final boolean about;
        private final int weekday;
        private final int from;
        private final int to;
        private int year;
        private int month;
        private int day;
        private int quarter;
        private int half;
        private int bare;
        private @Nullable String season;
        private boolean isNone;

        Draft(boolean about, int weekday, int from, int to) {
            this.about = about;
            this.weekday = weekday;
            this.from = from;
            this.to = to;
        }

        Draft year(Token token) {
            year = token.value();
            return this;
        }

        Draft month(Token token) {
            month = possible(token, 12);
            return this;
        }

        Draft day(Token token) {
            day = possible(token, 31);
            return this;
        }

        Draft bare(Token token) {
            bare = possible(token, 31);
            return this;
        }

        Draft quarter(int number) {
            quarter = number;
            isNone |= number < 1;
            return this;
        }

        Draft half(int number) {
            half = number;
            isNone |= number < 1;
            return this;
        }

        Draft season(String interval) {
            season = interval;
            return this;
        }

        @Nullable
        Part part() {
            return isNone ? null : new Part(year, month, day, quarter, half, bare, about, weekday, season, from, to);
        }

        private int possible(Token token, int most) {
            if (token.value() < 1 || token.value() > most) {
                isNone = true;
                impossible.add(token);
            }
            return token.value();
        }
    }
}
