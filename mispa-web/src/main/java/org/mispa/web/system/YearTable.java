package org.mispa.web.system;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.progress.Breakdowns.InYear;
import org.mispa.domain.shared.Query;

/// Activities by year and type: a column above each year, and a shaded table of types below. What spans several years
/// and what has no date stand apart, each counted as the list counts it. Drawn by `fragments/years`.
///
/// @param years columns from the first year to the last, also years without an activity, then those apart
/// @param types in the alphabetical order of the language
/// @param once all activities, each once
public record YearTable(List<Year> years, List<Type> types, long once, String onceHref, Shades shades) {
    private static final int HEIGHT = 96;
    private static final int LOWEST = 3;

    /// @param label such as `2010`, "several years" or "no date"
    /// @param height of its column in pixels
    public record Year(String label, boolean apart, long count, int height, String href) {}

    /// @param once its activities, each once
    public record Type(String name, List<Cell> cells, long once, String onceHref) {}

    public record Cell(long count, int step, String href) {}

    private record Place(
            @Nullable ActivityType type, @Nullable Integer year) {}

    /// @param filter what all of it is counted for, which every link keeps
    /// @param words messages by their keys
    public static YearTable of(List<InYear> counted, ActivityFilter filter, Here here, UnaryOperator<String> words) {
        var counts = new HashMap<Place, Long>();
        counted.forEach(count -> counts.put(new Place(count.type(), count.year()), count.activities()));
        var columns = columns(counted);
        var most = columns.stream()
                .mapToLong(year -> counts.getOrDefault(new Place(null, year), 0L))
                .max()
                .orElse(0);
        var years = columns.stream()
                .map(year -> {
                    var count = counts.getOrDefault(new Place(null, year), 0L);
                    return new Year(
                            year > 0 ? year.toString() : words.apply("year." + word(year)),
                            year <= 0,
                            count,
                            height(count, most),
                            href(filter, null, year, here));
                })
                .toList();
        var shades = Shades.of(counted.stream()
                .filter(count -> count.type() != null && count.year() != null)
                .map(InYear::activities)
                .toList());
        var types = counted.stream()
                .flatMap(count -> Optional.ofNullable(count.type()).stream())
                .distinct()
                .map(type -> new Type(
                        words.apply("ActivityType." + type.name()),
                        columns.stream()
                                .map(year -> cell(counts, type, year, shades, filter, here))
                                .toList(),
                        counts.getOrDefault(new Place(type, null), 0L),
                        href(filter, type, null, here)))
                .sorted(Comparator.comparing(Type::name, Collator.getInstance(here.locale())))
                .toList();
        return new YearTable(
                years, types, counts.getOrDefault(new Place(null, null), 0L), href(filter, null, null, here), shades);
    }

    private static Cell cell(
            Map<Place, Long> counts, ActivityType type, int year, Shades shades, ActivityFilter filter, Here here) {
        var count = counts.getOrDefault(new Place(type, year), 0L);
        return new Cell(count, shades.step(count), href(filter, type, year, here));
    }

    private static List<Integer> columns(List<InYear> counted) {
        var years = new TreeSet<Integer>();
        counted.forEach(count -> {
            if (count.year() != null && count.year() > 0) {
                years.add(count.year());
            }
        });
        var columns = new ArrayList<Integer>();
        if (!years.isEmpty()) {
            for (var year = years.first(); year <= years.last(); year++) {
                columns.add(year);
            }
        }
        for (var apart : List.of(ActivityFilter.SEVERAL_YEARS, ActivityFilter.NO_DATE)) {
            if (counted.stream().anyMatch(count -> apart.equals(count.year()))) {
                columns.add(apart);
            }
        }
        return columns;
    }

    private static int height(long count, long most) {
        return count == 0 ? 0 : (int) Math.max(LOWEST, Math.round((double) HEIGHT * count / most));
    }

    private static String word(int year) {
        return switch (year) {
            case ActivityFilter.SEVERAL_YEARS -> "several";
            case ActivityFilter.NO_DATE -> "none";
            default -> Integer.toString(year);
        };
    }

    private static String href(ActivityFilter filter, @Nullable ActivityType type, @Nullable Integer year, Here here) {
        var narrowed = new Query()
                .with("type", type)
                .with("year", year == null ? null : word(year))
                .toString();
        return here.to("/activities", Here.join(filter.query(), narrowed));
    }
}
