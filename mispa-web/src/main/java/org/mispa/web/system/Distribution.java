package org.mispa.web.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mispa.domain.shared.Text;

/// How many records of each group stand where: one bar a group, all to one scale, its segments in the order of the
/// statuses. Numbers, never percentages. Drawn by `fragments/distribution`.
///
/// @param kind whose statuses they are, such as `mandate`
/// @param unit what the numbers count
/// @param all every status over all groups, for the legend
public record Distribution(String kind, String unit, List<StatusCount> all, List<Bar> bars) {
    /// The least width of a segment, so that its number can be read and hit with a finger.
    private static final double NARROWEST = 8;
    /// From which width on there is room for the shape beside the number.
    private static final double ROOMY = 12;

    /// One group.
    ///
    /// @param countHref the list of all its records
    /// @param counts every status, also those without a record
    public record Group(int number, Text name, String href, String countHref, List<StatusCount> counts) {
        public long count() {
            return counts.stream().mapToLong(StatusCount::count).sum();
        }
    }

    public record Bar(Group group, List<Segment> segments) {}

    /// @param x where it begins, in per cent of the width; as are `middle` and `width`
    /// @param roomy whether the shape of the status fits in beside the number
    public record Segment(
            String status, long count, String href, String x, String middle, String width, boolean roomy) {}

    public static Distribution of(String kind, String unit, List<StatusCount> all, List<Group> groups) {
        var most = Math.max(1, groups.stream().mapToLong(Group::count).max().orElse(1));
        return new Distribution(
                kind,
                unit,
                all,
                groups.stream()
                        .map(group -> new Bar(group, segments(group, most)))
                        .toList());
    }

    private static List<Segment> segments(Group group, long most) {
        var counts =
                group.counts().stream().filter(status -> status.count() > 0).toList();
        var widths = widths(counts.stream()
                .mapToDouble(status -> status.count() * 100.0 / most)
                .toArray());
        var segments = new ArrayList<Segment>();
        var x = 0.0;
        for (var i = 0; i < widths.length; i++) {
            var status = counts.get(i);
            segments.add(new Segment(
                    status.status(),
                    status.count(),
                    status.href(),
                    percent(x),
                    percent(x + widths[i] / 2),
                    percent(widths[i]),
                    widths[i] >= ROOMY));
            x += widths[i];
        }
        return segments;
    }

    /// Narrow segments are widened; where the whole would then be too long, the wide ones give way.
    private static double[] widths(double[] shares) {
        var widths = new double[shares.length];
        var sum = 0.0;
        var spare = 0.0;
        for (var i = 0; i < shares.length; i++) {
            widths[i] = Math.max(NARROWEST, shares[i]);
            sum += widths[i];
            spare += widths[i] - NARROWEST;
        }
        if (sum > 100 && spare > 0) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] -= (sum - 100) * (widths[i] - NARROWEST) / spare;
            }
        }
        return widths;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
