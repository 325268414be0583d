package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/// Every part of the frame in a browser.
@SpringBootTest(classes = SamplePortal.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class LookOfThePartsTest extends BrowserTest {

    @ParameterizedTest
    @EnumSource
    void allPartsAreAccessibleAndFit(View view) {
        var page = open("/sample?asof=2026-11-24&type=course&country=JM", view);
        isAccessible(page);
        doesNotScrollSideways(page);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorPageIsAccessibleAndFits(View view) {
        var page = open("/mandates/9.9", view);
        isAccessible(page);
        doesNotScrollSideways(page);
    }

    @Test
    void theFirstStopOfTheKeyboardLeadsToTheContent() {
        var page = open("/sample", View.DESKTOP);
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.getAttribute('href')")).isEqualTo("#main");
    }

    @Test
    void theMenuOfAPhoneOpensAndClosesWithoutScripts() {
        var page = openWithoutScripts("/sample", View.PHONE);
        var entry = page.getByRole(
                AriaRole.LINK,
                new Page.GetByRoleOptions().setName("Deliverables").setExact(true));
        assertThat(entry.isVisible()).isFalse();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu"))
                .click();
        assertThat(entry.isVisible()).isTrue();
        page.keyboard().press("Escape");
        assertThat(entry.isVisible()).isFalse();
    }

    @Test
    void aDayIsChosenWithoutScripts() {
        var page = openWithoutScripts("/sample?type=course&links=stated", View.DESKTOP);
        page.getByText("Choose another day").click();
        page.getByLabel("Day", new Page.GetByLabelOptions().setExact(true)).fill("2011-11-30");
        page.getByText("Show this day").click();
        assertThat(page.url()).endsWith("/sample?type=course&links=stated&asof=2011-11-30");
        assertThat(page.getByText("Status reckoned for 30 Nov 2011").isVisible())
                .isTrue();
    }
}
