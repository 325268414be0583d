package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

class DayOfTheViewTest extends FrameTest {

    @Test
    void isTheClosingDayOfTheLastPeriodAndSaysWhy() {
        assertThat(bar("/design"))
                .contains("Status reckoned for 15 Nov 2011")
                .contains("the last day of the reporting period 1 Nov 2009 to 15 Nov 2011, as the portal reads it")
                .contains("Records end 15 Nov 2011")
                .doesNotContain("Back to the ordinary day");
    }

    @Test
    void isTheDayAskedFor() {
        assertThat(bar("/design?asof=2011-06-30"))
                .contains("Status reckoned for 30 Jun 2011")
                .contains("Back to the ordinary day");
    }

    @Test
    void saysThatNothingIsKnownAfterTheRecordsEnd() {
        assertThat(bar("/design?asof=2012-07-01")).contains("What came after 15 Nov 2011 is not recorded");
        assertThat(bar("/design?asof=2011-11-15")).doesNotContain("What came after");
    }

    @Test
    void isTheOrdinaryOneWhereTheFieldWasLeftEmpty() {
        assertThat(bar("/design?asof=&links=")).contains("15 Nov 2011").doesNotContain("Back to the ordinary day");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2011-11",
                "15/11/2011",
                "2011-11-15T00:00",
                "today",
                "%C3%B1",
                "999999999-01-01",
                "-2011-11-15",
                "2011-11-15%20"
            })
    void isRefusedWhereItIsNoDay(String day) {
        var refused = get("/design?asof=" + day);
        assertThat(refused).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(document(refused).select("main").text()).contains("for example 2011-11-15");
    }

    @Test
    void isRefusedWhereTheCalendarDoesNotHaveIt() {
        var refused = get("/design?asof=2011-02-30");
        assertThat(refused).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(document(refused).select("main").text()).contains("There is no day “2011-02-30” in the calendar");
    }

    @Test
    void isRefusedWhereTwoAreGiven() {
        assertThat(get("/design?asof=2011-11-15&asof=2011-11-16")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void sayWhichLinksArePossible() {
        var refused = get("/design?links=some");
        assertThat(refused).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(document(refused).select("main code").eachText()).containsExactly("all", "stated");
    }

    @ParameterizedTest
    @CsvSource({
        "/design, /activities",
        "/design?page=2, /activities",
        "/design?asof=2012-07-01, /activities?asof=2012-07-01",
        "/design?x=1&links=stated&asof=2012-07-01&page=2, /activities?links=stated&asof=2012-07-01",
        "/design?links=all, /activities?links=all"
    })
    void goesAlongFromPageToPageWhereItWasGiven(String address, String expected) {
        assertThat(page(address).select("#nav a:contains(Activities)").attr("href"))
                .isEqualTo(expected);
    }

    @Test
    void canBeChosenWithoutLosingWhatElseStandsInTheAddress() {
        var form = page("/design?type=course&type=seminar&links=stated&page=3").selectFirst(".asof form");
        assertThat(form).isNotNull();
        assertThat(form.select("input[type=hidden]").eachAttr("value")).containsExactly("course", "seminar", "stated");
        assertThat(form.select("input[type=hidden]").eachAttr("name")).containsExactly("type", "type", "links");
    }

    private String bar(String address) {
        return page(address).select(".asof").text();
    }
}
