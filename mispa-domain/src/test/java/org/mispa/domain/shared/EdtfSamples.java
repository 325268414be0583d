package org.mispa.domain.shared;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;

/// Dates of every form and combination, the same in each run.
class EdtfSamples {
    private EdtfSamples() {}

    /// Without two alike, and without intervals from a date to the same date.
    static List<String> many() {
        var random = new Random(20111116);
        var samples = new ArrayList<String>();
        for (var round = 0; round < 6_000; round++) {
            var one = simple(random);
            var other = simple(random);
            samples.add(one);
            samples.add(one + "/..");
            samples.add("../" + one);
            if (!one.equals(other) && mayReach(one, other)) {
                samples.add(one + "/" + other);
            }
        }
        return samples.stream().distinct().toList();
    }

    private static String simple(Random random) {
        var year = random.nextInt(10) == 0 ? random.nextInt(1900, 3000) : random.nextInt(2007, 2016);
        var tilde = random.nextInt(3) == 0 ? "~" : "";
        return switch (random.nextInt(5)) {
            case 0 -> LocalDate.ofYearDay(year, random.nextInt(1, 366)) + tilde;
            case 1 -> String.format(Locale.ROOT, "%d-%02d", year, random.nextInt(1, 13)) + tilde;
            case 2 -> year + "-" + random.nextInt(33, 37) + tilde;
            case 3 -> year + "-" + random.nextInt(40, 42) + tilde;
            default -> year + tilde;
        };
    }

    private static boolean mayReach(String start, String end) {
        var earliest = Objects.requireNonNull(EdtfDate.parse(start).earliest());
        var latest = Objects.requireNonNull(EdtfDate.parse(end).latest());
        return !latest.isBefore(earliest);
    }
}
