package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class ProblemsTest extends FrameTest {

    @Test
    void anUnknownAddressIsAPageOfThePortal() {
        var missing = get("/nothing/here?links=stated");
        assertThat(missing).hasStatus(HttpStatus.NOT_FOUND);
        var page = document(missing);
        assertThat(page.select("h1").text()).isEqualTo("There is no record at this address");
        assertThat(page.select("#nav a").eachAttr("href")).contains("/activities?links=stated");
    }

    @Test
    void aRecordThatIsNotThereIsNamed() {
        var missing = get("/mandates/9.9");
        assertThat(missing).hasStatus(HttpStatus.NOT_FOUND);
        var page = document(missing);
        assertThat(page.title()).isEqualTo("There is no mandate 9.9 – MISPA Portal");
        assertThat(page.select("main a").eachAttr("href")).containsExactly("/mandates", "/");
    }

    @Test
    void aKeyInTheAddressIsShownAsText() {
        var page = page("/mandates/%3Cscript%3E");
        assertThat(page.select("main script")).isEmpty();
        assertThat(page.select("h1").text()).contains("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1.5", "one", "1000000000000", "99999999999999999999", ""})
    void aPageNumberIsANumberFromOne(String number) {
        assertThat(get("/design?page=" + number)).hasStatus(number.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
    }

    @Test
    void aPageBehindTheLastSaysHowManyThereAre() {
        var beyond = get("/design?page=16");
        assertThat(beyond).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(document(beyond).select("main").text()).contains("There is no page 16: the list has 15 pages.");
    }

    @Test
    void aWordThatIsNoChoiceIsAnsweredWithAllChoices() {
        var refused = get("/by-status?status=done");
        assertThat(refused).hasStatus(HttpStatus.BAD_REQUEST);
        var main = document(refused).select("main");
        assertThat(main.text()).contains("“done” is not possible for “status”");
        assertThat(main.select("code").eachText())
                .containsExactly("held", "under-way", "planned", "no-outcome", "cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELD", "UNDER_WAY", "under_way", "1", "held%20"})
    void aChoiceIsWrittenInOneWayOnly(String word) {
        assertThat(get("/by-status?status=" + word)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(get("/by-filter?status=planned&status=" + word)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%00", "q=%C3%28", "q=%1F", "%FF=1", "q=%EF%BF%BD"})
    void whatCannotBeReadIsRefused(String query) {
        assertThat(get("/design?" + query)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void anAddressIsOnlySoLong() {
        assertThat(get("/design?q=" + "a".repeat(1_998))).hasStatus(HttpStatus.OK);
        var refused = get("/design?q=" + "a".repeat(1_999));
        assertThat(refused).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(document(refused).select("main").text()).contains("longer than 2,000 characters");
    }

    @Test
    void anAddressCanOnlyBeRead() {
        var refused = portal.post().uri("/design").exchange();
        assertThat(refused).hasStatus(HttpStatus.METHOD_NOT_ALLOWED).hasHeader("Allow", "GET, HEAD");
    }

    @Test
    void aFaultOfThePortalIsNotedUnderTheNumberThatIsShown(CapturedOutput log) {
        var fault = get("/fault");
        assertThat(fault).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR).hasHeader("Cache-Control", "no-store");
        var main = document(fault).select("main").text();
        assertThat(main)
                .contains("This is our fault", "Nothing was saved")
                .doesNotContain("secret")
                .doesNotContain("Exception");
        var number = main.replaceFirst("(?s).*Quote this number: ([0-9A-Z]+).*", "$1");
        assertThat(number).hasSizeBetween(5, 6);
        assertThat(log).contains("Fault " + number + " at GET /fault");
    }

    @Test
    void recordsOutOfReachAreAPause() {
        var pause = get("/unreachable");
        assertThat(pause).hasStatus(HttpStatus.SERVICE_UNAVAILABLE).hasHeader("Retry-After", "60");
        assertThat(document(pause).select("main").text()).doesNotContain("secret");
    }

    @Test
    void aProgramIsAnsweredWithThePageToo() {
        var missing =
                portal.get().uri("/nothing").accept(MediaType.APPLICATION_JSON).exchange();
        assertThat(missing).hasStatus(HttpStatus.NOT_FOUND);
    }
}
