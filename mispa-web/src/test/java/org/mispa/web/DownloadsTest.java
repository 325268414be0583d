package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mispa.domain.record.RecordFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is taken away holds what the page shows, and the codebook explains all of it.
class DownloadsTest extends WholePortal {
    private static final List<String> LISTS = List.of(
            "activities",
            "deliverables",
            "mandates",
            "initiatives",
            "organizations",
            "instruments",
            "practices",
            "meetings",
            "figures",
            "statements",
            "judgements",
            "links",
            "countries",
            "matrix");

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private List<CSVRecord> rows(String address) {
        var answer = get(address);
        assertThat(answer.getResponse().getStatus()).as(address).isEqualTo(200);
        assertThat(answer.getResponse().getContentType()).isEqualTo("text/csv;charset=UTF-8");
        return parsed(text(answer));
    }

    private static List<CSVRecord> parsed(String text) {
        assertThat(text).startsWith("\uFEFF").endsWith("\r\n");
        try (var csv = FORMAT.parse(new java.io.StringReader(text.substring(1)))) {
            return csv.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> header(String text) {
        return List.of(text.substring(1, text.indexOf("\r\n")).split(","));
    }

    private static String csv(String page) {
        var mark = page.indexOf('?');
        return mark < 0 ? page + ".csv" : page.substring(0, mark) + ".csv" + page.substring(mark);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/activities",
                "/activities?asof=2010-10-01",
                "/activities?links=stated&mandate=3.3",
                "/activities?country=JM&lang=es",
                "/activities?country=JM&basis=inferred",
                "/activities?role=observer&country=HT",
                "/activities?status=held&status=planned&year=2010",
                "/activities?q=police",
                "/activities?q=nothing-is-called-so",
                "/deliverables",
                "/deliverables?asof=2012-07-01&status=overdue",
                "/deliverables?passed=true&asof=2012-07-01",
                "/deliverables?country=MX",
                "/deliverables?year=none",
                "/mandates",
                "/mandates?status=delivered",
                "/mandates?unreached=CU",
                "/mandates?recorded=false&links=stated",
                "/initiatives?component=3",
                "/organizations",
                "/organizations?role=funder",
                "/organizations?kind=police&lang=fr",
                "/instruments?kind=resolution",
                "/practices?origin=oas-first-cases",
                "/meetings?kind=ministerial",
                "/figures",
                "/figures?differs=yes",
                "/statements",
                "/judgements",
                "/statements?about=activity:mispa-3-experts-meeting-preparation",
                "/links",
                "/links?kind=deliverable&lang=pt",
                "/links?mandate=3.2",
                "/countries",
                "/countries?role=host&taking-part=yes",
                "/countries?subregion=caribbean"
            })
    void aListHasAsManyRowsAsItsPageSays(String address) {
        var total = page(address).select("[data-total]").attr("data-total");

        var rows = rows(csv(address));

        assertThat(rows).as(csv(address)).hasSize(Integer.parseInt(total));
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.get("address")).startsWith("http://localhost/"))
                .extracting(row -> row.get("as_of"))
                .allMatch(day -> day.matches("\\d{4}-\\d{2}-\\d{2}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/matrix", "/matrix?component=3", "/matrix?links=stated", "/matrix?asof=2010-10-01"})
    void theMatrixHasTheCellsOfItsPage(String address) {
        var shown = new TreeMap<String, String>();
        var once = new TreeMap<String, String>();
        var page = page(address);
        var mandates = page.select(".matrix thead .code > span:first-child").eachText();
        for (var line : page.select(".matrix tbody tr")) {
            var country = Objects.requireNonNull(line.selectFirst("th a"))
                    .attr("href")
                    .replaceFirst(".*/([^/?]+)(\\?.*)?$", "$1");
            var cells = line.select("td");
            for (var i = 0; i < mandates.size(); i++) {
                var figure = cells.get(i).selectFirst("[data-count]");
                shown.put(country + " " + mandates.get(i), figure == null ? "0" : figure.attr("data-count"));
            }
            once.put(country, cells.getLast().select("[data-count]").attr("data-count"));
        }

        var rows = rows(csv(address));

        assertThat(shown).isNotEmpty();
        assertThat(rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.get("country") + " " + row.get("mandate"),
                                row -> row.get("activities_count"))))
                .isEqualTo(shown);
        assertThat(rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.get("country"),
                                row -> row.get("activities_of_country_count"),
                                (one, other) -> one)))
                .isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/countries/JM",
                "/countries/CU",
                "/countries/HT?asof=2010-10-01",
                "/countries/US?links=stated",
                "/countries/MX?lang=es"
            })
    void aCountryHasTheFiguresOfItsPage(String address) {
        var page = page(address);
        var rows = rows(csv(address));

        for (var unit : Map.of("activities", "activity", "deliverables", "deliverable", "practices", "practice")
                .entrySet()) {
            var figure = page.selectFirst(".figs [data-unit=" + unit.getKey() + "]");
            assertThat(rows.stream()
                            .filter(row -> row.get("record_kind").equals(unit.getValue()))
                            .filter(row -> row.get("counted").equals("yes"))
                            .count())
                    .as(unit.getKey())
                    .isEqualTo(figure == null ? 0 : Long.parseLong(figure.attr("data-count")));
        }
        assertThat(rows.stream()
                        .filter(row -> row.get("record_kind").equals("mandate"))
                        .filter(row -> !row.get("blank").isEmpty())
                        .count())
                .isEqualTo(page.select(".blanks li").size());
        var inferred = page.selectFirst("[href*=basis=inferred]");
        assertThat(rows.stream()
                        .filter(row -> row.get("basis").equals("inferred"))
                        .count())
                .isEqualTo(inferred == null ? 0 : Long.parseLong(inferred.attr("data-count")));
    }

    @Test
    void wordsAreInTheLanguageOfThePageAndCodesAreNot() {
        var row = rows("/activities.csv?country=JM&lang=es&asof=2012-07-01").getFirst();

        assertThat(row.get("status")).isEqualTo("held");
        assertThat(row.get("status_name")).isEqualTo("Realizada");
        assertThat(row.get("states")).contains("JM");
        assertThat(row.get("roles")).isNotEmpty();
        assertThat(row.get("title_language")).isEqualTo("es");
        assertThat(row.get("as_of")).isEqualTo("2012-07-01");
        assertThat(row.get("reach")).isEqualTo("2011-11-15");
        assertThat(row.get("address")).contains("asof=2012-07-01");
    }

    @Test
    void datesKeepThePrecisionOfTheirSourceAndSayWhichDaysTheyMayMean() {
        assertThat(rows("/deliverables.csv"))
                .filteredOn(row -> row.get("due").matches("\\d{4}-[01]\\d"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.get("due_earliest")).isEqualTo(row.get("due") + "-01");
                    assertThat(row.get("due_latest")).startsWith(row.get("due") + "-");
                });
    }

    @Test
    void theFileSaysInItsNameWhatItHoldsAndWhereItIsDescribed() {
        var answer = get("/activities.csv?country=JM&asof=2012-07-01&lang=fr");

        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"mispa-activities-fr-as-of-2012-07-01.csv\"");
        assertThat(answer.getResponse().getHeader("Link"))
                .isEqualTo("<http://localhost/activities.csv-metadata.json?country=JM&asof=2012-07-01&lang=fr>;"
                        + " rel=\"describedby\"; type=\"application/csvm+json\"");
        assertThat(get("/countries/JM.csv").getResponse().getHeader("Content-Disposition"))
                .contains("mispa-country-JM-en-as-of-2011-11-15.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/activities.csv?type=dance | 400",
                "/activities.csv?country=ZZ | 400",
                "/activities.csv?page=-1 | 400",
                "/activities.csv?asof=2011-13 | 400",
                "/activities.csv?links=some | 400",
                "/deliverables.csv?status=late | 400",
                "/mandates.csv?country=ZZ | 400",
                "/matrix.csv?component=1&component=2 | 400",
                "/figures.csv?about=activity:nothing-such | 400",
                "/countries.csv?role=king | 400",
                "/activities.csv-metadata.json?asof=2011-13 | 400",
                "/compare.csv | 400",
                "/compare.csv?country=JM&country=ZZ | 400",
                "/compare.csv?country=JM&group=nowhere | 400",
                "/compare.csv?country=JM&country=TT&country=BB&country=LC&country=GD&country=DM | 400",
                "/countries/XX.csv | 404",
                "/countries/jamaica.csv | 404",
                "/activities.json | 404",
                "/activities.xlsx | 404",
                "/activities/picap-courses.csv | 404",
                "/nothing.csv | 404",
                "/nothing.csv-metadata.json | 404",
                "/data/nothing.csv | 404",
                "/data.csv | 404"
            })
    void whatCannotBeMeantIsAPageInThePortalsLook(String address, int status) {
        var answer = get(address);

        assertThat(answer.getResponse().getStatus()).as(address).isEqualTo(status);
        assertThat(answer.getResponse().getContentType()).startsWith("text/html");
        assertThat(answer.getResponse().getHeader("Content-Disposition")).isNull();
        assertThat(document(answer).select("main h1")).isNotEmpty();
    }

    @Test
    void aCodeInSmallLettersIsFoundAsOnThePage() {
        var answer = get("/countries/jm.csv?asof=2012-07-01");

        assertThat(answer.getResponse().getStatus()).isEqualTo(302);
        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/countries/JM.csv?asof=2012-07-01");
    }

    @Test
    void everyListLeadsToItsFileWhichNoRobotFollows() {
        for (var list : LISTS) {
            var link = page("/" + list + "?asof=2012-07-01&page=1").selectFirst(".tools a[href*=.csv]");
            assertThat(link).as(list).isNotNull();
            assertThat(Objects.requireNonNull(link).attr("href")).isEqualTo("/" + list + ".csv?asof=2012-07-01");
            assertThat(link.attr("rel")).isEqualTo("nofollow");
        }
        assertThat(page("/countries/JM").select(".tools a[href=/countries/JM.csv]"))
                .hasSize(1);
        assertThat(page("/countries/CU").select(".tools a[href=/countries/CU.csv]"))
                .hasSize(1);
    }

    /// Which columns the codebook explains, by the id of the file.
    private Map<String, List<String>> codebook() {
        var columns = new LinkedHashMap<String, List<String>>();
        page("/data")
                .select("[data-file]")
                .forEach(table ->
                        columns.put(table.id(), table.select("[data-column]").eachAttr("data-column")));
        return columns;
    }

    @Test
    void theCodebookExplainsEveryColumnOfEveryFile() {
        var explained = codebook();
        var expected = new LinkedHashMap<String, List<String>>();
        for (var file : RecordFile.values()) {
            expected.put("records-" + file.stem(), header(text(get("/data/" + file.file()))));
        }
        for (var list : LISTS) {
            expected.put("list-" + list, header(text(get("/" + list + ".csv"))));
        }
        expected.put("list-country", header(text(get("/countries/JM.csv"))));
        expected.put("list-compare", header(text(get("/compare.csv?country=JM&country=TT"))));

        assertThat(explained).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "pt"})
    void theCodebookIsWholeInEachLanguage(String language) {
        var page = page("/data?lang=" + language);

        assertThat(page.select("[data-file] td")).noneMatch(cell -> cell.text().isBlank());
        assertThat(page.text()).doesNotContain("??");
        // every code list that is named is there
        assertThat(page.select("[data-file] a[href^=#code-]").eachAttr("href"))
                .isNotEmpty()
                .allSatisfy(list -> assertThat(page.select(list + " dt")).isNotEmpty());
    }

    /// A word in a column of choices that the codebook does not list would be one that nobody can look up.
    @Test
    void everyWordOfAChoiceStandsInACodeList() {
        var page = page("/data");
        var lists = new LinkedHashMap<String, List<String>>();
        page.select("[id^=code-]")
                .forEach(list -> lists.put("#" + list.id(), list.select("dt").eachText()));
        for (var table : page.select("[id^=records-]")) {
            var rows = rows("/data/" + table.attr("data-file"));
            for (var line : table.select("tr:has(a[href^=#code-])")) {
                var possible = line.select("a[href^=#code-]").eachAttr("href").stream()
                        .flatMap(list -> lists.getOrDefault(list, List.of()).stream())
                        .collect(Collectors.toSet());
                for (var column : line.select("[data-column]").eachAttr("data-column")) {
                    assertThat(rows.stream()
                                    .map(row -> row.get(column))
                                    .filter(word -> !word.isEmpty())
                                    .collect(Collectors.toSet()))
                            .as(table.attr("data-file") + " " + column)
                            .isSubsetOf(possible);
                }
            }
        }
    }

    @Test
    void oneZipHoldsEveryFileAsItIsTakenAlone() throws IOException {
        var answer = get("/data.zip");
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .matches("attachment; filename=\"mispa-records-version-[0-9]+.zip\"");
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }

        var expected = new ArrayList<String>();
        for (var file : RecordFile.values()) {
            expected.add(file.file());
            assertThat(entries.get(file.file()))
                    .as(file.file())
                    .isEqualTo(get("/data/" + file.file()).getResponse().getContentAsByteArray());
        }
        expected.add("csv-metadata.json");
        assertThat(entries.keySet()).containsExactlyElementsOf(expected);
        var described = JsonMapper.shared().readTree(entries.get("csv-metadata.json"));
        for (var table : described.get("tables")) {
            var file = table.get("url").asString();
            assertThat(names(table.get("tableSchema")))
                    .as(file)
                    .isEqualTo(header(new String(Objects.requireNonNull(entries.get(file)), StandardCharsets.UTF_8)));
        }
    }

    private static List<String> names(JsonNode schema) {
        var names = new ArrayList<String>();
        schema.get("columns").forEach(column -> names.add(column.get("name").asString()));
        return names;
    }

    @Test
    void theRowsOfEachFileAreAsManyAsThePageSays() {
        for (var line : page("/data").select("tr:has([data-rows])")) {
            var file = Objects.requireNonNull(line.selectFirst("td a")).attr("href");
            assertThat(rows(file))
                    .as(file)
                    .hasSize(Integer.parseInt(line.select("[data-rows]").attr("data-rows")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/activities.csv?country=JM&asof=2012-07-01",
                "/matrix.csv?component=3",
                "/countries/JM.csv",
                "/links.csv?links=stated",
                "/data/activities.csv"
            })
    void theDescriptionForMachinesHasTheColumnsOfItsFile(String address) {
        var mark = address.indexOf('?');
        var metadata = mark < 0
                ? address + "-metadata.json"
                : address.substring(0, mark) + "-metadata.json" + address.substring(mark);
        var answer = get(metadata);

        assertThat(answer.getResponse().getContentType()).isEqualTo("application/csvm+json");
        var described = JsonMapper.shared().readTree(text(answer));
        assertThat(described.get("@context").get(0).asString()).isEqualTo("http://www.w3.org/ns/csvw");
        assertThat(described.get("url").asString()).isEqualTo("http://localhost" + address);
        assertThat(names(described.get("tableSchema"))).isEqualTo(header(text(get(address))));
        assertThat(described.get("tableSchema").get("columns").get(0).get("dc:description"))
                .hasSize(4);
        assertThat(described.get("dc:rights").asString()).isNotBlank();
        if (!address.startsWith("/data/")) {
            var told = new TreeMap<String, String>();
            described
                    .get("schema:additionalProperty")
                    .forEach(property -> told.put(
                            property.get("schema:name").asString(),
                            property.get("schema:value").asString()));
            assertThat(told.keySet()).isEqualTo(Set.of("as_of", "reach", "links", "filter"));
            assertThat(told.get("filter")).isEqualTo(mark < 0 ? "" : address.substring(mark + 1));
        }
    }

    @Test
    void noCellOfWordsBeginsLikeAFormula() {
        for (var list : LISTS) {
            assertThat(rows("/" + list + ".csv"))
                    .allSatisfy(row -> assertThat(row.toMap().entrySet())
                            .allMatch(cell -> cell.getValue().matches("(?s)|-?[0-9]+|[^=+@\\t\\r-].*")));
        }
    }
}
