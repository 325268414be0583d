package org.mispa.domain.shared;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.mispa.domain.shared.EdtfSpan.Point;

/// How dates are said in one language, in full or in short. The patterns stand in `edtf_*.properties` beside this
/// class. One that ends in `.day` or `.period` (quarter, half-year) goes before the one without: these take an article.
class EdtfWords {
    private static final String LONG = "long.";
    private static final String SHORT = "short.";
    /// Without it an unknown language would fall back to that of the machine.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle patterns;
    private final String style;

    private EdtfWords(Locale locale, String style) {
        this.locale = Language.of(locale).locale();
        this.patterns = ResourceBundle.getBundle("org.mispa.domain.shared.edtf", this.locale, NO_FALLBACK);
        this.style = style;
    }

    static EdtfWords inFull(Locale locale) {
        return new EdtfWords(locale, LONG);
    }

    static EdtfWords shortly(Locale locale) {
        return new EdtfWords(locale, SHORT);
    }

    String of(EdtfSpan span) {
        var start = span.start();
        var end = span.end();
        if (start != null && end != null) {
            return start.equals(end) ? alone(start) : range(start, end);
        }
        if (start != null) {
            return say(start.approximate() ? "since.about" : "since", start, exact(start));
        }
        if (end != null) {
            return say(end.approximate() ? "by.about" : "by", end, exact(end));
        }
        throw new IllegalStateException("an interval is open on one side at most");
    }

    private String alone(Point point) {
        return point.approximate() ? say("about", point, exact(point)) : exact(point);
    }

    /// Year and month are said once where both ends share them: "August to November 2010".
    private String range(Point start, Point end) {
        if (end.approximate()) {
            return say("range.about", end, alone(start), exact(end));
        }
        if (start.approximate() || start.precision() != end.precision()) {
            return say("range", end, alone(start), exact(end));
        }
        var sameYear = start.first().getYear() == end.first().getYear();
        var sameMonth = sameYear && start.first().getMonth() == end.first().getMonth();
        return switch (start.precision()) {
            case YEAR -> say("range.tight", end, exact(start), exact(end));
            case MONTH ->
                sameYear
                        ? say("range.tight", end, date("date.month.alone", start.first()), exact(end))
                        : say("range", end, exact(start), exact(end));
            case DAY -> {
                if (sameMonth) {
                    yield say("range.tight", end, date("date.day.alone", start.first()), exact(end));
                }
                var from = sameYear ? date("date.day.and.month", start.first()) : exact(start);
                yield say("range", end, from, exact(end));
            }
            default -> say("range", end, exact(start), exact(end));
        };
    }

    private String exact(Point point) {
        var first = point.first();
        var quarter = (first.getMonthValue() + 2) / 3;
        return switch (point.precision()) {
            case DAY -> date("date.day", first);
            case MONTH -> date("date.month", first);
            case QUARTER -> fill("quarter." + quarter, year(first));
            case HALF_YEAR -> fill("half." + (quarter + 1) / 2, year(first));
            case YEAR, INTERVAL -> year(first);
        };
    }

    private String date(String key, LocalDate day) {
        var ofMonth = day.getDayOfMonth() == 1 ? patterns.getString("first") : Integer.toString(day.getDayOfMonth());
        return fill(key, ofMonth, month(day.getMonth()), year(day));
    }

    private String month(Month month) {
        if (style.equals(LONG)) {
            return month.getDisplayName(TextStyle.FULL, locale);
        }
        var own = patterns.getString("short.months");
        return own.isEmpty()
                ? month.getDisplayName(TextStyle.SHORT, locale)
                : List.of(own.split(" ", -1)).get(month.getValue() - 1);
    }

    private static String year(LocalDate day) {
        return Integer.toString(day.getYear());
    }

    /// @param governed the date that the words before it belong to
    private String say(String key, Point governed, Object... parts) {
        var narrower = key
                + switch (governed.precision()) {
                    case DAY -> ".day";
                    case QUARTER, HALF_YEAR -> ".period";
                    case MONTH, YEAR, INTERVAL -> "";
                };
        return fill(patterns.containsKey(style + narrower) ? narrower : key, parts);
    }

    private String fill(String key, Object... parts) {
        return new MessageFormat(patterns.getString(style + key), locale).format(parts);
    }
}
