package org.mispa.web.system;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;

/// A line of quarters on which dates are drawn as wide as they are uncertain. Drawn by `fragments/timeline`; the dates
/// stand in words beside it. All places are attributes for SVG, in per cent of the width.
///
/// @param quarters where quarters begin, with their number; empty where there are too many to tell apart
/// @param years where years begin; every second, fifth or tenth where there are many
/// @param asOf the day of the view; null where it lies far from the dates
/// @param reach the day on which the records end; null where it lies far from the dates, or is the day of the view
public record Timeline(
        LocalDate start,
        LocalDate end,
        List<Label> quarters,
        List<Label> years,
        @Nullable String asOf,
        @Nullable String reach) {
    /// More than that are cut to the years around the day of the view.
    private static final int MOST_YEARS = 20;
    /// How far from the dates the day of the view and the end of the records may lie and still be drawn.
    private static final int NEAR_YEARS = 3;

    private static final int MOST_QUARTERS = 12;
    private static final int MOST_LABELS = 8;
    private static final double NARROWEST = 0.8;
    private static final double FADING = 12;
    /// What a year needs to be read on a phone.
    private static final double LABEL = 9;

    public record Label(String words, String x) {}

    /// One date on the line.
    ///
    /// @param x where the bar begins; null where the date lies outside
    /// @param fadeFrom where it fades in, because no first day is known; null for a hard edge
    /// @param dashFrom where dashes begin, because no last day is known; null for a hard edge
    /// @param about whether the source says "about"
    /// @param before whether it lies before the line, `after` whether after it
    public record Mark(
            @Nullable String x,
            String width,
            @Nullable String fadeFrom,
            @Nullable String dashFrom,
            boolean about,
            boolean before,
            boolean after) {}

    /// @param dates at least one
    public static Timeline of(List<EdtfDate> dates, LocalDate asOf, LocalDate reach) {
        var days = dates.stream()
                .flatMap(date -> Stream.of(date.earliest(), date.latest()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();
        var first = days.getFirst();
        var last = days.getLast();
        for (var day : List.of(reach, asOf)) {
            if (day.isBefore(first) && !day.isBefore(first.minusYears(NEAR_YEARS))) {
                first = day;
            }
            if (day.isAfter(last) && !day.isAfter(last.plusYears(NEAR_YEARS))) {
                last = day;
            }
        }
        if (first.plusYears(MOST_YEARS).isBefore(last)) {
            var around = asOf.isBefore(first) ? first : asOf.isAfter(last) ? last : asOf;
            first = latest(first, around.minusYears(MOST_YEARS / 2));
            last = earliest(last, around.plusYears(MOST_YEARS / 2));
        }
        var start = quarter(first);
        var end = quarter(last).plusMonths(3);
        var line = new Timeline(start, end, List.of(), List.of(), null, null);
        return new Timeline(
                start,
                end,
                line.labelledQuarters(),
                line.labelledYears(),
                line.holds(asOf) ? percent(line.place(asOf)) : null,
                line.holds(reach) && !reach.equals(asOf) ? percent(line.place(reach)) : null);
    }

    public Mark mark(EdtfDate date) {
        var earliest = date.earliest();
        var latest = date.latest();
        var before = latest != null && latest.isBefore(start);
        var after = earliest != null && !earliest.isBefore(end);
        if (before || after) {
            return new Mark(null, percent(0), null, null, date.isApproximate(), before, after);
        }
        if (earliest == null) {
            var to = Math.max(NARROWEST, place(latest == null ? end : latest.plusDays(1)));
            return new Mark(
                    percent(to - NARROWEST),
                    percent(NARROWEST),
                    percent(Math.max(0, to - FADING)),
                    null,
                    date.isApproximate(),
                    false,
                    false);
        }
        var from = Math.min(place(earliest), 100 - NARROWEST);
        var to = latest == null ? from : place(latest.plusDays(1));
        var width = Math.max(NARROWEST, to - from);
        return new Mark(
                percent(from),
                percent(width),
                null,
                latest == null ? percent(from + width) : null,
                date.isApproximate(),
                false,
                false);
    }

    private List<Label> labelledQuarters() {
        var labels = new ArrayList<Label>();
        for (var day = start; day.isBefore(end); day = day.plusMonths(3)) {
            labels.add(new Label(Integer.toString(day.get(IsoFields.QUARTER_OF_YEAR)), percent(place(day))));
        }
        return labels.size() > MOST_QUARTERS ? List.of() : labels;
    }

    private List<Label> labelledYears() {
        var years = end.getYear() - start.getYear() + 1;
        var step = Stream.of(1, 2, 5)
                .filter(one -> years <= one * MOST_LABELS)
                .findFirst()
                .orElse(10);
        var labels = new ArrayList<Label>();
        for (var day = start; day.isBefore(end); day = newYear(day)) {
            var room = place(newYear(day)) - place(day);
            if (day.getYear() % step == 0 && room * step >= LABEL) {
                labels.add(new Label(Integer.toString(day.getYear()), percent(place(day))));
            }
        }
        return labels;
    }

    private static LocalDate newYear(LocalDate day) {
        return LocalDate.of(day.getYear() + 1, 1, 1);
    }

    private boolean holds(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }

    private double place(LocalDate day) {
        double all = ChronoUnit.DAYS.between(start, end);
        return Math.clamp(ChronoUnit.DAYS.between(start, day) * 100 / all, 0, 100);
    }

    private static LocalDate quarter(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1);
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f%%", value);
    }
}
