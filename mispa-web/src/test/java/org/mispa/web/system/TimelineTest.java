package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.web.system.Timeline.Label;
import org.mispa.web.system.Timeline.Mark;

class TimelineTest {
    private static final LocalDate MIDDLE = LocalDate.of(2012, 7, 1);

    private final Timeline year = line(MIDDLE, MIDDLE, "2012");

    @Test
    void beginsAndEndsWithAQuarter() {
        var line = line(MIDDLE, MIDDLE, "2012-05-20", "2012-09-01");
        assertThat(line.start()).isEqualTo("2012-04-01");
        assertThat(line.end()).isEqualTo("2012-10-01");
        assertThat(line.quarters()).containsExactly(new Label("2", "0.0%"), new Label("3", "49.7%"));
        assertThat(line.years()).containsExactly(new Label("2012", "0.0%"));
    }

    @Test
    void drawsADateAsWideAsItIsUncertain() {
        assertThat(mark("2012")).isEqualTo(bar("0.0%", "100.0%"));
        assertThat(mark("2012-33")).isEqualTo(bar("0.0%", "24.9%"));
        assertThat(mark("2012-12")).isEqualTo(bar("91.5%", "8.5%"));
    }

    @Test
    void drawsADayAsAShortMarkWithinTheLine() {
        assertThat(mark("2012-01-01")).isEqualTo(bar("0.0%", "0.8%"));
        assertThat(mark("2012-12-31")).isEqualTo(bar("99.2%", "0.8%"));
    }

    @Test
    void fadesInWhereNoFirstDayIsKnown() {
        assertThat(mark("../2012-06")).isEqualTo(new Mark("48.9%", "0.8%", "37.7%", null, false, false, false));
        assertThat(mark("../2012-01-01").fadeFrom()).isEqualTo("0.0%");
    }

    @Test
    void goesOnInDashesWhereNoLastDayIsKnown() {
        assertThat(mark("2012-07/..")).isEqualTo(new Mark("49.7%", "0.8%", null, "50.5%", false, false, false));
    }

    @Test
    void saysAbout() {
        assertThat(mark("2012-12~").about()).isTrue();
    }

    @Test
    void cutsWhatGoesBeyondAndMarksWhatLiesOutside() {
        assertThat(mark("2011/2013")).isEqualTo(bar("0.0%", "100.0%"));
        assertThat(mark("2011")).isEqualTo(new Mark(null, "0.0%", null, null, false, true, false));
        assertThat(mark("2013")).isEqualTo(new Mark(null, "0.0%", null, null, false, false, true));
    }

    @Test
    void reachesToTheDayOfTheViewAndTheEndOfTheRecordsWhereTheseAreNear() {
        var line = line(MIDDLE, LocalDate.of(2011, 11, 15), "2012-33");
        assertThat(line.start()).isEqualTo("2011-10-01");
        assertThat(line.reach()).isEqualTo("12.3%");
        assertThat(line.asOf()).isEqualTo("74.9%");
    }

    @Test
    void drawsOneLineWhereBothAreTheSameDay() {
        assertThat(year.asOf()).isEqualTo("49.7%");
        assertThat(year.reach()).isNull();
    }

    @Test
    void leavesOutADayThatLiesFarAway() {
        var line = line(LocalDate.of(2026, 11, 24), LocalDate.of(2011, 11, 15), "2012");
        assertThat(line.asOf()).isNull();
        assertThat(line.reach()).isNotNull();
        assertThat(line.end()).isEqualTo("2013-01-01");
    }

    @Test
    void showsTheYearsAroundTheDayOfTheViewWhereThereAreTooMany() {
        var line = line(MIDDLE, MIDDLE, "1950", "2050");
        assertThat(line.start()).isEqualTo("2002-07-01");
        assertThat(line.end()).isEqualTo("2022-10-01");
        assertThat(line.quarters()).isEmpty();
        assertThat(line.years()).extracting(Label::words).containsExactly("2005", "2010", "2015", "2020");
        assertThat(line.mark(EdtfDate.parse("1950")).before()).isTrue();
        assertThat(line.mark(EdtfDate.parse("2050")).after()).isTrue();
    }

    private Mark mark(String date) {
        return year.mark(EdtfDate.parse(date));
    }

    private static Mark bar(String x, String width) {
        return new Mark(x, width, null, null, false, false, false);
    }

    private static Timeline line(LocalDate asOf, LocalDate reach, String... dates) {
        return Timeline.of(Arrays.stream(dates).map(EdtfDate::parse).toList(), asOf, reach);
    }
}
