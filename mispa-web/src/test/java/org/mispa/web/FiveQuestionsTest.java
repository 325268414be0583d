package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mispa.domain.shared.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/// The five questions of the guide are answered from the first page with a few presses, by the words that a reader
/// sees,
/// in each language on a phone, and on a desktop.
class FiveQuestionsTest extends PortalInBrowser {
    @Autowired
    private MessageSource messages;

    static Stream<Arguments> readers() {
        return Stream.concat(
                Stream.of(Language.values()).map(language -> Arguments.of(language, View.PHONE)),
                Stream.of(Arguments.of(Language.EN, View.DESKTOP)));
    }

    /// A reader who begins at the first page, and what was pressed so far.
    private final class Reader {
        private final Page page;
        private final Language language;
        private final boolean phone;
        private int presses;

        Reader(Language language, View view) {
            this.page = open("/?lang=" + language.tag(), view);
            this.language = language;
            this.phone = view == View.PHONE;
        }

        String said(String key, Object... arguments) {
            return Objects.requireNonNull(messages.getMessage(key, arguments, language.locale()));
        }

        void press(Locator link) {
            assertThat(link.count())
                    .as("%s in %s on %s", link, language, page.url())
                    .isEqualTo(1);
            presses++;
            link.click();
            page.waitForLoadState();
        }

        /// A link by its words, wherever it is seen on the page.
        void press(String words) {
            press(visible("a")
                    .filter(new Locator.FilterOptions().setHasText(words))
                    .first());
        }

        Locator visible(String selector) {
            return page.locator(selector).filter(new Locator.FilterOptions().setVisible(true));
        }

        void choose(String entry) {
            if (phone) {
                presses++;
                page.click("header button[popovertarget=nav]:visible");
            }
            press(visible("#nav a").getByText(said("nav." + entry), new Locator.GetByTextOptions().setExact(true)));
        }

        String main() {
            return page.locator("main").innerText();
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    @Execution(ExecutionMode.CONCURRENT)
    void whatIsOverdueInComponent3(Language language, View view) {
        var reader = new Reader(language, view);
        reader.press(reader.visible(".board .k3 h3 a, .board .comp:nth-child(3) h3 a")
                .first());
        reader.press(reader.visible("main ul.linked li")
                .filter(new Locator.FilterOptions().setHasText(reader.said("component.overdue")))
                .getByRole(AriaRole.LINK)
                .first());
        assertThat(reader.main())
                .contains(
                        reader.said("count.deliverables", 0),
                        reader.said("status.deliverable.overdue"),
                        reader.said("deliverables.note"));
        assertThat(reader.visible(".filters a").allInnerTexts().toString()).contains("3 ");
        assertThat(reader.presses).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("readers")
    @Execution(ExecutionMode.CONCURRENT)
    void whatIsRecordedForSaintLucia(Language language, View view) {
        var name = switch (language) {
            case EN -> "Saint Lucia";
            case ES -> "Santa Lucía";
            case FR -> "Sainte-Lucie";
            case PT -> "Santa Lúcia";
        };
        var reader = new Reader(language, view);
        reader.choose("countries");
        reader.press(name);
        assertThat(reader.page.locator("h1").innerText()).isEqualTo(name);
        assertThat(reader.main()).contains(reader.said("country.roles"), reader.said("country.blanks"));
        assertThat(reader.presses).isLessThanOrEqualTo(3);

        var searching = new Reader(language, view);
        searching.page.fill("#search", name);
        searching.page.keyboard().press("Enter");
        searching.page.waitForURL("**/countries/LC**");
        assertThat(searching.page.locator("h1").innerText()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("readers")
    @Execution(ExecutionMode.CONCURRENT)
    void whichMandatesHaveNothingRecorded(Language language, View view) {
        var reader = new Reader(language, view);
        reader.press(reader.visible("main dd")
                .filter(new Locator.FilterOptions().setHasText(reader.said("home.recorded.nothing")))
                .getByRole(AriaRole.LINK));
        assertThat(reader.page.locator("main tbody th .code").allInnerTexts())
                .containsExactly("1.3", "1.5", "4.3", "5.2", "5.7");
        assertThat(reader.presses).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("readers")
    @Execution(ExecutionMode.CONCURRENT)
    void whoFundsPrevention(Language language, View view) {
        var reader = new Reader(language, view);
        reader.press(reader.visible(".board .k2 h3 a, .board .comp:nth-child(2) h3 a")
                .first());
        reader.press(reader.said("funders.heading"));
        assertThat(reader.page.url()).endsWith("#who");
        var funders = reader.page.locator("section[aria-labelledby=who]");
        assertThat(funders.locator("h2").innerText()).isEqualTo(reader.said("funders.heading"));
        assertThat(funders.locator("tbody tr:not(:has(.block)) th").allInnerTexts())
                .hasSize(6)
                .anySatisfy(name -> assertThat(name.toLowerCase(Locale.ROOT)).contains("canad"));
        assertThat(reader.presses).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("readers")
    @Execution(ExecutionMode.CONCURRENT)
    void whereStatedNumbersAndListsDiffer(Language language, View view) {
        var reader = new Reader(language, view);
        reader.choose("figures");
        reader.press(reader.said("filter.differs.yes"));
        assertThat(reader.page.locator("main tbody tr").allInnerTexts())
                .singleElement()
                .asString()
                .contains("23", "22");
        assertThat(reader.presses).isLessThanOrEqualTo(3);
    }
}
