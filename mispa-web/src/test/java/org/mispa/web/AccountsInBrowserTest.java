package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.Person;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.follow.Follows;
import org.mispa.domain.follow.Frequency;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.TestPropertySource;

/// Pages that are seen by whoever is signed in, in a real browser.
@TestPropertySource(properties = "mispa.test.database=accounts-in-browser") // a context, and so a database, of its own
class AccountsInBrowserTest extends PortalInBrowser {
    private static final String PASSWORD = "five wooden chairs";
    private static final List<View> VIEWS = List.of(View.DESKTOP, View.PHONE, View.PHONE_DARK);

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Follows follows;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void oneAdmin() {
        jdbc.sql("delete from account").update();
        var by = new By(null, null, WholePortal.NOW);
        manage.invite(new Person("ana@example.org", "Ana Suárez", AccountRole.ADMIN, null), "link", by);
        manage.open("link", passwords.encode(PASSWORD), by);
    }

    private Page signedIn() {
        var page = open("/sign-in", View.DESKTOP);
        page.fill("#mail", "ana@example.org");
        page.fill("#password", PASSWORD);
        page.click("main button");
        assertThat(page.locator(".util").innerText()).contains("Ana Suárez");
        return page;
    }

    private void isFineInEveryView(Page page, String name) {
        isFineIn(VIEWS, page, name);
    }

    @Test
    void areAccessibleAndFitTheScreen() {
        var page = signedIn();
        var ana = accounts.withMail("ana@example.org").orElseThrow().id();
        var jamaica = new FeedSubject(new RecordKey(RecordKind.COUNTRY, "jamaica"));
        follows.follow(ana, jamaica, Frequency.DAILY, Language.EN, 0, WholePortal.NOW);
        jdbc.sql("""
                        insert into digest (account, frequency, language, up_to, message, state, attempts, next_at,
                            written_at, settled_at, mail, answer)
                        values (:ana, 'DAILY', 'EN', 1, gen_random_uuid(), 'REFUSED', 2, now(), now(), now(),
                            'ana@example.org', '550 5.1.1 No such user')
                        """).param("ana", ana.value()).update();
        jdbc.sql("""
                        update follower set refused_mail = 'ana@example.org', refused_at = now(),
                            refused_answer = '550 5.1.1 No such user'
                        """).update();
        var stop = "/unsubscribe/" + follows.follower(ana).orElseThrow().token();
        for (var path : List.of(
                "/account",
                "/account/password",
                "/account/follows",
                stop,
                "/people",
                "/people/new",
                "/people/" + ana,
                "/people/mails",
                "/audit")) {
            for (var language : List.of("en", "fr")) {
                load(page, path + "?lang=" + language);
                isFineInEveryView(
                        page,
                        path.replaceFirst("/people/.*-.*", "person")
                                        .replaceFirst("/unsubscribe/.*", "unsubscribe")
                                        .replace('/', '-')
                                + "-" + language);
            }
        }
    }

    @Test
    void sayWhatIsWrongAtTheFieldAndFirstOnThePage() {
        var page = signedIn();
        load(page, "/people/new");
        page.fill("#name", "Ben");
        page.click("main button");
        assertThat(page.locator(".errors").innerText()).contains("There are 2 errors", "write a mail address");
        assertThat(page.title()).startsWith("Error");
        assertThat(page.inputValue("#name")).isEqualTo("Ben");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("errors");
        isFineInEveryView(page, "invitation-with-errors");
    }

    /// Somebody is invited, chooses a password by the link, and is found signed in: without a mouse.
    @Test
    void anInvitationNeedsNoMouseAndNoScript() {
        var admin = signedIn();
        load(admin, "/people/new");
        admin.focus("#mail");
        admin.keyboard().type("ben@example.org");
        admin.keyboard().press("Tab");
        admin.keyboard().type("Ben Castillo");
        admin.selectOption("#role", new SelectOption().setValue("delegate"));
        admin.selectOption("#country", new SelectOption().setValue("JM"));
        admin.selectOption("#voice", new SelectOption().setValue("speaker"));
        admin.focus("main form button");
        admin.keyboard().press("Enter");
        admin.waitForURL("**/people/*-*");
        var link = admin.locator("code").innerText();

        var ben = openWithoutScripts(link.replaceFirst("http://[^/]+", ""), View.PHONE);
        ben.focus("#password");
        ben.keyboard().type(PASSWORD);
        ben.keyboard().press("Tab");
        ben.keyboard().type(PASSWORD);
        ben.keyboard().press("Enter");
        ben.waitForURL("**/sign-in?chosen=true");
        ben.focus("#mail");
        ben.keyboard().type("BEN@example.org");
        ben.keyboard().press("Tab");
        ben.keyboard().type(PASSWORD);
        ben.keyboard().press("Enter");
        ben.waitForURL(address("/inbox"));
        load(ben, "/account");
        assertThat(ben.locator("main").innerText()).contains("Ben Castillo", "Delegate");

        load(ben, "/people");
        assertThat(ben.locator("h1").innerText()).isEqualTo("You may not do this");
        load(admin, "/audit");
        assertThat(admin.locator("tbody").innerText()).contains("made an account", "chose a password", "signed in");
    }

    @Test
    void aLinkToChooseAPasswordIsFineToo() {
        var page = open("/sign-in/none", View.DESKTOP);
        isFineInEveryView(page, "link-ended");
        manage.link(accounts.withMail("ana@example.org").orElseThrow().id(), sha256OfLetters(), by());
        load(page, "/sign-in/abc");
        assertThat(page.locator("h1").innerText()).isEqualTo("Choose a password");
        isFineInEveryView(page, "choose");
    }

    private static By by() {
        return new By(null, null, WholePortal.NOW);
    }

    /// Of "abc", from the examples of FIPS 180-4.
    private static String sha256OfLetters() {
        return "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    }
}
