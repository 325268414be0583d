package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

class ResponseHeadersTest extends FrameTest {

    @ParameterizedTest
    @ValueSource(strings = {"/design", "/nothing", "/fault", "/portal.css", "/design?asof=x"})
    void protectEveryResponse(String address) {
        var response = get(address);
        ResponseHeaders.SECURITY.forEach(
                (name, value) -> assertThat(response).headers().hasValue(name, value));
        assertThat(response).headers().doesNotContainHeader("Set-Cookie");
    }

    @Test
    void forbidScriptsOfOthersAndForeignFrames() {
        assertThat(ResponseHeaders.SECURITY.get("Content-Security-Policy"))
                .contains("default-src 'self'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "https:", "*");
    }

    @Test
    void letStaticFilesBeKeptForEverUnderTheHashOfTheirContent() {
        var page = page("/design");
        var addresses = page.select("head link[href]:not([rel=alternate])").eachAttr("href");
        addresses.addAll(page.select("script").eachAttr("src"));
        assertThat(addresses).hasSize(4).allMatch(address -> address.matches(".*-[0-9a-f]{32}\\..*"));
        for (var address : addresses) {
            assertThat(get(address))
                    .hasStatus(HttpStatus.OK)
                    .headers()
                    .hasValue("Cache-Control", "public, max-age=31536000, immutable");
        }
    }

    @Test
    void keepTheHashOfFontsNamedInTheStylesheet() {
        var style = page("/design").select("link[rel=stylesheet]").attr("href");
        var sans = page("/design").select("link[rel=preload]").attr("href");
        assertThat(get(style)).bodyText().contains(sans.substring(sans.lastIndexOf('/') + 1));
    }

    @Test
    void letPagesBeKeptIfTheyAreAskedForEachTime() {
        assertThat(get("/design")).headers().hasValue("Cache-Control", "public, no-cache");
    }

    @Test
    void areThoseOfHealthToo() {
        assertThat(get("/actuator/health/readiness"))
                .hasStatus(HttpStatus.OK)
                .headers()
                .hasValue("Cache-Control", "no-store");
        assertThat(get("/actuator/health/liveness")).hasStatus(HttpStatus.OK);
        assertThat(get("/actuator/env")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/actuator")).hasStatus(HttpStatus.NOT_FOUND);
    }
}
