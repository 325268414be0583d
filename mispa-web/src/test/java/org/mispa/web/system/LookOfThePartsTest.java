package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
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
        var page = open("/design?asof=2026-11-24&type=course&country=JM", view);
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
        var page = open("/design", View.DESKTOP);
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.getAttribute('href')")).isEqualTo("#main");
    }

    @Test
    void theMenuOfAPhoneOpensAndClosesWithoutScripts() {
        var page = openWithoutScripts("/design", View.PHONE);
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
        var page = openWithoutScripts("/design?type=course&links=stated", View.DESKTOP);
        page.getByText("Choose another day").click();
        page.getByLabel("Day", new Page.GetByLabelOptions().setExact(true)).fill("2011-11-30");
        page.getByText("Show this day").click();
        assertThat(page.url()).endsWith("/design?type=course&links=stated&asof=2011-11-30");
        assertThat(page.getByText("Status reckoned for 30 Nov 2011").isVisible())
                .isTrue();
    }

    @Test
    void aWordShowsItsEntryWithTheKeyboardAndWithoutScripts() {
        var page = openWithoutScripts("/design", View.DESKTOP);
        var word = page.locator("main button.term").first();
        var entry = page.locator("#" + word.getAttribute("popovertarget"));
        assertThat(entry.isVisible()).isFalse();

        word.focus();
        page.keyboard().press("Enter");
        assertThat(entry.isVisible()).isTrue();
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus").getAttribute("href")).startsWith("/glossary#");
        page.keyboard().press("Escape");
        assertThat(entry.isVisible()).isFalse();
        assertThat(page.locator(":focus").getAttribute("popovertarget")).isEqualTo(word.getAttribute("popovertarget"));

        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**/glossary#*");
    }

    @ParameterizedTest
    @EnumSource
    void anEntryIsAccessibleAndFits(View view) {
        var page = open("/design", view);
        var word = page.locator("main button.term").first();
        word.click();
        isAccessible(page);
        doesNotScrollSideways(page);
        var box = page.locator("#" + word.getAttribute("popovertarget")).boundingBox();
        assertThat(box.x).isNotNegative();
        assertThat(box.x + box.width).isLessThanOrEqualTo(page.viewportSize().width);
        assertThat(box.y + box.height).isLessThanOrEqualTo(page.viewportSize().height);
    }

    @Test
    void aWordIsPlainOnPaper() {
        var page = open("/design", View.DESKTOP);
        page.locator("main button.term").first().click();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".entry:visible").count()).isZero();
        assertThat(page.locator("main button.term")
                        .first()
                        .evaluate("word => getComputedStyle(word).textDecorationLine"))
                .isEqualTo("none");
    }

    /// In forced colours shapes, bars and shades keep an outline or a fill of the system, and words stay readable.
    @Test
    void nothingRestsOnColoursOfThePortal() {
        var page = open("/design", View.DESKTOP);
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        isAccessible(page);
        assertThat(page.evaluate("matchMedia('(forced-colors: active)').matches"))
                .isEqualTo(true);
        for (var part : List.of(".pill", ".tag", ".tiles a", ".matrix td.q4", ".field.wrong", ".errors", ".entry")) {
            assertThat(page.locator(part).first().evaluate("part => getComputedStyle(part).borderLeftStyle"))
                    .as(part)
                    .isIn("solid", "dashed");
        }
        for (var text : List.of(".tiles .q4 a", ".tiles .me a", ".matrix .q4 a", ".pager [aria-current]", ".skip")) {
            page.locator(text).first().focus();
            var colours = page.locator(text)
                    .first()
                    .evaluate("text => { const behind = getComputedStyle(text).backgroundColor;"
                            + " return [getComputedStyle(text).color, behind === 'rgba(0, 0, 0, 0)'"
                            + " ? getComputedStyle(document.documentElement).backgroundColor : behind]; }");
            assertThat((List<?>) colours).as(text).doesNotHaveDuplicates();
        }
    }

    @Test
    void nothingMovesForReadersWhoWantNoMotion() {
        var page = open("/design", View.DESKTOP);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        var moving = page.evaluate(
                "[...document.querySelectorAll('*')].filter(part => { const style = getComputedStyle(part);"
                        + " return parseFloat(style.transitionDuration) > 0 || parseFloat(style.animationDuration) > 0"
                        + " || style.scrollBehavior === 'smooth'; }).map(part => part.outerHTML.slice(0, 80))");
        assertThat(moving).isEqualTo(List.of());
    }

    @Test
    void moreContrastDrawsEveryEdge() {
        var page = open("/design", View.DESKTOP);
        page.emulateMedia(new Page.EmulateMediaOptions().setContrast(Contrast.MORE));
        isAccessible(page);
        assertThat(page.locator(".note").first().evaluate("note => getComputedStyle(note).color"))
                .isEqualTo(page.evaluate("getComputedStyle(document.documentElement).color"));
        assertThat(page.locator(".tag").first().evaluate("tag => getComputedStyle(tag).borderLeftStyle"))
                .isEqualTo("solid");
    }
}
