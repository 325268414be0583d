package org.mispa.web.system;

import java.util.List;

/// A chart of columns, one a year, with those that belong to no single year set apart. Drawn by `fragments/columns`.
///
/// @param unit what the numbers count
public record Columns(String unit, List<Column> columns) {
    private static final int HEIGHT = 140;

    /// What a column stands for.
    ///
    /// @param label such as `2010`, "no date" or "several years", in the language of the page
    /// @param planned how many of the count are only planned
    /// @param apart whether it stands apart from the row of years
    public record Point(String label, long count, long planned, String href, boolean apart) {}

    /// @param height of the whole column in pixels
    /// @param planned of it, the upper part
    public record Column(String label, long count, int height, int planned, String href, boolean apart) {
        public int done() {
            return height - planned;
        }
    }

    public static Columns of(String unit, List<Point> points) {
        var most = Math.max(1, points.stream().mapToLong(Point::count).max().orElse(1));
        return new Columns(
                unit,
                points.stream()
                        .map(point -> new Column(
                                point.label(),
                                point.count(),
                                height(point.count(), most),
                                height(point.planned(), most),
                                point.href(),
                                point.apart()))
                        .toList());
    }

    private static int height(long count, long most) {
        return count == 0 ? 0 : (int) Math.max(3, Math.round((double) HEIGHT * count / most));
    }
}
