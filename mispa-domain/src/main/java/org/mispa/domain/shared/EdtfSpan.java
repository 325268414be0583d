package org.mispa.domain.shared;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate.Precision;
import org.mispa.domain.shared.MalformedEdtf.Problem;

/// What an EDTF text means: one date, or an interval of which one side may be open.
///
/// @param start null where the start is open
/// @param end null where the end is open; the start itself where the text is a single date
/// @param interval whether the text is an interval, even one from a date to the same date
record EdtfSpan(@Nullable Point start, @Nullable Point end, boolean interval) {
    private static final Pattern POINT = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)");
    private static final Pattern FOREIGN_MARK = Pattern.compile("[?%X]");
    private static final String OPEN = "..";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final int FIRST_QUARTER = 33;
    private static final int FIRST_HALF = 40;

    /// A single date.
    ///
    /// @param first its first day, which with the precision tells all
    record Point(Precision precision, LocalDate first, boolean approximate) {
        LocalDate last() {
            return switch (precision) {
                case DAY -> first;
                case MONTH -> YearMonth.from(first).atEndOfMonth();
                case QUARTER -> first.plusMonths(3).minusDays(1);
                case HALF_YEAR -> first.plusMonths(6).minusDays(1);
                case YEAR -> first.plusYears(1).minusDays(1);
                case INTERVAL -> throw new IllegalStateException("a single date is no interval");
            };
        }
    }

    static EdtfSpan parse(String text) {
        if (text.isEmpty()) {
            throw new MalformedEdtf(Problem.EMPTY, text);
        }
        if (text.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            throw new MalformedEdtf(Problem.HAS_SPACES, text);
        }
        var slash = text.indexOf('/');
        return slash < 0 ? single(text) : interval(text, text.substring(0, slash), text.substring(slash + 1));
    }

    @Nullable
    LocalDate earliest() {
        return start == null ? null : start.first();
    }

    @Nullable
    LocalDate latest() {
        return end == null ? null : end.last();
    }

    Precision precision() {
        return interval || start == null ? Precision.INTERVAL : start.precision();
    }

    boolean isApproximate() {
        return (start != null && start.approximate()) || (end != null && end.approximate());
    }

    private static EdtfSpan single(String text) {
        if (text.equals(OPEN)) {
            throw new MalformedEdtf(Problem.NAMES_NO_DATE, text);
        }
        var point = point(text);
        return new EdtfSpan(point, point, false);
    }

    private static EdtfSpan interval(String text, String from, String to) {
        if (to.indexOf('/') >= 0) {
            throw new MalformedEdtf(Problem.TOO_MANY_SLASHES, text);
        }
        if (from.isEmpty() || to.isEmpty()) {
            throw new MalformedEdtf(Problem.EMPTY_SIDE, text);
        }
        var start = from.equals(OPEN) ? null : point(from);
        var end = to.equals(OPEN) ? null : point(to);
        if (start == null && end == null) {
            throw new MalformedEdtf(Problem.NAMES_NO_DATE, text);
        }
        // Only what cannot be is refused: 2011-11-17/2011-11 says from that day to some later day of the month.
        if (start != null && end != null && end.last().isBefore(start.first())) {
            throw new MalformedEdtf(Problem.ENDS_BEFORE_START, text);
        }
        return new EdtfSpan(start, end, true);
    }

    private static Point point(String text) {
        var parts = POINT.matcher(text);
        if (!parts.matches()) {
            throw new MalformedEdtf(whyNot(text), text);
        }
        var year = Integer.parseInt(parts.group(1));
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new MalformedEdtf(Problem.YEAR_OUT_OF_RANGE, parts.group(1));
        }
        var approximate = !parts.group(4).isEmpty();
        if (parts.group(2) == null) {
            return new Point(Precision.YEAR, LocalDate.of(year, 1, 1), approximate);
        }
        if (parts.group(3) == null) {
            return partOfYear(year, parts.group(2), approximate);
        }
        var month = Integer.parseInt(parts.group(2));
        if (month < 1 || month > 12) {
            throw new MalformedEdtf(Problem.NO_SUCH_MONTH, parts.group(2));
        }
        var day = Integer.parseInt(parts.group(3));
        if (!YearMonth.of(year, month).isValidDay(day)) {
            throw new MalformedEdtf(Problem.NO_SUCH_DAY, text);
        }
        return new Point(Precision.DAY, LocalDate.of(year, month, day), approximate);
    }

    private static Point partOfYear(int year, String figures, boolean approximate) {
        var part = Integer.parseInt(figures);
        if (part >= 1 && part <= 12) {
            return new Point(Precision.MONTH, LocalDate.of(year, part, 1), approximate);
        }
        if (part >= FIRST_QUARTER && part < FIRST_QUARTER + 4) {
            return new Point(Precision.QUARTER, LocalDate.of(year, (part - FIRST_QUARTER) * 3 + 1, 1), approximate);
        }
        if (part >= FIRST_HALF && part < FIRST_HALF + 2) {
            return new Point(Precision.HALF_YEAR, LocalDate.of(year, (part - FIRST_HALF) * 6 + 1, 1), approximate);
        }
        throw new MalformedEdtf(Problem.NO_SUCH_PART_OF_YEAR, figures);
    }

    private static Problem whyNot(String text) {
        var withoutMarks = text.replaceAll("[~?%]", "");
        if (FOREIGN_MARK.matcher(text).find() && withoutMarks.matches("[0-9][0-9X-]*")) {
            return Problem.MARK_NOT_TAKEN;
        }
        if (text.indexOf('~') >= 0 && POINT.matcher(withoutMarks).matches()) {
            return Problem.MISPLACED_TILDE;
        }
        return Problem.UNKNOWN_FORM;
    }
}
