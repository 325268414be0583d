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
record EdtfSpan(@Nullable Point start, @Nullable Point end) {
    private static final Pattern SIMPLE = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)");
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
                case YEAR, INTERVAL -> first.plusYears(1).minusDays(1);
            };
        }
    }

    static EdtfSpan parse(String text) {
        if (text.isEmpty()) {
            throw new MalformedEdtf(Problem.EMPTY, text);
        }
        var sides = text.split("/", -1);
        if (sides.length > 2) {
            throw new MalformedEdtf(Problem.TOO_MANY_PARTS, text);
        }
        if (sides.length == 1) {
            var point = point(text);
            return new EdtfSpan(point, point);
        }
        var start = sides[0].equals("..") ? null : point(sides[0]);
        var end = sides[1].equals("..") ? null : point(sides[1]);
        if (start == null && end == null) {
            throw new MalformedEdtf(Problem.OPEN_ON_BOTH_SIDES, text);
        }
        if (start != null
                && end != null
                && (end.first().isBefore(start.first()) || end.last().isBefore(start.last()))) {
            throw new MalformedEdtf(Problem.BACKWARDS, text);
        }
        return new EdtfSpan(start, end);
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
        return start != null && start.equals(end) ? start.precision() : Precision.INTERVAL;
    }

    private static Point point(String text) {
        var parts = SIMPLE.matcher(text);
        if (!parts.matches()) {
            throw new MalformedEdtf(Problem.NOT_A_DATE, text);
        }
        var year = Integer.parseInt(parts.group(1));
        if (year < 1900 || year > 2999) {
            throw new MalformedEdtf(Problem.YEAR_OUT_OF_RANGE, text);
        }
        var approximate = !parts.group(4).isEmpty();
        if (parts.group(2) == null) {
            return new Point(Precision.YEAR, LocalDate.of(year, 1, 1), approximate);
        }
        var part = Integer.parseInt(parts.group(2));
        if (parts.group(3) != null) {
            return day(text, year, part, Integer.parseInt(parts.group(3)), approximate);
        }
        if (part >= 1 && part <= 12) {
            return new Point(Precision.MONTH, LocalDate.of(year, part, 1), approximate);
        }
        if (part >= FIRST_QUARTER && part < FIRST_QUARTER + 4) {
            return new Point(Precision.QUARTER, LocalDate.of(year, (part - FIRST_QUARTER) * 3 + 1, 1), approximate);
        }
        if (part >= FIRST_HALF && part < FIRST_HALF + 2) {
            return new Point(Precision.HALF_YEAR, LocalDate.of(year, (part - FIRST_HALF) * 6 + 1, 1), approximate);
        }
        throw new MalformedEdtf(Problem.NO_SUCH_MONTH, text);
    }

    private static Point day(String text, int year, int month, int day, boolean approximate) {
        if (month < 1 || month > 12) {
            throw new MalformedEdtf(Problem.NO_SUCH_MONTH, text);
        }
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            throw new MalformedEdtf(Problem.NO_SUCH_DAY, text);
        }
        return new Point(Precision.DAY, LocalDate.of(year, month, day), approximate);
    }
}
