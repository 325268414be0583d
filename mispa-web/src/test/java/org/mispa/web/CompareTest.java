package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Countries and subregions side by side.
class CompareTest extends WholePortal {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static List<String> columns(Document page) {
        return Objects.requireNonNull(page.selectFirst("#components ~ .scroll thead tr")).select("th").stream()
                .skip(1)
                .map(head -> head.child(0).text())
                .toList();
    }

    /// The numbers of one column, by the heads of the rows; what is no number is 0.
    private static List<String> numbers(Document page, int column) {
        var numbers = new ArrayList<String>();
        for (var row : page.select("main table :is(tbody, tfoot) tr")) {
            var figure = row.select("td").get(column).selectFirst("[data-count]");
            numbers.add(Objects.requireNonNull(row.selectFirst("th")).text() + ": "
                    + (figure == null ? "0" : figure.attr("data-count")));
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/compare?country=TT&country=JM | Jamaica, Trinidad and Tobago",
                "/compare?country=US&country=AR&lang=es | Argentina, Estados Unidos",
                "/compare?group=caribbean&country=JM | Jamaica, Caribbean",
                "/compare?group=south-america&group=caribbean | Caribbean, South America",
                "/compare?country=CU&country=HT&country=US&country=SV&country=BR | Brazil, Cuba, El Salvador, Haiti, United States"
            })
    void standsInAlphabeticalOrderWhateverTheirNumbers(String address, String names) {
        assertThat(columns(page(address))).containsExactly(names.split(", ", -1));
    }

    @Test
    void ofASubregionItIsSaidThatAnActivityCountsOnce() {
        var sentence = "An activity counts once for the subregion, however many of its states take part";
        assertThat(page("/compare?country=LC&group=caribbean").select("main").text())
                .contains("Caribbean: activities in which any of its 13 member states takes part. " + sentence);
        assertThat(page("/compare?country=LC&country=JM").select("main").text()).doesNotContain(sentence);
    }

    @Test
    void countsACountryAsItsOwnPageDoes() {
        var compared = page("/compare?country=JM&country=TT");
        var own = page("/countries/JM");

        assertThat(Objects.requireNonNull(compared.selectFirst("tfoot [data-count]"))
                        .attr("data-count"))
                .isEqualTo(own.select(".figs [data-unit=activities]").attr("data-count"));
        assertThat(compared.select("#mandates ~ .scroll tbody tr").stream()
                        .filter(row ->
                                row.select("td:first-of-type [data-count]").isEmpty())
                        .map(row -> row.select(".code").text())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(own.select(".blanks .code").eachText());
    }

    /// A subregion is its states together, each activity once: never more than their sum, never less than the most.
    @Test
    void countsASubregionAsItsStatesTogether() {
        var group = page("/compare?group=caribbean&country=JM");
        var list = page("/countries?subregion=caribbean");
        var states = list.select("tbody tr th a").eachAttr("href").stream()
                .map(href -> href.replaceFirst(".*/", ""))
                .toList();
        var together = group.select("tfoot [data-count]").last();

        assertThat(group.select("thead [data-unit=countries]").attr("data-count"))
                .isEqualTo(Integer.toString(states.size()));
        assertThat(Objects.requireNonNull(together).attr("href"))
                .isEqualTo("/activities?"
                        + String.join(
                                "&",
                                states.stream()
                                        .sorted()
                                        .map(code -> "country=" + code)
                                        .toList()));
        var most = 0;
        var sum = 0;
        for (var row : list.select("tbody tr")) {
            var count =
                    Integer.parseInt(row.select("td:first-of-type [data-count]").attr("data-count"));
            most = Math.max(most, count);
            sum += count;
        }
        assertThat(Integer.parseInt(together.attr("data-count"))).isBetween(most, sum - 1);
    }

    @Test
    void saysOfEveryBlankWhatItMeans() {
        var page = page("/compare?country=CU&country=US");

        var blanks = page.select("#mandates ~ .scroll tbody td:not(:has(a))").eachText();

        assertThat(blanks)
                .isNotEmpty()
                .allMatch(
                        List.of("outside the stated scope", "no attendance recorded", "not named", "nothing recorded")
                                ::contains);
        assertThat(page.select("main").text()).doesNotContain("did not take part in", "never offered", "not reached");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/compare?country=JM&country=TT&group=caribbean",
                "/compare?group=south-america&group=caribbean&asof=2010-10-01",
                "/compare?country=CU&country=US&links=stated&lang=pt"
            })
    void canBeTakenAwayWithTheNumbersOfThePage(String address) throws IOException {
        var page = page(address);
        var file = get(address.replace("/compare?", "/compare.csv?"));
        assertThat(file.getResponse().getStatus()).isEqualTo(200);
        var rows = rows(new String(file.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));

        var columns = columns(page);
        for (var column = 0; column < columns.size(); column++) {
            var name = columns.get(column);
            var numbers = numbers(page, column);
            assertThat(rows.stream()
                            .filter(row -> row.get("side_name").equals(name))
                            .map(row -> row.get("activities_count"))
                            .sorted()
                            .toList())
                    .as(name)
                    .isEqualTo(numbers.stream()
                            .map(number -> number.replaceFirst(".*: ", ""))
                            .sorted()
                            .toList());
        }
        assertThat(rows).allSatisfy(row -> assertThat(row.get("address")).startsWith("http://localhost/activities?"));
        assertThat(page.select(".tools a[href*=.csv]").attr("href"))
                .isEqualTo(address.replace("/compare?", "/compare.csv?"));
    }

