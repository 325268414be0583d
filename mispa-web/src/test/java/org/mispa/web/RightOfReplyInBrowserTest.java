package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
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

/// A delegation reviews what is recorded about its state and is answered, in a real browser.
@TestPropertySource(properties = "mispa.test.database=reply-in-browser") // a context, and so a database, of its own
class RightOfReplyInBrowserTest extends PortalInBrowser {
    private static final String COURSE = "police-intelligence-course-2";
    private static final String MISSING = "A workshop on community policing was held in Castries in May 2011";
    private static final String REASON = "No source that is loaded speaks of it; please send its report";
    private static final List<View> VIEWS = List.of(View.DESKTOP, View.PHONE_DARK);

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aDelegationAndAnEditor() {
        jdbc.sql("delete from account").update();
        var hash = passwords.encode(People.PASSWORD);
        var lucia = Delegation.of(CountryId.of("saint-lucia"));
        People.openDelegate(manage, hash, "lena", lucia, Voice.SPEAKER);
        var barbados = Delegation.of(CountryId.of("barbados"));
        People.openDelegate(manage, hash, "bea", barbados, Voice.SPEAKER);
        People.openDelegate(manage, hash, "pia", barbados, Voice.PREPARER);
        People.openWith(manage, hash, "luis", AccountRole.EDITOR);
    }

    private static void isFineInEveryView(Page page, String name) {
        isFineIn(VIEWS, page, "reply-" + name);
        page.evaluate("scrollTo(0, 0)");
        if (Set.of("inbox", "review", "observation", "missing", "answered").contains(name)) {
            Pictures.guide(page, "delegate-" + name);
        }
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }

    private static long waits(Page page, String href) {
        return Long.parseLong(
                page.locator("main [href*='" + href + "'][data-count]").getAttribute("data-count"));
    }

    private static String path(Page page) {
        return page.url().replaceFirst("http://[^/]+", "");
    }

    @Test
    void saintLuciaConfirmsCorrectsAndReportsAndIsAnswered() {
        // She signs in and sees what is new.
        var lena = signedIn("lena", true);
        lena.click(".util a:has-text('Inbox')");
        assertThat(main(lena)).contains("Delegation: Saint Lucia");
        var unsaid = waits(lena, "state=nothing");
        assertThat(unsaid).isGreaterThan(8);
        isFineInEveryView(lena, "inbox");
        lena.click("main a.btn:has-text('Review everything')");
        assertThat(main(lena)).contains("Component 3", "Participant", "nothing said yet");
        isFineInEveryView(lena, "review");
        assertThat(lena.evaluate("document.querySelector('button[name=one]').getBoundingClientRect().bottom"
                        + " < document.querySelector('.bar-actions').getBoundingClientRect().top"))
                .as("the first entry can be confirmed without scrolling")
                .isEqualTo(true);

        // She confirms four entries: three at once, and one by its own button.
        var boxes = lena.locator("[name=entry]:not([value*='" + COURSE + "'])");
        var confirm = lena.locator("#confirm-chosen");
        assertThat(confirm.innerText()).isEqualTo("Confirm the chosen");
        boxes.nth(0).check();
        assertThat(confirm.innerText()).isEqualTo("Confirm the one chosen");
        boxes.nth(1).check();
        boxes.nth(2).check();
        assertThat(confirm.innerText()).isEqualTo("Confirm the 3 chosen");
        confirm.click();
        assertThat(lena.locator("[role=status]").innerText()).contains("3 entries confirmed");
        lena.locator("li:not(:has([value*='" + COURSE + "'])) button[name=one]")
                .first()
                .click();
        assertThat(lena.locator("[role=status]").innerText()).contains("1 entry confirmed");
        load(lena, "/inbox");
        assertThat(waits(lena, "state=nothing")).isEqualTo(unsaid - 4);

        // She proposes a correction of one, in the form of the record.
        load(lena, "/activities/" + COURSE);
        lena.click("#right ~ p a:has-text('Observe')");
        lena.check("[name=kind][value=wrong]");
        lena.selectOption("#field", new SelectOption().setValue("place"));
        lena.fill("#text", "It was held in Castries");
        isFineInEveryView(lena, "observation");
        var size = lena.viewportSize();
        lena.setViewportSize(1280, 800);
        lena.evaluate("scrollTo(0, 0)");
        assertThat(lena.evaluate("document.querySelector('#text').getBoundingClientRect().bottom"
                        + " < document.querySelector('.bar-actions').getBoundingClientRect().top"))
                .as("what has to be written is in sight")
                .isEqualTo(true);
        lena.setViewportSize(size.width, size.height);
        lena.click("button[value=correct]");
        assertThat(lena.evaluate("""
                        (() => {
                            const field = document.getElementById('place').getBoundingClientRect();
                            return field.top > 0 && field.bottom < innerHeight;
                        })()""")).as("she need not look for the field").isEqualTo(true);
        lena.fill("#place", "Castries");
        isFineInEveryView(lena, "correction");
        lena.click("button[value=submit]");
        assertThat(lena.locator(".diff ins").allInnerTexts()).anyMatch(text -> text.contains("Castries"));
        lena.click("button[value=send]");
        assertThat(lena.locator("[role=status]").innerText()).contains("Sent to the secretariat");
        var correction = path(lena);

        // She reports one missing.
        load(lena, "/inbox");
        lena.click("main a:has-text('Report something missing')");
        assertThat(lena.inputValue("[name='activity-participations.0.country']"))
                .isEqualTo("Saint Lucia");
        lena.fill("#title_en", "Workshop on community policing");
        lena.fill("[name='.remark']", MISSING);
        isFineInEveryView(lena, "missing");
        lena.click("button[value=send]");
        assertThat(lena.locator("[role=status]").innerText()).contains("Sent to the secretariat");
        var missing = path(lena);
        load(lena, "/inbox");
        assertThat(waits(lena, "list=open"))
                .as(jdbc.sql("select id, kind, state, text, sent_at from observation")
                        .query()
                        .listOfRows()
                        .toString())
                .isEqualTo(2);

        // Staff take one in and keep the other as the source states, with a reason.
        var luis = signedIn("luis", true);
        load(luis, "/inbox");
        assertThat(waits(luis, "observations?list=open")).isEqualTo(2);
        luis.click("main a[href*='observations?list=open']");
        assertThat(main(luis)).contains("Saint Lucia", "answer due on 24 Dec 2026");
        isFineInEveryView(luis, "list");
        load(luis, correction);
        isFineInEveryView(luis, "answer");
        luis.click("button[value=take-in]");
        assertThat(luis.locator("[role=status]").innerText()).contains("Taken in");
        load(luis, missing);
        luis.click("button[value=keep]");
        assertThat(luis.locator(".errors").innerText()).contains("write what is to be said");
        luis.fill("#text", REASON);
        luis.click("button[value=keep]");
        assertThat(main(luis)).contains("Kept as the source states", REASON);
        load(luis, "/inbox");
        assertThat(waits(luis, "observations?list=open")).isZero();

        // Both are in her inbox; the public sees the correction, and nothing of why.
        load(lena, "/inbox");
        assertThat(waits(lena, "list=to-read")).isEqualTo(2);
        assertThat(waits(lena, "list=open")).isZero();
        var visitor = open("/activities/" + COURSE, View.DESKTOP);
        assertThat(main(visitor)).contains("Castries").doesNotContain("It was held in Castries");
        load(visitor, "/history/activity/" + COURSE);
        assertThat(main(visitor)).contains("Corrected by the secretariat").doesNotContain("luis", "lena");

        // She publishes one: it stands on the record and the country page.
        load(lena, correction);
        assertThat(main(lena)).contains("Taken in", "the secretariat");
        isFineInEveryView(lena, "answered");
        lena.click("button[value=publish]");
        assertThat(lena.locator("[role=status]").innerText()).contains("Published");
        for (var address : List.of("/activities/" + COURSE, "/countries/LC")) {
            var later = open(address, View.DESKTOP); // a browser keeps a public page for a minute
            assertThat(main(later)).contains("It was held in Castries").doesNotContain(MISSING, REASON);
            isFineInEveryView(later, "public" + (address.startsWith("/countries") ? "-country" : ""));
            if (address.startsWith("/countries")) {
                assertThat(later.locator("section:has(#right) ul li").count()).isEqualTo(4);
            }
        }
        load(lena, missing);
        lena.click("button[value=settle]");
        load(lena, "/inbox");
        assertThat(waits(lena, "list=to-read")).isZero();
    }

