package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.Voice;
import org.mispa.domain.country.CountryId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.TestPropertySource;

/// A round of review from its opening to the last word, in a real browser.
@TestPropertySource(properties = "mispa.test.database=round-in-browser") // a context, and so a database, of its own
class RoundInBrowserTest extends PortalInBrowser {
    private static final List<View> VIEWS = List.of(View.DESKTOP, View.PHONE_DARK);

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void staffAndADelegation() {
        jdbc.sql("delete from account").update();
        var hash = passwords.encode(People.PASSWORD);
        People.openWith(manage, hash, "ana", AccountRole.ADMIN);
        People.openDelegate(manage, hash, "lena", Delegation.of(CountryId.of("saint-lucia")), Voice.SPEAKER);
    }

    private static void isFineInEveryView(Page page, String name) {
        isFineIn(VIEWS, page, "round-" + name);
        if (Set.of("review", "letter").contains(name)) {
            page.evaluate("scrollTo(0, 0)");
            Pictures.guide(page, "delegate-round-" + name);
        }
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }

    @Test
    void staffOpenARoundTheDelegationReviewsAndTheLettersArePrinted() {
        var ana = signedIn("ana", true);
        load(ana, "/inbox");
        ana.click("main a:has-text('Rounds of review')");
        isFineInEveryView(ana, "none");
        ana.click("main a:has-text('Open a round of review')");
        ana.selectOption("#meeting", "mispa-3");
        ana.fill("#closes", "3 Dec 2026");
        isFineInEveryView(ana, "new");
        ana.click("main button");
        assertThat(ana.locator("[role=status]").innerText()).contains("The round is open");
        var round = ana.url().replaceFirst("http://[^/]+", "");
        isFineInEveryView(ana, "overview");

        // The delegation is told, says something in its own words, and says that it is done.
        var lena = signedIn("lena", true);
        load(lena, "/inbox");
        assertThat(main(lena)).contains("open until 3 Dec 2026");
        isFineInEveryView(lena, "inbox");
        lena.click("main a.btn:has-text('Review everything')");
        lena.click("main a:has-text('Statement to our own page')");
        lena.selectOption("#language", "en");
        lena.fill("#text", "We took part.\n\nWe shall again.");
        isFineInEveryView(lena, "statement");
        lena.click("button[value=publish]");
        assertThat(lena.locator("[role=status]").innerText()).contains("Published");
        load(lena, "/countries/LC/review");
        isFineInEveryView(lena, "review");
        lena.click("button:has-text('nothing further')");
        assertThat(lena.locator("[role=status]").innerText()).contains("The secretariat sees now");
        var visitor = open("/countries/LC", View.DESKTOP);
        assertThat(visitor.locator("section:has(#own-words)").innerText())
                .contains("We took part.\n\nWe shall again.", "Saint Lucia");
        isFineInEveryView(visitor, "public");

        // Staff enter what another wrote on paper, and see how far all have come.
        load(ana, "/countries/JM/review");
        ana.click("main a:has-text('wrote on paper')");
        ana.fill("#number", "12/2011");
        ana.fill("#day", "3 Oct 2011");
        ana.locator("[name=entry]").first().check();
        ana.locator("summary:has-text('Observe')").first().click();
        ana.locator("details[open] textarea").first().fill("It was another day");
        isFineInEveryView(ana, "paper");
        ana.click("button:has-text('Enter for the delegation')");
        assertThat(main(ana)).contains("1 entry confirmed", "1 observation entered", "note verbale 12/2011");
        load(ana, round);
        assertThat(ana.locator("tr:has-text('Saint Lucia')").innerText()).contains("confirmed");
        assertThat(ana.locator("tr:has-text('Jamaica')").innerText()).contains("under way");
        ana.click("main a:has-text('Remind those')");
        assertThat(main(ana)).contains("This portal sends no mail").doesNotContain("lena@example.org");
        isFineInEveryView(ana, "reminders");

        // The letters: on screen, and on paper.
        load(ana, round + "/letters/LC");
        isFineInEveryView(ana, "letter");
        ana.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(ana.locator("header.site nav, .foot")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setVisible(true))
                        .count())
                .isZero();
        assertThat(ana.locator("article .box").first().isVisible()).isTrue();
        if (Pictures.KEPT) {
            ana.pdf(new Page.PdfOptions().setFormat("A4").setPath(Pictures.file("round-letter.pdf")));
        }
        ana.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        load(ana, round + "/letters");
        assertThat(ana.locator("article.letter").count()).isEqualTo(35);
        isFineInEveryView(ana, "letters");
    }
}
