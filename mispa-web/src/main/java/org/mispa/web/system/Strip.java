package org.mispa.web.system;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Query;

/// A date drawn to scale on a line of years, as wide as it is uncertain. Drawn by `fragments/strip`; the date stands in
/// words beside it. All places are attributes for SVG, in per cent of the width.
///
/// @param x where the bar begins; null where there is no bar in these years
/// @param tone class of the bar: what happened, runs, is planned, is late or was given up
/// @param openFrom where a dashed line begins, for a date without an end; null for none
/// @param openTo where a dashed line ends, for a date without a beginning; null for none
/// @param now the day that the page is reckoned for; null where it lies outside these years
/// @param lines where years begin
public record Strip(
        @Nullable String x,
        String width,
        String tone,
        @Nullable String openFrom,
        @Nullable String openTo,
        @Nullable String now,
        List<String> lines) {
    private static final double NARROWEST = 0.8;

    /// A range of years that strips below each other share.
    public record Years(int first, int last) {
        public Years {
            if (last < first) {
                throw new IllegalArgumentException("years go forward");
            }
        }

        /// The years that the dates touch, and that of the day; open ends add nothing.
        public static Years of(List<EdtfDate> dates, LocalDate day) {
            var years = dates.stream()
                    .flatMapToInt(date -> Stream.of(date.earliest(), date.latest())
                            .filter(Objects::nonNull)
                            .mapToInt(LocalDate::getYear))
                    .summaryStatistics();
            return years.getCount() == 0
                    ? new Years(day.getYear(), day.getYear())
                    : new Years(years.getMin(), years.getMax());
        }

        public List<String> labels() {
            return IntStream.rangeClosed(first, last)
                    .mapToObj(Integer::toString)
                    .toList();
        }

        private double place(LocalDate day) {
            var start = LocalDate.of(first, 1, 1);
            double all = ChronoUnit.DAYS.between(start, LocalDate.of(last + 1, 1, 1));
            return Math.clamp(ChronoUnit.DAYS.between(start, day) * 100 / all, 0, 100);
        }

        private boolean holds(LocalDate day) {
            return day.getYear() >= first && day.getYear() <= last;
        }
    }

    /// @param status of an activity or a deliverable
    /// @param day the reckoning day, where an open date goes over into the dashed line
    public static Strip of(EdtfDate date, Enum<?> status, Years years, LocalDate day) {
        var earliest = date.earliest();
        var latest = date.latest();
        var now = years.place(day);
        double from;
        double to;
        if (earliest != null && latest != null) {
            from = years.place(earliest);
            to = years.place(latest.plusDays(1));
        } else if (earliest != null) {
            from = years.place(earliest);
            to = Math.max(from, now);
        } else if (latest != null) {
            to = years.place(latest.plusDays(1));
            from = to - NARROWEST;
        } else {
            throw new IllegalArgumentException("a date is open on one side at most");
        }
        var outside = (latest != null && latest.getYear() < years.first())
                || (earliest != null && earliest.getYear() > years.last());
        var width = Math.max(NARROWEST, to - from);
        return new Strip(
                outside ? null : percent(Math.min(from, 100 - width)),
                percent(width),
                tone(status),
                latest == null && !outside ? percent(to) : null,
                earliest == null && !outside ? percent(from) : null,
                years.holds(day) ? percent(now) : null,
                IntStream.rangeClosed(years.first(), years.last())
                        .mapToObj(year -> percent(years.place(LocalDate.of(year, 1, 1))))
                        .toList());
    }

    private static String tone(Enum<?> status) {
        return switch (Query.slug(status)) {
            case "held", "delivered" -> "m-done";
            case "under-way" -> "m-run";
            case "overdue", "no-outcome" -> "m-late";
            case "cancelled", "no-longer-pursued" -> "m-off";
            default -> "m-plan";
        };
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f%%", value);
    }
}
