package org.mispa.persistence.shared;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;
import org.roaringbitmap.RoaringBitmap;

/// The years that dated records touch, in [RecordSets] (method.md 5). A date that is open on one side touches all years
/// on that side.
public final class Years {
    private static final String TOUCHED = "year";
    private static final String UNDATED = "undated";
    private static final String SEVERAL = "several years";
    /// Dates that are open on one side, each by itself.
    private static final String OPEN = "open date";

    private static final String FIRST = "first year";
    private static final String LAST = "last year";
    private static final String YES = "yes";

    private Years() {}

    /// @param date null where none is stated
    public static void add(RecordSets.Values values, @Nullable EdtfDate date) {
        if (date == null) {
            values.add(UNDATED, YES);
            return;
        }
        var first = date.earliest();
        var last = date.latest();
        if (first != null) {
            values.add(FIRST, String.valueOf(first.getYear()));
        }
        if (last != null) {
            values.add(LAST, String.valueOf(last.getYear()));
        }
        if (date.spansYears()) {
            values.add(SEVERAL, YES);
        }
        if (first == null || last == null) {
            values.add(OPEN, date.edtf());
        } else {
            for (var year = first.getYear(); year <= last.getYear(); year++) {
                values.add(TOUCHED, String.valueOf(year));
            }
        }
    }

    public static RoaringBitmap touching(RecordSets<?> sets, int year) {
        var touching = sets.any(TOUCHED, List.of(String.valueOf(year)));
        touching.or(sets.any(
                OPEN,
                sets.values(OPEN).stream()
                        .filter(open -> EdtfDate.parse(open).touches(year))
                        .toList()));
        return touching;
    }

    public static RoaringBitmap undated(RecordSets<?> sets) {
        return sets.any(UNDATED, List.of(YES));
    }

    /// Those that span more than one year, or may.
    public static RoaringBitmap several(RecordSets<?> sets) {
        return sets.any(SEVERAL, List.of(YES));
    }

    /// The years in which dates of the records begin.
    public static NavigableSet<Integer> first(RecordSets<?> sets, RoaringBitmap among) {
        return years(sets, FIRST, among);
    }

    /// The years in which dates of the records end.
    public static NavigableSet<Integer> last(RecordSets<?> sets, RoaringBitmap among) {
        return years(sets, LAST, among);
    }

    private static NavigableSet<Integer> years(RecordSets<?> sets, String field, RoaringBitmap among) {
        var years = new TreeSet<Integer>();
        sets.values(field).stream()
                .filter(year -> sets.anyHas(among, field, year))
                .forEach(year -> years.add(Integer.valueOf(year)));
        return years;
    }
}
