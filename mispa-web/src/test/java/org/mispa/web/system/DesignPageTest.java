package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;

class DesignPageTest extends FrameTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): *(?:light-dark\\(|#)");

    @Test
    void showsEveryColourOfTheStylesheet() throws IOException {
        var style = new ClassPathResource("static/portal.css").getContentAsString(StandardCharsets.UTF_8);
        var colours = COLOUR.matcher(style)
                .results()
                .map(match -> "--" + match.group(1))
                .distinct()
                .toList();
        assertThat(colours).hasSizeGreaterThan(30);
        assertThat(page("/design").select(".swatches code").eachText()).containsExactlyInAnyOrderElementsOf(colours);
    }

    @Test
    void showsHardTextsAsTheyAre() {
        var page = page("/design");
        assertThat(page.select("main script")).isEmpty();
        assertThat(page.select("main").text())
                .contains("<b>Not bold</b> & <script>alert(\"text\")</script> ${1 + 1}")
                .contains("منظمة الدول الأمريكية");
    }

    @Test
    void marksWhatIsNotInTheLanguageOfThePage() {
        for (var language : List.of("en", "es", "fr", "pt")) {
            var foreign = page("/design?lang=" + language).select(".foreign");
            assertThat(foreign).as(language).hasSize(1);
            assertThat(page("/design?lang=" + language)
                            .select("bdi:has(+ .foreign)")
                            .attr("lang"))
                    .isNotEmpty()
                    .isNotEqualTo(language);
        }
        assertThat(page("/design?lang=es").select(".foreign").text()).isEqualTo("en inglés");
    }

    @Test
    void saysNothingThatNoMessageHolds() {
        for (var language : List.of("en", "es", "fr", "pt")) {
            assertThat(page("/design?lang=" + language).text()).as(language).doesNotContain("??");
        }
    }

    @Test
    void leadsFromTheSummaryOfErrorsToTheFields() {
        var page = page("/design");
        var links = page.select(".errors a");
        assertThat(links).hasSize(2);
        for (var link : links) {
            var field = page.getElementById(link.attr("href").substring(1));
            assertThat(field).isNotNull();
            assertThat(field.attr("aria-invalid")).isEqualTo("true");
            for (var id : field.attr("aria-describedby").split(" ", -1)) {
                assertThat(page.getElementById(id)).as(id).isNotNull();
            }
            assertThat(page.select("#" + field.id() + "-error").text()).startsWith("Error:");
        }
        assertThat(page.select("[aria-invalid]")).hasSize(2);
    }

    @Nested
    @TestPropertySource(properties = "mispa.design=false")
    class WhereItIsNotTurnedOn {
        @Test
        void isNotThere() {
            assertThat(get("/design")).hasStatus(HttpStatus.NOT_FOUND);
        }
    }
}
