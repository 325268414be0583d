package org.mispa.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The box in the head of every page, by keyboard and without scripts.
class SearchBoxTest extends PortalInBrowser {
    @Test
    void isReachedByOneKey() {
        var page = open("/mandates/3.2", View.DESKTOP);
        page.keyboard().press("/");

        assertThat(page.locator("#search")).isFocused();
        assertThat(page.locator("#search")).hasValue("");
        page.keyboard().type("AG/RES. 2629");
        assertThat(page.locator("#search")).hasValue("AG/RES. 2629");
        page.keyboard().press("Enter");
        page.waitForURL("**/instruments/ag-res-2629");
    }

    @Test
    void leavesTheKeyToOtherFields() {
        var page = open("/activities", View.DESKTOP);
        page.locator("#q").focus();
        page.keyboard().press("/");

        assertThat(page.locator("#q")).hasValue("/");
    }

    @Test
    void worksWithoutScriptsOnAPhone() {
        var page = openWithoutScripts("/?asof=2012-07-01", View.PHONE);
        page.locator("header #search").fill("firearms");
        page.locator("header form button").click();
        page.waitForURL("**/search?*");

        assertThat(page.url()).contains("q=firearms", "asof=2012-07-01");
        assertThat(page.locator("#search")).hasValue("firearms");
    }
}