    private static List<CSVRecord> rows(String text) throws IOException {
        try (var csv = FORMAT.parse(new StringReader(text.substring(1)))) {
            return csv.getRecords();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/compare?country=JM&country=XX | country | “XX” is not the code of a member state. | JM",
                "/compare?country=JM&country=ES | country | “ES” is not the code of a member state. | JM",
                "/compare?country=JM&group=europe | group | “europe” is not a subregion. | JM",
                "/compare?country=JM&country=TT&country=BB&country=LC&country=GD&country=DM | country"
                        + " | At most five fit side by side; 6 are chosen. | JM TT BB LC GD DM",
                "/compare?country=%3Cb%3E&country=TT | country | “<b>” is not the code of a member state. | TT"
            })
    void whatCannotBeComparedIsSaidBesideTheFieldAndNothingChosenIsLost(
            String address, String field, String said, String kept) {
        var answer = get(address);
        var page = document(answer);

        assertThat(answer.getResponse().getStatus()).isEqualTo(422);
        assertThat(page.title()).startsWith("Error: ");
        var summary = Objects.requireNonNull(page.selectFirst(".errors a"));
        assertThat(summary.attr("href")).isEqualTo("#" + field);
        assertThat(page.select(summary.attr("href"))).hasSize(1);
        var wrong = Objects.requireNonNull(page.selectFirst("fieldset.wrong"));
        assertThat(wrong.select(".error").text()).contains(said);
        assertThat(wrong.attr("aria-describedby"))
                .contains(wrong.select(".error").attr("id"));
        assertThat(page.select("input[name=country][checked]").stream()
                        .map(Element::val)
                        .toList())
                .containsExactlyInAnyOrder(kept.split(" ", -1));
        assertThat(page.select("main table")).isEmpty();
    }

    @Test
    void waitsForASecondWhereOneIsChosen() {
        for (var address : List.of("/compare", "/compare?country=JM")) {
            var answer = get(address);
            assertThat(answer.getResponse().getStatus()).isEqualTo(200);
            assertThat(document(answer).select("main table, .errors")).isEmpty();
            assertThat(document(answer).select("main input[name=country]")).hasSize(35);
        }
        assertThat(page("/compare?country=JM").select("main").text()).contains("Choose one more");
    }

    @Test
    void isReachedFromACountryAndFromTheirList() {
        assertThat(page("/countries/JM?asof=2012-07-01")
                        .select("a[href^=/compare]")
                        .attr("href"))
                .isEqualTo("/compare?country=JM&group=caribbean&asof=2012-07-01");
        assertThat(page("/countries").select("main a[href=/compare]")).hasSize(1);
        assertThat(page("/countries/ES").select("a[href^=/compare]")).isEmpty();
    }
}
