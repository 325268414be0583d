package org.mispa.domain.shared;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A date as precise as its source: the part of EDTF (ISO 8601-2:2019) that reports need. Day `2011-11-16`, month
/// `2010-08`, quarter `2012-33`, half-year `2011-40`, year `2010`, intervals `2009-09/2011-12`, open ones `2008/..` and
/// `../2011-09`, each date followed by `~` where it is approximate. It never invents precision: a quarter is not a day.
///
/// @param edtf the text itself
/// @param earliest first possible day; null where the start is open. "About" does not widen the days (method.md 1).
/// @param latest last possible day, from which lateness is reckoned; null where the end is open
@Embeddable
public record EdtfDate(
        String edtf, @Nullable LocalDate earliest, @Nullable LocalDate latest) implements Comparable<EdtfDate> {
    private static final Comparator<EdtfDate> ORDER = Comparator.comparing(
                    EdtfDate::earliest, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(EdtfDate::latest, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(EdtfDate::edtf);

    /// How exactly a date is known.
    public enum Precision {
        DAY,
        MONTH,
        QUARTER,
        HALF_YEAR,
        YEAR,
        INTERVAL
    }

    /// For the database; everything else goes through [#parse].
    ///
    /// @throws IllegalArgumentException unless the days are those of the text
    public EdtfDate {
        var span = EdtfSpan.parse(edtf);
        if (!Objects.equals(span.earliest(), earliest) || !Objects.equals(span.latest(), latest)) {
            throw new IllegalArgumentException("the days of " + edtf + " are not " + earliest + " and " + latest);
        }
    }

    /// @throws MalformedEdtf if the text is none of the forms above
    public static EdtfDate parse(String text) {
        var span = EdtfSpan.parse(text);
        return new EdtfDate(text, span.earliest(), span.latest());
    }

    public Precision precision() {
        return span().precision();
    }

    /// Whether the source says "about" of it or of one of its ends.
    public boolean isApproximate() {
        return span().isApproximate();
    }

    /// Whether some day of the year may belong to it.
    public boolean touches(int year) {
        return (earliest == null || earliest.getYear() <= year) && (latest == null || latest.getYear() >= year);
    }

    /// Whether it may touch more than one year, as every open interval does.
    public boolean spansYears() {
        return earliest == null || latest == null || earliest.getYear() != latest.getYear();
    }

    /// For running text, such as "first quarter of 2012" or "since September 2009". Any other locale
    /// than those of the four languages reads English.
    public String inWords(Locale locale) {
        return EdtfWords.inFull(locale).of(span());
    }

    /// For tables, such as "Q1 2012" or "since Sep 2009".
    public String inShort(Locale locale) {
        return EdtfWords.shortly(locale).of(span());
    }

    /// By first possible day, an open start first; then by last possible day, an open end last; then by text.
    @Override
    public int compareTo(EdtfDate other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return edtf;
    }

    private EdtfSpan span() {
        return EdtfSpan.parse(edtf);
    }
}
