package org.mispa.domain.shared;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.mispa.domain.shared.EdtfDate.Precision;
import org.mispa.domain.shared.EdtfSpan.Point;

/// How dates are said in one language. The patterns stand in `edtf_*.properties` beside this class.
class EdtfWords {
    private static final ResourceBundle.Control ONLY_ASKED =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle words;

    private EdtfWords(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle("org.mispa.domain.shared.edtf", locale, ONLY_ASKED);
    }

    static EdtfWords of(Locale locale) {
        return new EdtfWords(Language.of(locale).locale());
    }

    String words(EdtfSpan span) {
        return said(span, "long");
    }

    String shortly(EdtfSpan span) {
        return said(span, "short");
    }

    private String said(EdtfSpan span, String style) {
        var start = span.start();
        var end = span.end();
        if (start == null && end != null) {
            return say(style + ".by", point(end, style));
        }
        if (start != null && end == null) {
            return say(style + ".since", point(start, style));
        }
        if (start == null || end == null) {
            throw new IllegalStateException("an interval is open on one side at most");
        }
        if (start.equals(end)) {
            return point(start, style);
        }
        var sameYear = start.precision() == Precision.MONTH
                && end.precision() == Precision.MONTH
                && start.first().getYear() == end.first().getYear()
                && !start.approximate()
                && !end.approximate();
        if (sameYear) {
            return say(style + ".range", format(start, style + ".month.alone"), point(end, style));
        }
        if (start.precision() == Precision.YEAR && end.precision() == Precision.YEAR) {
            return say(style + ".years", point(start, style), point(end, style));
        }
        return say(style + ".range", point(start, style), point(end, style));
    }

    private String point(Point point, String style) {
        var first = point.first();
        var year = Integer.toString(first.getYear());
        var said = switch (point.precision()) {
            case DAY ->
                first.getDayOfMonth() == 1 ? format(point, style + ".day.first") : format(point, style + ".day");
            case MONTH -> format(point, style + ".month");
            case QUARTER -> say(style + ".quarter." + ((first.getMonthValue() + 2) / 3), year);
            case HALF_YEAR -> say(style + ".half." + (first.getMonthValue() == 1 ? 1 : 2), year);
            case YEAR, INTERVAL -> year;
        };
        return point.approximate() ? say(style + ".about", said) : said;
    }

    private String format(Point point, String key) {
        return DateTimeFormatter.ofPattern(words.getString(key), locale).format(point.first());
    }

    private String say(String key, Object... parts) {
        return new MessageFormat(words.getString(key), locale).format(parts);
    }
}
