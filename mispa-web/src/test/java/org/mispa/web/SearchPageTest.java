package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// Finding things through the box on every page.
class SearchPageTest extends WholePortal {
    @Autowired
    private JdbcClient jdbc;

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.2 | /mandates/3.2",
                "3 | /components/3",
                "component 3 | /components/3",
                "3.c | /initiatives/3.c",
                "JM | /countries/JM",
                "jam | /countries/JM",
                "Bélice | /countries/BZ",
                "St. Lucia | /countries/LC",
                "St.Lucia | /countries/LC",
                "Ste Lucie | /countries/LC",
                "St. Kitts and Nevis | /countries/KN",
                "Jamaïque | /countries/JM",
                "AG/RES. 2629 | /instruments/ag-res-2629",
                "AG/RES. 2629 (XLI-O/11) | /instruments/ag-res-2629",
                "agres2629 | /instruments/ag-res-2629"
            })
    void leadsStraightToWhatACodeNames(String text, String record) {
        var answer = get("/search?q=" + encoded(text) + "&asof=2012-07-01&links=stated");

        assertThat(answer.getResponse().getStatus()).isEqualTo(302);
        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo(record + "?asof=2012-07-01&links=stated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search?q=3.2&go=no", "/search?q=3.2&kind=mandate", "/search?q=3.2&language=en"})
    void showsTheListWhereItIsAskedFor(String address) {
        var answer = get(address);

        assertThat(answer.getResponse().getStatus()).isEqualTo(200);
        assertThat(document(answer).select("main a[href=/mandates/3.2]")).isNotEmpty();
    }

    @Test
    void showsTheBestOfEachKindAndHowManyThereAre() {
        var page = page("/search?q=firearms");

        assertThat(page.title()).isEqualTo("firearms – search – MISPA Portal");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select("main input[type=search]").attr("value")).isEqualTo("firearms");
        assertThat(page.select("main mark").eachText()).isNotEmpty().allMatch(word -> word.matches("(?i)firearms?"));
        assertThat(page.select("main section h2").eachText()).startsWith("Initiatives", "Activities", "Deliverables");
        for (var group : page.select("main section")) {
            assertThat(group.select("ol > li")).hasSizeBetween(1, 5);
            var all = group.select(".head a[data-unit=results]");
            assertThat(page(all.attr("href")).select("[data-total]").attr("data-total"))
                    .isEqualTo(all.attr("data-count"));
        }
        var sum = page.select("main section a[data-count]").eachAttr("data-count").stream()
                .mapToInt(Integer::parseInt)
                .sum();
        assertThat(page.select("[data-total]").attr("data-total")).isEqualTo(Integer.toString(sum));
    }

    @Test
    void putsARecordCalledByItsAcronymFirst() {
        assertThat(page("/search?q=CICAD").select("#best ~ ol a").attr("href")).isEqualTo("/organizations/cicad");
    }

    @Test
    void leadsToFiguresAndStatementsAtTheirPlace() {
        var figure = page("/search?q=components&kind=figure")
                .select("main ol a[href*=fig-components]")
                .attr("href");

        assertThat(figure).isEqualTo("/figures#fig-components");
        assertThat(page("/figures").getElementById("fig-components")).isNotNull();
        assertThat(page("/statements").getElementById("context-insecurity")).isNotNull();
    }

    @Test
    void showsWhatIsNearWhereNothingIsCalledSo() {
        var page = page("/search?q=firarm");

        assertThat(page.select("main").text())
                .contains("Nothing found for “firarm”. Tried also without accents and in the other three languages.")
                .contains("What was found for “firearms” is shown instead.");
        assertThat(page.select("main section a[data-count]").attr("href")).contains("q=firearms&");
        assertThat(page.select("main mark")).isNotEmpty();
    }

    @Test
    void saysWhatElseMayHelpWhereNothingIsNear() {
        var page = page("/search?q=xqzvw");

        assertThat(page.select("main").text())
                .contains("Nothing found for “xqzvw”. Tried also without accents and in the other three languages.")
                .contains("Fewer words find more");
        assertThat(page.select("main mark")).isEmpty();
    }

    @Test
    void saysWhatCanBeLookedForBeforeAnythingIs() {
        var page = page("/search");

        assertThat(page.title()).isEqualTo("Search – MISPA Portal");
        assertThat(page.select("main").text())
                .contains("What can be looked for")
                .doesNotContain("Nothing found");
    }

    @Test
    @Transactional // undone
    void findsAnotherLanguageAndSaysSo() {
        jdbc.sql("""
                        update activity_text set summary = 'Con personal zootécnico de la región.'
                        where activity = 'police-intelligence-course-2' and language = 'ES'
                        """).update();

        var page = page("/search?q=zootecnicos");
        var line = page.select("main section li:has(a[href=/activities/police-intelligence-course-2])");
        assertThat(line.select("a").text()).isEqualTo("Police Intelligence, second course, Bogotá");
        assertThat(line.select("[lang=es]").html()).contains("personal <mark>zootécnico</mark> de");
        assertThat(line.text()).contains("in Spanish");
        assertThat(page("/search?q=zootecnico&language=es")
                        .select("[data-total]")
                        .attr("data-total"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\"",
                "\"\"\"",
                "((",
                "a & | ! b",
                ":*",
                "\\",
                "'; drop table activity; --",
                "%",
                "_",
                "the of",
                "de la",
                "?!",
                "<script>alert(1)</script>",
                "\u202Efirearms\u200F",
                "قانون",
                "🙂",
                "${7*7}",
                "{0}",
                "*{x}",
                "#{search}",
                "__${here.path()}__",
                "[[${here}]]"
            })
    void takesAnyTextAsWords(String text) {
        for (var more : List.of("", "&kind=activity", "&go=no")) {
            var answer = get("/search?q=" + encoded(text) + more);

            assertThat(answer.getResponse().getStatus()).isEqualTo(200);
            var page = document(answer);
            assertThat(page.select("main script")).isEmpty();
            assertThat(page.select("main form")).isNotEmpty();
            assertThat(page.select("#search").attr("value")).isEqualTo(text.replaceAll("\\p{Cf}", ""));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=%00 | cannot be read",
                "q=a%0Ab | cannot be looked for",
                "q=%C3%28 | cannot be read",
                "q=a&q=b | can be given once only",
                "q=police&kind=dance | “dance” is not possible for “kind”",
                "q=police&kind=reporting-period | is not possible",
                "q=police&language=de | “de” is not possible",
                "q=police&go=perhaps | is not possible",
                "q=police&page=2 | There is no page 2",
                "q=police&kind=activity&page=99 | There is no page 99",
                "q=police&kind=activity&page=x | is not possible"
            })
    void saysWhatIsPossibleWhereAnAddressIsNot(String query, String said) {
        var answer = get("/search?" + query);

        assertThat(answer.getResponse().getStatus()).isEqualTo(400);
        assertThat(document(answer).select("main").text()).contains(said).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 1_900, 5_000})
    void saysWhereATextIsTooLong(int length) {
        var answer = get("/search?q=" + "x".repeat(length));

        assertThat(answer.getResponse().getStatus()).isEqualTo(400);
        assertThat(document(answer).select("header form[role=search]")).isNotEmpty();
    }

    @Test
    void hasItsBoxOnEveryPageAndCarriesTheDayAlong() {
        for (var address : List.of("/", "/mandates/3.2", "/activities", "/nowhere")) {
            var form = page(address + "?asof=2012-07-01&links=stated").select("header form[role=search]");
            assertThat(form.attr("action")).isEqualTo("/search");
            assertThat(form.select("input[type=hidden]").eachAttr("value")).containsExactly("2012-07-01", "stated");
            assertThat(form.select("label[for=search]")).hasSize(1);
            assertThat(page(address).select("meta[name=robots]")).isEmpty();
        }
        assertThat(page("/search?q=police&asof=2012-07-01").select("main ol a").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.contains("asof=2012-07-01"));
    }
}
