package org.mispa.web.system;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Which of five shades a number has among others: none, then up to 30, 55, 80 and 100 per cent of the largest. The
/// legend prints the true bounds of the shades that occur; it is drawn by `fragments/shades`.
///
/// @param most the largest number
/// @param steps the shades that occur, with the numbers they stand for
public record Shades(long most, List<Step> steps) {
    private static final int[] BOUNDS = {30, 55, 80, 100};

    /// @param step 0 for none, then 1 to 4
    public record Step(int step, long from, long to) {}

    public static Shades of(Collection<Long> numbers) {
        var most = numbers.stream().mapToLong(Long::longValue).max().orElse(0);
        var steps = new ArrayList<Step>();
        for (var step = 0; step <= BOUNDS.length; step++) {
            var wanted = step;
            var found = numbers.stream()
                    .mapToLong(Long::longValue)
                    .filter(number -> step(number, most) == wanted)
                    .summaryStatistics();
            if (found.getCount() > 0) {
                steps.add(new Step(step, found.getMin(), found.getMax()));
            }
        }
        return new Shades(most, List.copyOf(steps));
    }

    /// The shade of a number: 0 for none, then 1 to 4.
    public int step(long number) {
        return step(number, most);
    }

    private static int step(long number, long most) {
        if (number <= 0) {
            return 0;
        }
        for (var step = 1; step < BOUNDS.length; step++) {
            if (number * 100 <= most * BOUNDS[step - 1]) {
                return step;
            }
        }
        return BOUNDS.length;
    }
}
