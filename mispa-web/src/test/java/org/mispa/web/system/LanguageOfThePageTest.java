package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Which language and which colours a reader gets, and how long the choice lasts.
class LanguageOfThePageTest extends FrameTest {
    private static final String PAGE = "/design";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /design               |                       |    | en
                    /design               | es                    |    | es
                    /design               | pt-BR, pt;q=0.9       |    | pt
                    /design               | de, fr;q=0.8, en;q=0.5 |   | fr
                    /design               | es                    | fr | fr
                    /design               | ja                    |    | en
                    /design               | gn                    |    | es
                    /design?lang=pt       | es                    | fr | pt
                    /design?lang=fr-CA    |                       |    | fr
                    /design?lang=de       | es                    |    | es
                    /design?lang=%3Cb%3E  | pt                    |    | pt
                    /design               | pt                    | <b> | pt
                    """)
    void isTheNearestToWhatWasAskedForRememberedOrAccepted(
            String address, String accepted, String remembered, String language) {
        var result = get(address, accepted, remembered);
        assertThat(result).hasStatus(HttpStatus.OK).headers().hasValue("Content-Language", language);
        assertThat(document(result).select("html").attr("lang")).isEqualTo(language);
    }

    @Test
    void speaksItsLanguage() {
        assertThat(page(PAGE + "?lang=es").select("a.skip").text()).isEqualTo("Ir al contenido");
        assertThat(page(PAGE + "?lang=fr").select("a.skip").text()).isEqualTo("Aller au contenu");
        assertThat(page(PAGE + "?lang=pt").select("a.skip").text()).isEqualTo("Ir para o conteúdo");
    }

    @Test
    void isRememberedWhenTheAddressChoosesIt() {
        var result = get(PAGE + "?lang=es", null, null);
        assertThat(result).headers().hasValue("Cache-Control", "private, no-store");
        assertThat(result.getResponse().getHeader("Set-Cookie"))
                .startsWith("lang=es;")
                .contains("SameSite=Lax", "HttpOnly", "Max-Age=31536000");
    }

    @Test
    void isNotRememberedAgainWhereItAlreadyIs() {
        assertThat(get(PAGE + "?lang=es", null, "es").getResponse().getHeader("Set-Cookie"))
                .isNull();
        assertThat(get(PAGE, "es", null).getResponse().getHeader("Set-Cookie")).isNull();
    }

    @Test
    void goesAlongInTheLinksUntilACookieRemembersIt() {
        assertThat(firstEntry(document(get(PAGE + "?lang=es", null, null)))).isEqualTo("/?lang=es");
        assertThat(firstEntry(document(get(PAGE + "?lang=es", null, "es")))).isEqualTo("/");
        assertThat(firstEntry(document(get(PAGE + "?lang=es&asof=2010-03-01", null, "es"))))
                .isEqualTo("/?asof=2010-03-01");
    }

    @Test
    void makesCachesTellLanguagesApart() {
        assertThat(get(PAGE, null, null).getResponse().getHeaders("Vary")).contains("Accept-Language", "Cookie");
    }

    @Test
    void isOfferedInEachLanguageWithTheSameAddress() {
        var page = page(PAGE + "?type=course&asof=2011-11-30&page=2");
        assertThat(page.select("head link[hreflang]").eachAttr("hreflang"))
                .containsExactly("en", "es", "fr", "pt", "x-default");
        assertThat(page.select("head link[hreflang=fr]").attr("href"))
                .isEqualTo("http://localhost/design?type=course&asof=2011-11-30&page=2&lang=fr");
        assertThat(page.select(".util nav a").eachText())
                .containsExactly("English", "Español", "Français", "Português");
        assertThat(page.select(".util a[aria-current]").eachText()).containsExactly("English");
    }

    @Test
    void hasTheColoursOfTheSystemUntilOthersAreChosen() {
        assertThat(page(PAGE).select("html").hasAttr("data-theme")).isFalse();
        var dark = get(PAGE + "?theme=dark", null, null);
        assertThat(document(dark).select("html").attr("data-theme")).isEqualTo("dark");
        assertThat(dark.getResponse().getHeader("Set-Cookie")).startsWith("theme=dark;");
    }

    @Test
    void canGoBackToTheColoursOfTheSystem() {
        var result = portal.get()
                .uri(PAGE + "?theme=system")
                .cookie(new Cookie("theme", "dark"))
                .exchange();
        assertThat(document(result).select("html").hasAttr("data-theme")).isFalse();
        assertThat(result.getResponse().getHeader("Set-Cookie"))
                .startsWith("theme=;")
                .contains("Max-Age=0");
    }

    @Test
    void refusesColoursThatThereAreNone() {
        var result = get(PAGE + "?theme=purple&lang=es", null, null);
        assertThat(result).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(document(result).text()).contains("purple", "theme");
        assertThat(document(result).select("html").attr("lang")).isEqualTo("es");
    }

    private static String firstEntry(Document page) {
        return page.select("#nav a").attr("href");
    }

    private MvcTestResult get(
            String address,
            @org.jspecify.annotations.Nullable String accepted,
            @org.jspecify.annotations.Nullable String remembered) {
        var request = portal.get().uri(URI.create(address));
        if (accepted != null) {
            request.header("Accept-Language", accepted);
        }
        if (remembered != null) {
            request.cookie(new Cookie("lang", remembered));
        }
        return request.exchange();
    }
}
