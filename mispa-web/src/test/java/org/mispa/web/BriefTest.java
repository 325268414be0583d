package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.shared.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// The brief of a country fits on two sheets, says what it leaves out and how it can be checked. With
/// `-Dscreenshots=true` each is kept, to be looked at.
class BriefTest extends WholePortal {
    private static final int SHEETS = 2;

    @Autowired
    private MemberStates states;

    @Autowired
    private MockMvcTester portal;

    private PDDocument pdf(String address) throws IOException {
        var answer = get(address);
        assertThat(answer.getResponse().getStatus()).as(address).isEqualTo(200);
        assertThat(answer.getResponse().getContentType()).isEqualTo("application/pdf");
        var file = answer.getResponse().getContentAsByteArray();
        if (Pictures.KEPT) {
            Files.write(Pictures.file(address.substring(1).replaceAll("[^A-Za-z0-9]+", "-") + ".pdf"), file);
        }
        return Loader.loadPDF(file);
    }

    /// Without the space that lines are broken at.
    private static String text(PDDocument pdf) throws IOException {
        return closed(new PDFTextStripper().getText(pdf));
    }

    private static String closed(String text) {
        return text.replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @EnumSource
    void ofEveryMemberStateFitsOnTwoSheets(Language language) throws IOException {
        var faults = new ArrayList<String>();
        var all = states.all(language);
        for (var state : all) {
            var address = "/countries/" + state.code() + "/brief.pdf?lang=" + language.tag();
            try (var pdf = pdf(address)) {
                var text = text(pdf);
                if (pdf.getNumberOfPages() > SHEETS) {
                    faults.add(address + " has " + pdf.getNumberOfPages() + " sheets");
                }
                for (var said : List.of(
                        state.name(),
                        "2011",
                        "http://localhost/countries/" + state.code() + "?known=2026-11-24&asof=2011-11-15",
                        pdf.getNumberOfPages() > 1 ? "2/2" : "1/1")) {
                    if (!text.contains(closed(said))) {
                        faults.add(address + " does not say " + said);
                    }
                }
            }
        }
        assertThat(all).hasSize(35);
        assertThat(faults).isEmpty();
    }

    @Test
    void canBeReadByAProgramThatReadsAloud() throws IOException {
        try (var pdf = pdf("/countries/JM/brief.pdf?lang=es")) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("es");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Jamaica – ficha – Portal MISPA");
            assertThat(Objects.requireNonNull(catalog.getViewerPreferences()).displayDocTitle())
                    .isTrue();
            assertThat(Objects.requireNonNull(catalog.getMarkInfo()).isMarked()).isTrue();
            assertThat(Objects.requireNonNull(catalog.getStructureTreeRoot()).getKids())
                    .isNotEmpty();
            for (var page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                    assertThat(page.getResources().getFont(name).getName()).contains("Source");
                }
            }
        }
    }

    @Test
    void leadsToTheRecordsByWholeAddresses() throws IOException {
        var addresses = new ArrayList<String>();
        try (var pdf = pdf("/countries/JM/brief.pdf?asof=2011-06-30&lang=fr")) {
            for (var page : pdf.getPages()) {
                for (var annotation : page.getAnnotations()) {
                    if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI action) {
                        addresses.add(action.getURI());
                    }
                }
            }
        }
        assertThat(addresses)
                .hasSizeGreaterThan(20)
                .allMatch(address -> address.startsWith("http://localhost/"))
                .allMatch(address -> address.contains("asof=2011-06-30"))
                .anyMatch(address -> address.contains("/activities/"));
    }

    /// The same content for page and PDF: every entry of one is one of the other.
    @Test
    void saysTheSameOnThePageAndInThePdf() throws IOException {
        for (var code : List.of("SV", "JM", "CU", "US")) {
            var page = page("/countries/" + code + "/brief");
            try (var pdf = pdf("/countries/" + code + "/brief.pdf")) {
                var text = text(pdf);
                assertThat(page.select(".lines :is(h1, h2, li, .lede, h3)").eachText())
                        .hasSizeGreaterThan(5)
                        .allSatisfy(words -> assertThat(text).contains(closed(words)));
            }
        }
    }

    /// What is shown and what is said to be left out make up the number that the list has; `FullBriefTest` has lists
    /// that
    /// are too long.
    @Test
    void neverLeavesAnythingOutSilently() {
        var lists = 0;
        for (var state : states.all(Language.EN)) {
            var page = page("/countries/" + state.code() + "/brief");
            for (var list : page.select(".lines h3:has([data-count]) + ul")) {
                var heading = Objects.requireNonNull(list.previousElementSibling());
                var total = Integer.parseInt(heading.select("[data-count]").attr("data-count"));
                var shown = list.select("> li").size();
                lists++;
                var left = list.nextElementSibling();
                var rest = left != null && left.is("p.note") ? left : new Element("p");
                if (shown == total) {
                    assertThat(rest.text()).as(state + heading.text()).doesNotContain("left out");
                } else {
                    assertThat(rest.text())
                            .as(state + heading.text())
                            .startsWith((total - shown) + " more")
                            .contains("http://localhost/");
                    assertThat(rest.select("a").attr("href"))
                            .isEqualTo(heading.select("a").attr("href"));
                }
            }
        }
        assertThat(lists).isGreaterThan(100);
    }

    @Test
    void beginsWithWhatTheStateItselfGave() {
        assertThat(page("/countries/SV/brief").select(".lines h2").eachText().getFirst())
                .isEqualTo("What El Salvador contributed");
        assertThat(page("/countries/US/brief").select("#own ~ div h3").eachText())
                .contains("What it supports");
        assertThat(page("/countries/JM/brief").select("#own ~ div h3").eachText())
                .anyMatch(heading -> heading.startsWith("Hosted "))
                .anyMatch(heading -> heading.startsWith("Practices "));
    }

    @Test
    void isNotSentAgainToWhoHasItAsItIs() {
        var first = get("/countries/JM/brief.pdf");
        var tag = Objects.requireNonNull(first.getResponse().getHeader("ETag"));
        assertThat(tag).isNotBlank();

        var again = portal.get()
                .uri("/countries/JM/brief.pdf")
                .header("If-None-Match", tag)
                .exchange();
        assertThat(again.getResponse().getStatus()).isEqualTo(304);
        assertThat(again.getResponse().getContentAsByteArray()).isEmpty();
        assertThat(get("/countries/JM/brief.pdf?asof=2010-10-01").getResponse().getHeader("ETag"))
                .isNotEqualTo(tag);
    }

    @Test
    void saysInItsNameWhatItHolds() {
        assertThat(get("/countries/JM/brief.pdf?asof=2012-07-01&lang=pt")
                        .getResponse()
                        .getHeader("Content-Disposition"))
                .isEqualTo("inline; filename=\"mispa-brief-JM-pt-as-of-2012-07-01.pdf\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/brief", "/brief.pdf"})
    void isFoundByItsCodeOnly(String ending) throws UnsupportedEncodingException {
        assertThat(get("/countries/jm" + ending + "?asof=2012-07-01")
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/countries/JM" + ending + "?asof=2012-07-01");
        var unknown = get("/countries/XX" + ending);
        assertThat(unknown.getResponse().getStatus()).isEqualTo(404);
        assertThat(unknown.getResponse().getContentAsString()).contains("There is no country “XX”");
        assertThat(get("/countries/JM" + ending + "?asof=2011-13").getResponse().getStatus())
                .isEqualTo(400);
    }
}
