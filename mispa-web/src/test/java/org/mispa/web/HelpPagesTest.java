package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/// What readers find on the pages where they need it explained.
class HelpPagesTest extends WholePortal {
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "pt");
    private static final List<String> PAGES = List.of(
            "/",
            "/components/3",
            "/mandates",
            "/mandates/3.3",
            "/initiatives",
            "/initiatives/1.a",
            "/activities",
            "/activities/police-intelligence-course-2",
            "/deliverables",
            "/deliverables/cifta-model-legislation",
            "/countries",
            "/countries/JM",
            "/countries/CU",
            "/countries/JM/brief",
            "/compare",
            "/matrix",
            "/organizations",
            "/organizations/government-of-canada",
            "/instruments",
            "/instruments/commitment-to-public-security",
            "/practices",
            "/practices/practice-jamaica-observatory",
            "/figures",
            "/statements",
            "/judgements",
            "/sources/management-report-2009-2011",
            "/links",
            "/meetings",
            "/meetings/mispa-1",
            "/method",
            "/guide",
            "/glossary",
            "/accessibility");

    @Test
    void everyPageSaysInTheReadersLanguageWhichQuestionItAnswers() {
        for (var address : PAGES) {
            var english = question(page(address));
            assertThat(english).as(address).isNotEmpty();
            for (var language : List.of("es", "fr", "pt")) {
                var page = page(address + "?lang=" + language);
                assertThat(question(page))
                        .as(address + " in " + language)
                        .isNotEmpty()
                        .isNotEqualTo(english);
                assertThat(page.text()).as(address + " in " + language).doesNotContain("??");
            }
        }
    }

    private static String question(Document page) {
        var asked = page.select("main .ask");
        return asked.isEmpty() ? page.select("main .lede").text() : asked.text();
    }

    /// The entry stands in the page once, and the glossary has it at the anchor.
    @Test
    void everyWordThatCanBePressedShowsItsEntry() {
        var glossary = page("/glossary");
        var pressed = new ArrayList<String>();
        for (var address : PAGES) {
            var page = page(address);
            assertThat(page.select("[id]").eachAttr("id")).as(address).doesNotHaveDuplicates();
            for (var word : page.select("button.term")) {
                var entry = page.getElementById(word.attr("popovertarget"));
                assertThat(entry).as(address + ": " + word.text()).isNotNull();
                assertThat(entry.hasAttr("popover")).isTrue();
                assertThat(glossary.getElementById(anchor(entry.select("a").attr("href"))))
                        .as(entry.text())
                        .isNotNull();
                pressed.add(word.attr("popovertarget"));
            }
            assertThat(page.select("button.term")).as(address).isNotEmpty();
            assertThat(page.select(":is(a, label, summary, button) .term"))
                    .as(address)
                    .isEmpty();
        }
        assertThat(pressed).contains("term-reach", "term-inferred", "term-initiative", "term-larger-whole");
        assertThat(pressed).contains("term-no-attendance", "term-under-way", "term-blank", "term-stated-number");
    }

    /// Every link with an anchor leads to something that has it.
    @Test
    void everyAnchorIsThere() {
        for (var language : LANGUAGES) {
            for (var address : List.of("/glossary", "/guide", "/accessibility", "/method", "/", "/mandates/3.2")) {
                for (var link : page(address + "?lang=" + language).select("a[href*=#]")) {
                    var href = link.attr("href");
                    var target = href.startsWith("#") ? address : href.substring(0, href.indexOf('#'));
                    assertThat(page(target.contains("lang=") ? target : target + "?lang=" + language)
                                    .getElementById(anchor(href)))
                            .as(address + " leads to " + href)
                            .isNotNull();
                }
            }
        }
    }

    private static String anchor(String href) {
        return href.substring(href.indexOf('#') + 1);
    }

    @Test
    void theFirstLineOfTheHomePageLeadsToTheGuide() {
        assertThat(page("/").select("main a").getFirst().attr("href")).isEqualTo("/guide");
        assertThat(page("/activities").select("footer a").eachAttr("href"))
                .contains("/guide", "/glossary", "/accessibility");
    }

    @Test
    void theGuideTellsTheShapeOfTheCommitmentFromTheRecords() {
        assertThat(page("/guide").select("#shape ~ ul a[data-unit=mandates]").eachAttr("data-count"))
                .containsExactly("6", "2", "4", "3", "8");
    }

    @Test
    void anAddressToBeCitedHoldsTheDay() {
        assertThat(page("/guide?lang=es&theme=dark").select("#cite ~ .say").text())
                .contains("http://localhost/guide?asof=2011-11-15")
                .doesNotContain("theme");
    }

    /// Beside `lang` a tag says the language, on record pages and not in lists.
    @Test
    void aTitleOrSummaryInAnotherLanguageIsTagged() {
        for (var address : PAGES) {
            for (var language : LANGUAGES) {
                var page = page(address + "?lang=" + language);
                assertThat(page.select("main bdi[lang]")).allMatch(text -> text.nextElementSibling() != null);
                assertThat(page.select("bdi:not([lang]) + .foreign, bdi[lang=" + language + "]"))
                        .isEmpty();
                assertThat(page.select(".foreign").size())
                        .isEqualTo(page.select("main bdi[lang]").size());
                assertThat(page.select(".rows .foreign, .tbl .foreign")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/guide", "/accessibility"})
    void withoutAContactAddressThePagesSaySo(String address) {
        assertThat(page(address).select("main").text()).contains("No contact address has been set");
    }

    @Nested
    @TestPropertySource(properties = "mispa.contact=portal@example.org")
    class WhereAContactAddressIsSet {
        @Test
        void itIsShown() {
            for (var address : List.of("/guide", "/accessibility")) {
                assertThat(page(address).select("main a[href=mailto:portal@example.org]"))
                        .as(address)
                        .hasSize(1);
            }
            assertThat(page("/mandates").select("footer a[href=mailto:portal@example.org]"))
                    .hasSize(1);
        }
    }
}
