package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole journeys with nothing but Tab, Enter and the space bar, without scripts in the page.
class KeyboardTest extends PortalInBrowser {
    /// More stops than any of these pages has; who needs more is trapped.
    private static final int MOST_STOPS = 600;

    @ParameterizedTest
    @EnumSource(names = {"HOME", "ACTIVITIES", "COUNTRY", "DELIVERABLE"})
    void everyStopIsSeenInTheOrderOfThePageAndTheLastOneLeadsOut(PageType type) {
        var page = openWithoutScripts(type.in("en"), View.PHONE);
        var unseen = new ArrayList<String>();
        var stops = 0;
        for (var stop = next(page); stop != null && stops < MOST_STOPS; stop = next(page)) {
            if (!isTrue(stop, "onwards")) {
                break; // begins again at the top, as where the browser has nothing else to go to
            }
            stops++;
            if (!isTrue(stop, "shown")) {
                unseen.add(String.valueOf(stop.get("what")));
            }
        }
        assertThat(unseen).as("stops without a frame, or out of sight").isEmpty();
        assertThat(stops).isBetween(20, MOST_STOPS - 1);
    }

    @Test
    void leadFromTheFirstPageOverAnotherDayToARecordAndBack() {
        var page = openWithoutScripts("/?lang=en", View.DESKTOP);

        goTo(page, "a.skip");
        page.keyboard().press("Enter");
        assertThat(page.url()).endsWith("#main");
        var first = next(page);
        assertThat(first).isNotNull();
        assertThat(page.evaluate("document.activeElement.closest('main') !== null"))
                .as("after skipping, the first stop is in the content")
                .isEqualTo(true);

        load(page, "/?lang=en");
        goTo(page, ".asof summary");
        page.keyboard().press("Enter");
        goTo(page, ".asof input[type=date]");
        page.keyboard().type("07012012");
        goTo(page, ".asof button");
        page.keyboard().press("Enter");
        page.waitForURL("**asof=2012-07-01**");

        goTo(page, "#nav a[href^='/activities']");
        page.keyboard().press("Enter");
        page.waitForURL("**/activities?**");
        assertThat(page.url()).contains("asof=2012-07-01");

        goTo(page, ".facet input[name=type][value=course]");
        page.keyboard().press("Space");
        goTo(page, ".facets button");
        page.keyboard().press("Enter");
        page.waitForURL("**type=course**");
        assertThat(page.url()).contains("asof=2012-07-01");
        var list = page.url();

        goTo(page, "main .rows a.what");
        page.keyboard().press("Enter");
        page.waitForURL("**/activities/*");
        goTo(page, ".crumbs a");
        page.goBack();
        assertThat(page.url()).isEqualTo(list);
    }

    @Test
    void openTheMenuAndTheFiltersOfAPhone() {
        var page = openWithoutScripts("/?lang=en", View.PHONE);

        goTo(page, ".burger");
        page.keyboard().press("Enter");
        var inside = next(page);
        assertThat(inside).isNotNull();
        assertThat(page.evaluate("document.activeElement.closest('#nav') !== null"))
                .as("the menu comes right after its button")
                .isEqualTo(true);
        page.keyboard().press("Escape");
        assertThat(page.evaluate("document.activeElement.matches('.burger')"))
                .as("Escape closes the menu and goes back to its button")
                .isEqualTo(true);
        page.keyboard().press("Enter");
        goTo(page, "#nav a[href^='/activities']");
        page.keyboard().press("Enter");
        page.waitForURL("**/activities**");

        goTo(page, ".facets > summary");
        page.keyboard().press("Enter");
        goTo(page, ".facet input[name=type]");
        page.keyboard().press("Space");
        goTo(page, ".facets button");
        page.keyboard().press("Enter");
        page.waitForURL("**type=**");
    }

    /// Presses Tab until the element is reached; each stop on the way is to be seen.
    private static void goTo(Page page, String selector) {
        for (var stops = 0; stops < MOST_STOPS; stops++) {
            var stop = next(page);
            assertThat(stop).as("Tab comes to %s", selector).isNotNull();
            if (stop == null) {
                return;
            }
            assertThat(stop.get("shown"))
                    .as("focus is seen at %s", stop.get("what"))
                    .isEqualTo(true);
            if (Boolean.TRUE.equals(page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
                return;
            }
            if (Boolean.TRUE.equals(page.evaluate("document.activeElement.matches('.facet:not([open]) > summary')"))) {
                page.keyboard().press("Enter"); // a closed group of filters
            }
        }
        throw new AssertionError("Tab never comes to " + selector);
    }

    /// @return null where the keyboard left the page
    private static @Nullable Map<?, ?> next(Page page) {
        page.keyboard().press("Tab");
        return (Map<?, ?>) ask(page, "focused");
    }

    private static boolean isTrue(Map<?, ?> stop, String what) {
        return Boolean.TRUE.equals(stop.get(what));
    }
}
