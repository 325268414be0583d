package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Text;
import org.mispa.web.system.Distribution.Group;
import org.mispa.web.system.Distribution.Segment;

class DistributionTest {
    @Test
    void drawsAllBarsToTheScaleOfTheLongest() {
        var bars = bars(group(4, 0, 2), group(1, 1, 1));
        assertThat(bars.get(0).segments())
                .extracting(Segment::status, Segment::count, Segment::x, Segment::width)
                .containsExactly(tuple("s0", 4L, "0.00%", "66.67%"), tuple("s2", 2L, "66.67%", "33.33%"));
        assertThat(bars.get(1).segments())
                .extracting(Segment::x, Segment::middle, Segment::width)
                .containsExactly(
                        tuple("0.00%", "8.33%", "16.67%"),
                        tuple("16.67%", "25.00%", "16.67%"),
                        tuple("33.33%", "41.67%", "16.67%"));
    }

    @Test
    void leavesASegmentRoomForItsNumber() {
        assertThat(bars(group(99, 1)).getFirst().segments())
                .extracting(Segment::width, Segment::roomy)
                .containsExactly(tuple("92.00%", true), tuple("8.00%", false));
        assertThat(bars(group(1), group(40)).getFirst().segments())
                .extracting(Segment::width)
                .containsExactly("8.00%");
    }

    @Test
    void drawsNothingForNothing() {
        assertThat(bars(group(0, 0)).getFirst().segments()).isEmpty();
        assertThat(bars()).isEmpty();
        assertThat(bars(group(1)).getFirst().segments())
                .extracting(Segment::width)
                .containsExactly("100.00%");
    }

    private static List<Distribution.Bar> bars(Group... groups) {
        return Distribution.of("mandate", "mandates", List.of(), List.of(groups))
                .bars();
    }

    private static Group group(long... counts) {
        return new Group(
                1,
                new Text(Language.EN, "Police management"),
                "/components/1",
                "/mandates?component=1",
                IntStream.range(0, counts.length)
                        .mapToObj(i -> new StatusCount("s" + i, counts[i], "/mandates?status=s" + i))
                        .toList());
    }
}
