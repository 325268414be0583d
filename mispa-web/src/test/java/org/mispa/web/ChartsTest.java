package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/// The charts with the shipped records. That each number is the one of its list is tested with every link.
class ChartsTest extends WholePortal {
    private static final int MOST_BYTES_OF_HOME = 16_000;

    @Test
    void theBarsOfAllComponentsHoldEveryMandateOnceAndNoPercentage() {
        var home = page("/");
        var bars = home.select(".dist-bar");
        assertThat(bars).hasSize(5);
        assertThat(bars.stream().map(bar -> sum(bar.select("a")))).containsExactly(6L, 2L, 4L, 3L, 8L);
        assertThat(home.select(".dist-key a").eachText())
                .containsExactly(
                        "0 Something overdue", "15 Under way", "3 All delivered", "0 Planned", "5 Nothing recorded");
        assertThat(home.select("main").text()).doesNotContain("%");
    }

    @Test
    void theTableBelowTheBarsSaysTheSame() {
        var home = page("/");
        var fromBars = home.select(".dist-bar a").eachAttr("href");
        assertThat(home.select(".as-table tbody td:not(:last-child) a").eachAttr("href"))
                .isEqualTo(fromBars);
        assertThat(home.select(".as-table tbody td:not(:last-child) a").eachAttr("data-count"))
                .isEqualTo(home.select(".dist-bar a").eachAttr("data-count"));
    }

    @Test
    void theComponentsOwnPageHasItsOwnBar() {
        var bars = page("/components/5").select(".dist-bar");
        assertThat(bars).hasSize(1);
        assertThat(sum(bars.select("a"))).isEqualTo(8);
    }

    @Test
    void theTypesOfTheYearsHoldEveryActivityOnce() {
        for (var address : List.of("/", "/components/3", "/?asof=2010-10-01", "/?links=stated")) {
            var table = page(address).select("section[aria-labelledby=when] table");
            assertThat(table).hasSize(1);
            assertThat(sum(table.select("tbody td:last-child a")))
                    .as(address)
                    .isEqualTo(sum(table.select(".rise td:last-child a")));
        }
    }

    @Test
    void aTileSaysTheRolesThatTheTableOfStatesCounts() {
        var tile = page("/").select(".tiles .t-JM .who").text();
        var table = page("/countries");
        assertThat(tile).startsWith("Jamaica: ").contains("; participant ", ", host ");
        var heads = table.select(".scroll thead th").eachText();
        var jamaica = table.select(".scroll tbody tr").stream()
                .filter(row -> row.select("th").text().equals("Jamaica"))
                .findFirst()
                .orElseThrow();
        assertThat(tile).contains("host " + number(jamaica, heads.indexOf("Host")));
        assertThat(tile).contains("participant " + number(jamaica, heads.indexOf("Participant")));
        assertThat(table.select(".tiles .t-JM .who").text()).isEqualTo(tile);
    }

    @Test
    void theLineOfDueDatesDrawsWhatIsDatedAndNotDelivered() {
        var list = page("/deliverables?asof=2012-07-01");
        assertThat(drawn(list)).isEqualTo(9);
        assertThat(list.select(".m-past")).hasSize(7);
        assertThat(list.select(".dues").text()).contains("due first quarter of 2012", "due about March 2014");
        assertThat(drawn(page("/deliverables?component=1&asof=2012-07-01")))
                .isPositive()
                .isLessThan(9);
        assertThat(page("/deliverables?passed=true&asof=2012-07-01").select(".m-plan:not(.sample *)"))
                .isEmpty();
    }

    @Test
    void theLineOfDueDatesIsNotDrawnWhereItSaysNothing() {
        assertThat(drawn(page("/deliverables?status=delivered"))).isZero();
        assertThat(drawn(page("/deliverables?page=2"))).isZero();
        assertThat(drawn(page("/deliverables?year=2030"))).isZero();
    }

    @Test
    void theMatrixPrintsTheBoundsOfItsShadesAndCountsEachActivityOnce() {
        var matrix = page("/matrix");
        assertThat(matrix.select(".ramp").text()).startsWith("1 to 2 3 to 4 5 to 6 7 to 8");
        assertThat(sum(matrix.select("tfoot tr:first-child td:last-child a"))).isEqualTo(129);
        var component = page("/matrix?component=3");
        assertThat(sum(component.select("tfoot tr:first-child td:last-child a")))
                .isEqualTo(52);
    }

    @Test
    void theTwoKindsOfSupportStandApart() {
        var home = page("/");
        home.select(".entry").remove(); // what a word means
        assertThat(home.select("section[aria-labelledby=who] .block").eachText())
                .containsExactly(
                        "Support stated for the activity itself",
                        "Support stated for the larger whole that the activity is part of");
        assertThat(home.select("section[aria-labelledby=who] .in-words").text()).contains("11 of 129 activities");
        assertThat(page("/components/3").select("section[aria-labelledby=who]").text())
                .contains("7 of 52 activities");
    }

    @Test
    void theHomePageStaysSmall() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(get("/").getResponse().getContentAsByteArray());
        }
        assertThat(packed.size()).isLessThan(MOST_BYTES_OF_HOME);
    }

    private static int drawn(Document page) {
        return page.select(".dues > li:not(.axis)").size();
    }

    private static String number(Element row, int column) {
        return row.child(column).select("a").attr("data-count");
    }

    private static long sum(Elements figures) {
        return figures.stream().mapToLong(ChartsTest::count).sum();
    }

    private static long count(Element figure) {
        return Long.parseLong(figure.attr("data-count"));
    }
}