    @Test
    void aPreparerWritesWithoutScriptsAndTheSpeakerSends() {
        var pia = signedIn("pia", false);
        load(pia, "/countries/BB/review");
        assertThat(pia.locator("[name=entry]").count()).isZero();
        assertThat(pia.locator("button:has-text('Confirm')").count()).isZero();
        load(pia, "/observations/new?kind=missing");
        pia.fill("#text", MISSING);
        pia.click("button[value=correct]");
        pia.selectOption("#type", new SelectOption().setValue("workshop"));
        pia.fill("#title_en", "Workshop on community policing");
        pia.click("#sec-activity-participations summary:has-text('Several at once')");
        pia.fill("[name='.countries']", "Barbados");
        pia.click("button[value=read]");
        assertThat(main(pia)).contains("1 country understood");
        assertThat(pia.inputValue("[name='activity-participations.0.role']"))
                .as("of her own state")
                .isEqualTo("participant");
        assertThat(pia.locator("[name='activity-participations.1.country'][value='Barbados']")
                        .count())
                .isZero();
        pia.click("button[value=save]");
        assertThat(pia.inputValue("#title_en")).isEqualTo("Workshop on community policing");
        pia.click("button[value=submit]");
        assertThat(main(pia)).as("what she does not know").contains("Not everything is filled in");
        assertThat(pia.locator(".diff td").allInnerTexts()).anyMatch(text -> text.contains("community policing"));
        assertThat(pia.locator("button[value=send]").count()).isZero();
        var draft = path(pia);

        var bea = signedIn("bea", false);
        load(bea, draft);
        bea.click("button[value=send]");
        assertThat(main(bea)).contains("waits for an answer");
        var luis = signedIn("luis", false);
        load(luis, draft);
        luis.click("button:has-text('Edit it first')");
        assertThat(luis.inputValue("#title_en")).isEqualTo("Workshop on community policing");
        luis.fill("#title_en", "Workshop on policing by the community");
        luis.click("button[value=submit]");
        assertThat(luis.title()).startsWith("Error");
        luis.selectOption("#recorded", new SelectOption().setValue("done"));
        luis.fill(
                "#source",
                jdbc.sql("select title from source_document_text where language = 'EN' limit 1")
                        .query(String.class)
                        .single());
        luis.fill("#places", "3.c/4");
        luis.click("button[value=submit]");
        assertThat(luis.url()).as(luis.locator("main").innerText()).endsWith("/review");
        People.openWith(manage, passwords.encode(People.PASSWORD), "ana", AccountRole.EDITOR);
        var ana = signedIn("ana", false);
        load(ana, path(luis));
        ana.click("main button:has-text('Publish')");
        load(bea, draft);
        assertThat(main(bea)).contains("taken in: corrected by the secretariat");
        load(bea, "/countries/BB/review");
        assertThat(main(bea)).contains("Workshop on policing by the community");
    }
}
