package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.ManageAccounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.TestPropertySource;

/// Records are written, reviewed and published by two people, in a real browser.
@TestPropertySource(properties = "mispa.test.database=writing") // a context, and so a database, of its own
class WritingRecordsTest extends PortalInBrowser {
    private static final String TITLE = "Seminar on the marking of firearms";
    private static final String DAY = "?asof=2011-11-15";
    private static final List<View> VIEWS = List.of(View.DESKTOP, View.PHONE_DARK);

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void twoEditors() {
        jdbc.sql("delete from account").update();
        for (var name : List.of("ana", "luis")) {
            People.open(manage, passwords, name, AccountRole.EDITOR);
        }
    }

    private void isFineInEveryView(Page page, String name) {
        isFineIn(VIEWS, page, "work-" + name);
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private static String offices(IntStream numbers, IntPredicate broken) {
        return "key,title_en,acronym,kind,country,parent,aliases,note_en,source,places\n"
                + numbers.mapToObj(n -> "office-%d,Office %d,,%s,,,,,management-report-2009-2011,1"
                                .formatted(n, n, broken.test(n) ? "a nonsensical kind" : "office"))
                        .collect(Collectors.joining("\n"));
    }

    private void send(Page page, FilePayload file) {
        load(page, "/imports/new");
        page.setInputFiles("#file", file);
        page.click("main form button");
    }

    private static void ended(Page page) {
        page.waitForCondition(
                () -> page.locator("#decide").count() > 0, new Page.WaitForConditionOptions().setTimeout(60_000));
    }

    @Test
    void filesAreImportedLookedAtPublishedAndUndone() {
        var ana = signedIn("ana", true);
        load(ana, "/imports/new");
        isFineInEveryView(ana, "import-new");
        send(ana, file("notes.csv", "a,b\n1,2"));
        assertThat(ana.locator(".errors").innerText()).contains("notes.csv", "Nothing of it was kept");
        isFineInEveryView(ana, "import-refused");
        send(ana, file("organizations.csv", "key,key,colour,title_en\n"));
        ended(ana);
        assertThat(ana.locator(".errors").innerText()).contains("row 1 · column A (key)", "stands twice");
        isFineInEveryView(ana, "import-broken-file");
        send(ana, file("organizations.csv", offices(IntStream.range(0, 3_000), n -> n % 3 == 1)));
        ended(ana);
        assertThat(ana.locator("main").innerText())
                .contains("faulty: 1,000", "organizations.csv · row 3 · column D (kind): “a nonsensical kind”");
        isFineInEveryView(ana, "import-thousands");
        ana.evaluate("document.getElementById('records').scrollIntoView()");
        Pictures.guide(ana, "import");

        send(ana, file("organizations.csv", offices(IntStream.of(1, 2), n -> false)));
        ended(ana);
        ana.fill("#reason", "Two offices of the new list");
        ana.click("form[action$='/take'] button");
        assertThat(ana.locator("[role=status]").innerText()).contains("wait for review");
        isFineInEveryView(ana, "import-taken");
        var path = ana.url().replaceFirst("http://[^/]+", "");

        var luis = signedIn("luis", true);
        load(luis, path);
        luis.click("form[action$='/approve'] button");
        ended(luis);
        isFineInEveryView(luis, "import-published");
        luis.fill("#reason", "The list was withdrawn");
        luis.click("form[action$='/undo'] button");
        ended(luis);
        assertThat(luis.locator("main dl").innerText()).contains("undone", "The list was withdrawn");
        isFineInEveryView(luis, "import-undone");
        load(ana, "/imports");
        isFineInEveryView(ana, "imports");
    }

    /// The states of the report's own seminar, each with the address of its page.
    private Map<String, String> states() {
        var states = new LinkedHashMap<String, String>();
        jdbc.sql("""
                        select n.usual, c.iso2 from participation p join country c on c.key = p.country
                            join country_name n on n.country = c.key and n.language = 'EN'
                        where p.activity = 'seminar-firearms-marking-san-jose' and p.role = 'PARTICIPANT' order by p.position
                        """).query(row -> {
            states.put(row.getString(1), row.getString(2));
        });
        return states;
    }

    private static int figure(Document page) {
        return Integer.parseInt(
                page.select("main [data-count][data-unit=activities]").attr("data-count"));
    }

    /// What is counted with activities, where the seminar is to be found.
    private Map<String, Integer> counted(Map<String, String> states) {
        var visitor = new Visitor(Integer.parseInt(address("").replaceFirst(".*:", "")));
        var counted = new LinkedHashMap<String, Integer>();
        for (var page : List.of("/", "/components/5", "/mandates/5.4")) {
            counted.put(page, figure(visitor.page(page + DAY)));
        }
        states.values().forEach(code -> counted.put(code, figure(visitor.page("/countries/" + code + DAY))));
        counted.put(
                "matrix",
                visitor
                        .page("/matrix" + DAY + "&rows=countries&cols=components")
                        .select("main tbody td:not(:last-child) [data-count][data-unit=activities]")
                        .stream()
                        .mapToInt(cell -> Integer.parseInt(cell.attr("data-count")))
                        .sum());
        return counted;
    }

    @Test
    void aSeminarIsEnteredByPastingItsStatesReviewedByAnotherAndCountedEverywhere() {
        var states = states();
        assertThat(states).hasSizeGreaterThan(24);
        var before = counted(states);

        var ana = signedIn("ana", true);
        load(ana, "/inbox");
        isFineInEveryView(ana, "inbox");
        Pictures.guide(ana, "inbox");
        load(ana, "/changes/new/activity");
        ana.selectOption("#type", new SelectOption().setValue("seminar"));
        ana.fill("#title_en", TITLE);
        ana.selectOption("#recorded", new SelectOption().setValue("done"));
        ana.fill("#date", "December 2010");
        ana.fill("#place", "San José");
        ana.fill("#country", "Costa Rica");
        ana.fill("[name='activity-mandates.0.mandate']", "5.4");
        ana.fill("[name='.countries']", String.join(", ", states.keySet()) + " and Atlantis");
        ana.click("#read-activity-participations"); // in place, without another page
        ana.waitForSelector("text=countries understood");
        assertThat(ana.locator("main").innerText())
                .contains(states.size() + " countries understood", "Atlantis", "Read as December 2010");
        assertThat(ana.locator("#alike").innerText()).contains("Seminar on marking firearms");
        isFineInEveryView(ana, "form-filled");
        ana.evaluate("document.getElementById('s-activity-participations').scrollIntoView()");
        Pictures.guide(ana, "countries");
        ana.evaluate("scrollTo(0, 0)");
        Pictures.guide(ana, "activity");

        ana.fill("#source", "Management report");
        ana.fill("#places", "5.d/2");
        ana.click("button[value=submit]");
        assertThat(ana.locator(".errors").innerText()).contains("was not understood");
        assertThat(ana.title()).startsWith("Error");
        assertThat(ana.inputValue("#title_en")).isEqualTo(TITLE);
        isFineInEveryView(ana, "form-with-errors");
        ana.evaluate("scrollTo(0, 0)");
        Pictures.guide(ana, "errors");
        ana.fill("[name='.countries']", "");
        ana.fill("#source", source());
        ana.click("button[value=submit]");
        ana.waitForURL("**/review");
        assertThat(ana.locator("main").innerText()).contains("Sent to review", "another person");
        var review = ana.url().replaceFirst("http://[^/]+", "");

        assertThat(counted(states)).isEqualTo(before);

        var luis = signedIn("luis", true);
        load(luis, "/changes");
        assertThat(luis.locator("main").innerText()).contains(TITLE);
        isFineInEveryView(luis, "list");
        load(luis, review);
        assertThat(luis.locator("ins").allInnerTexts()).anyMatch(text -> text.contains("Jamaica"));
        isFineInEveryView(luis, "review");
        luis.evaluate("scrollTo(0, 0)");
        Pictures.guide(luis, "review");
        luis.click("main button:has-text('Publish')");
        assertThat(luis.locator("main").innerText()).contains("Published");

        var after = counted(states);
        var expected = new LinkedHashMap<String, Integer>();
        before.forEach((where, count) -> expected.put(where, count + (where.equals("matrix") ? states.size() : 1)));
        assertThat(after).isEqualTo(expected);
    }

    private String source() {
        return jdbc.sql("select title from source_document_text where language = 'EN' order by source_document limit 1")
                .query(String.class)
                .single();
    }

    @Test
    void historyShowsWhoWasAddedAndRemovedAndRestoringBringsBackWhatWas() {
        var record = "seminar-firearms-marking-san-jose";
        var ana = signedIn("ana", false); // without scripts
        load(ana, "/changes/edit/activity/" + record);
        var rows = ana.locator("tr:has([name^='activity-participations'])");
        ana.click("summary:has-text('Antigua and Barbuda')"); // many countries are folded
        var jamaica = rows.filter(new Locator.FilterOptions().setHas(ana.locator("[value='Jamaica']")));
        jamaica.locator("[type=checkbox]").check();
        ana.fill("[name='.countries']", "Cuba");
        ana.click("button[value=submit]");
        assertThat(ana.locator(".errors").innerText()).contains("Why this change");
        ana.fill("#reason", "The list was read again");
        ana.click("button[value=submit]");
        ana.waitForURL("**/review");
        assertThat(ana.locator("del").innerText()).contains("Jamaica");
        assertThat(ana.locator("ins").innerText()).contains("Cuba");
        publish(ana);

        var visitor = open("/history/activity/" + record, View.DESKTOP);
        assertThat(visitor.locator("main").innerText())
                .contains("The list was read again")
                .doesNotContain("ana", "luis");
        assertThat(visitor.locator("del").innerText()).contains("Jamaica");
        assertThat(visitor.locator("ins").innerText()).contains("Cuba");
        isFineInEveryView(visitor, "history");
        visitor.evaluate("scrollTo(0, 0)");
        Pictures.guide(visitor, "history");

        load(ana, "/history/activity/" + record);
        assertThat(ana.locator("main").innerText()).contains("by ana", "approved by luis");
        ana.click("button:has-text('Restore this version')");
        ana.click("button[value=submit]");
        ana.waitForURL("**/review");
        publish(ana);
        load(visitor, "/activities/" + record);
        assertThat(visitor.locator("main").innerText()).contains("Jamaica").doesNotContain("Cuba");
    }

    private void publish(Page author) {
        var luis = signedIn("luis", true);
        load(luis, author.url().replaceFirst("http://[^/]+", ""));
        luis.click("main button:has-text('Publish')");
        assertThat(luis.locator("main").innerText()).contains("Published");
        luis.context().close();
    }

    @Test
    void aDraftIsSavedByItselfAndIsThereAfterSigningInAgain() {
        var ana = signedIn("ana", true);
        load(ana, "/changes/new/activity");
        ana.fill("#title_en", "Half a thought");
        ana.focus("#summary_en");
        ana.waitForSelector("#draft-state:has-text('Saved:')");
        ana.context().close();
        var again = signedIn("ana", true);
        load(again, "/changes?list=drafts");
        again.click("text=Half a thought");
        assertThat(again.inputValue("#title_en")).isEqualTo("Half a thought");
        again.fill("#title_en", "A whole thought");
        again.click("button[value=save]");
        assertThat(again.inputValue("#title_en")).isEqualTo("A whole thought");
        again.click("summary:has-text('Discard')");
        again.click("button[value=discard]");
        load(again, "/changes?list=drafts");
        assertThat(again.locator("main").innerText()).doesNotContain("thought");
    }

    @Test
    void whatTheFormSavesByItselfDoesNotStandInTheWayOfWhatIsSavedByHand() {
        var ana = signedIn("ana", true);
        load(ana, "/changes/new/activity");
        ana.fill("#title_en", "First");
        ana.focus("#summary_en");
        ana.waitForSelector("#draft-state:has-text('Saved:')");
        // The portal is slow, so that the form would save itself once more before the next page is there.
        ana.route("**/changes/*", route -> {
            if (String.valueOf(route.request().postData()).contains("do=save")) {
                ana.waitForTimeout(1_500);
            }
            route.resume();
        });
        for (var title : List.of("Second", "Third", "Fourth")) {
            ana.fill("#title_en", title);
            ana.click("button[value=save]");
            ana.waitForSelector("#draft-state:has-text('Saved:')");
            assertThat(ana.locator("main").innerText()).doesNotContain("in another window");
            assertThat(ana.inputValue("#title_en")).isEqualTo(title);
        }
        ana.fill("#summary_en", "And so on");
        ana.focus("#title_en");
        ana.waitForTimeout(1_500);
        assertThat(ana.locator("#draft-state").innerText()).contains("Saved:");
    }

    @Test
    void twoWindowsWithOneDraftAreToldOfEachOtherAlsoByWhatIsSavedByItself() {
        var ana = signedIn("ana", true);
        load(ana, "/changes/new/activity");
        ana.fill("#title_en", "In two windows");
        ana.click("button[value=save]");
        ana.waitForURL("**/changes/*");
        var other = ana.context().newPage();
        other.navigate(ana.url());
        other.fill("#title_en", "In the other");
        other.click("button[value=save]");
        other.waitForSelector("#draft-state:has-text('Saved:')");

        ana.fill("#title_en", "In this");
        ana.focus("#summary_en");
        ana.waitForSelector("#draft-state.failed:has-text('another window')");
        assertThat(ana.inputValue("#title_en")).isEqualTo("In this");
        ana.click("button[value=save]");
        assertThat(ana.locator("main").innerText()).contains("in another window");
        assertThat(ana.inputValue("#title_en")).isEqualTo("In this");
    }

    @Test
    void enterInTheReasonRejectsTheChosenLinksAndConfirmsNone() {
        var ana = signedIn("ana", true);
        load(ana, "/links?mandate=3.1");
        isFineInEveryView(ana, "links");
        Pictures.guide(ana, "links");
        var chosen = ana.locator("input[name=link]").nth(4);
        var link = chosen.getAttribute("value");
        chosen.check();
        ana.fill("#line", "On another subject");
        ana.press("#line", "Enter");
        assertThat(ana.locator("main").innerText()).contains("1 link rejected and sent to review");
        assertThat(ana.locator("tr:has-text('in review') th a").getAttribute("href"))
                .contains("/" + link.split("/", -1)[1]);
    }

    @Test
    void whatTwoPeopleMadeOfOneRecordIsChosenFieldByField() {
        var record = "marking-legislation-register";
        var ana = signedIn("ana", true);
        load(ana, "/changes/edit/activity/" + record);
        ana.fill("#place", "Washington");
        ana.fill("#reason", "place");
        ana.click("button[value=save]");
        ana.waitForURL("**/changes/*");
        var luis = signedIn("luis", true);
        load(luis, "/changes/edit/activity/" + record);
        assertThat(luis.locator("main").innerText()).contains("ana has a change to this record");
        luis.fill("#place", "Lima");
        luis.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
        luis.fill("#edition", "2");
        luis.fill("#reason", "place and number");
        luis.click("button[value=submit]");
        luis.waitForURL("**/review");
        var reviewed = luis.url().replaceFirst("http://[^/]+", "");
        var draft = ana.url().replaceFirst("http://[^/]+", "").replaceFirst("#.*", "");
        load(ana, reviewed);
        ana.click("main button:has-text('Publish')");

        load(ana, draft);
        assertThat(ana.locator("main").innerText()).contains("Somebody else changed this record");
        ana.click("button[value=submit]");
        ana.waitForURL("**/merge");
        assertThat(ana.locator("main").innerText()).contains("Lima", "Washington");
        isFineInEveryView(ana, "merge");
        ana.click("button:has-text('Bring both together')");
        ana.waitForURL("**" + draft);
        assertThat(ana.inputValue("#place")).isEqualTo("Washington");
        assertThat(ana.inputValue("#edition")).isEqualTo("2");
        ana.fill("#reason", "place");
        ana.click("button[value=submit]");
        ana.waitForURL("**/review");
        assertThat(ana.locator("ins").allInnerTexts()).hasSize(1);
    }

    @Test
    void aDeliverableNeedsOneLineAndASource() {
        var key = jdbc.sql(
                        "select key from deliverable where recorded = 'PLANNED' and due is not null order by key limit 1")
                .query(String.class)
                .single();
        var ana = signedIn("ana", true);
        load(ana, "/deliverables/" + key);
        ana.click("text=Record delivery");
        ana.click("main form button");
        assertThat(ana.locator(".errors").innerText()).contains("There are");
        isFineInEveryView(ana, "delivery-with-errors");
        ana.fill("#date", "3 October 2011");
        ana.selectOption("#outcome", new SelectOption().setIndex(1));
        ana.fill("#line", "Handed over in Washington");
        ana.fill("#places", "3.c/4");
        ana.click("main form button");
        ana.waitForURL("**/review");
        assertThat(ana.locator("ins").allInnerTexts()).anyMatch(text -> text.contains("Handed over"));
    }

    @Test
    void aWithdrawnRecordSaysWhyAndWhereItIsFoundNow() {
        var ana = signedIn("ana", true);
        load(ana, "/changes/withdraw/activity/firearms-marking-undertaking");
        ana.click("main form button");
        assertThat(ana.locator(".errors").innerText()).contains("Say why");
        isFineInEveryView(ana, "withdraw");
        ana.fill("#reason", "Recorded twice");
        ana.fill("#successor", "seminar-firearms-marking-san-jose");
        ana.click("main form button");
        ana.waitForURL("**/review");
        var luis = signedIn("luis", true);
        load(luis, ana.url().replaceFirst("http://[^/]+", ""));
        luis.click("main button:has-text('Withdraw the record')");
        var visitor = open("/", View.DESKTOP);
        var answer = visitor.navigate(address("/activities/firearms-marking-undertaking"));
        if (luis.locator(".errors").count() > 0) {
            assertThat(luis.locator(".errors").innerText()).contains("while others refer to it");
            assertThat(answer.status()).isEqualTo(200);
        } else {
            assertThat(answer.status()).isEqualTo(410);
            assertThat(visitor.locator("main").innerText()).contains("Recorded twice");
        }
    }
}
