package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mispa.MispaApplication;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.persistence.database.DatabaseForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/// An organization that an activity names and nobody has recorded is made where it is named, without scripts, reviewed
/// with the activity and published before it.
@SpringBootTest(classes = MispaApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import(WholePortal.Today.class)
@TestPropertySource(properties = "mispa.test.database=new-organizations") // a context, and so a database, of its own
class NewOrganizationsTest {
    private static final String ROW = "activity-involvements.0.organization";

    @LocalServerPort
    private int port;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient jdbc;

    private Visitor ana;
    private Visitor luis;

    @BeforeEach
    void twoEditors() {
        jdbc.sql("delete from account").update();
        ana = editor("ana");
        luis = editor("luis");
    }

    private Visitor editor(String name) {
        People.open(manage, passwords, name, AccountRole.EDITOR);
        return People.signedIn(port, name);
    }

    /// All that the form of a page would send.
    private static Map<String, String> fields(Document page) {
        var fields = new HashMap<String, String>();
        var form = Objects.requireNonNull(page.selectFirst("form.record"));
        form.select("input[type=hidden], input[type=text], textarea")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        form.select("select")
                .forEach(field -> fields.put(
                        field.attr("name"), field.select("option[selected]").attr("value")));
        return fields;
    }

    private Map<String, String> activity(String title, String organization) {
        var fields = fields(ana.page("/changes/new/activity"));
        fields.putAll(Map.of(
                "type",
                "seminar",
                "title_en",
                title,
                "recorded",
                "done",
                "source",
                "management-report-2009-2011",
                "places",
                "3.c/4",
                ROW,
                organization,
                "activity-involvements.0.role",
                "implementer"));
        return fields;
    }

    private static Map<String, String> and(Map<String, String> fields, String... more) {
        var all = new HashMap<>(fields);
        for (var at = 0; at < more.length; at += 2) {
            all.put(more[at], more[at + 1]);
        }
        return all;
    }

    private String saved(Map<String, String> fields) {
        return Visitor.wherefrom(ana.post("/changes", and(fields, "do", "save")));
    }

    /// @return the address of the draft, with the organization made
    private String made(String title, String organization) {
        var draft = saved(activity(title, organization));
        var page = ana.page(draft);
        assertThat(page.select("fieldset.unknown label").text()).contains(organization);
        var answer = ana.post(draft, and(fields(page), ".new.0.as", "new.police", "do", "save"));
        assertThat(answer.statusCode()).isEqualTo(302);
        return draft;
    }

    private static String id(String address) {
        return address.replaceAll("[^0-9]", "");
    }

    private String proposalOf(String organization) {
        return jdbc.sql("select id::text from proposal where record_kind = 'ORGANIZATION' and title = :title")
                .param("title", organization)
                .query(String.class)
                .single();
    }

    private String state(String proposal) {
        return jdbc.sql("select state from proposal where id = :id")
                .param("id", Long.valueOf(proposal))
                .query(String.class)
                .single();
    }

    private String sent(String draft) {
        var answer = ana.post(draft, and(fields(ana.page(draft)), "do", "submit"));
        assertThat(Visitor.wherefrom(answer)).as(answer.body()).endsWith("/review");
        return Visitor.wherefrom(answer);
    }

    @Test
    void isMadeWhereItIsNamedAndPublishedBeforeTheActivity() {
        var draft = saved(activity("Seminar with a new unit", "Data Observatory of Belmopan"));
        var page = ana.page(draft);
        assertThat(page.select("fieldset.unknown optgroup:last-of-type option:first-child")
                        .val())
                .as("the likeliest kind")
                .isEqualTo("new.observatory");
        var without = ana.post(draft, and(fields(page), "do", "submit"));
        assertThat(without.statusCode()).isEqualTo(422);
        var again = Jsoup.parse(without.body());
        assertThat(again.select("[id='activity-involvements-0-organization-error']")
                        .text())
                .contains("No organization is called “Data Observatory of Belmopan”");
        assertThat(again.select(".errors a").eachAttr("href"))
                .as("leads to where it is settled")
                .contains("#-new-0-as")
                .doesNotContain("#activity-involvements-0-organization");
        assertThat(again.select("#title_en").val()).isEqualTo("Seminar with a new unit");
        assertThat(again.select("[name='" + ROW + "']").val()).isEqualTo("Data Observatory of Belmopan");
        var wrong = ana.post(draft, and(fields(again), ".new.0.as", "new.pirates", "do", "submit"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.body()).select(".errors a[href='#-new-0-as']"))
                .hasSize(1);

        var sentTwice = and(fields(again), ".new.0.as", "new.police", ".new.0.acronym", "DUB", "do", "save");
        assertThat(Visitor.wherefrom(ana.post(draft, sentTwice))).isEqualTo(draft);
        ana.post(draft, sentTwice);
        var organization = proposalOf("Data Observatory of Belmopan");
        var named = ana.page(draft);
        assertThat(named.select("[name='" + ROW + "']").val())
                .as("found by its name, once it is proposed")
                .isEqualTo("Data Observatory of Belmopan");
        assertThat(named.select("#new-organizations a[href='/changes/" + organization + "']"))
                .hasSize(1);
        assertThat(named.select("fieldset.unknown")).isEmpty();
        assertThat(luis.get("/changes/" + organization + "/review").statusCode())
                .as("a draft that was never sent")
                .isEqualTo(404);

        var review = sent(draft);
        assertThat(state(organization)).isEqualTo("SUBMITTED");
        var seen = luis.page(review);
        assertThat(seen.select("section[aria-labelledby=unpublished]").text())
                .contains("Data Observatory of Belmopan", "DUB", "published together");
        assertThat(seen.select("input[name='.with']").val()).startsWith(organization + "/");

        var approve = review.replace("/review", "/approve");
        luis.post(approve, Map.of("_csrf", fieldOf(seen, "_csrf"), ".revision", fieldOf(seen, ".revision")));
        assertThat(luis.page(review).select(".errors").text()).contains("It names what is not published");
        assertThat(state(organization)).isEqualTo("SUBMITTED");

        luis.fill(review, approve, Map.of());
        assertThat(List.of(state(organization), state(id(review)))).containsOnly("PUBLISHED");
        assertThat(jdbc.sql("select record_kind from change order by id desc limit 2")
                        .query(String.class)
                        .list())
                .containsExactly("ACTIVITY", "ORGANIZATION");
        var published = new Visitor(port).page("/organizations/data-observatory-of-belmopan");
        assertThat(published.select("h1").text()).contains("Data Observatory of Belmopan");
        assertThat(published.select("main [data-count][data-unit=activities]").attr("data-count"))
                .isEqualTo("1");
    }

    private static String fieldOf(Document page, String name) {
        return page.select("main input[name='" + name + "']").attr("value");
    }

    @Test
    void isMadeOnlyWhenThoseThatMayBeMeantWereSeen() {
        var draft = saved(activity("Seminar with a known body", "Governement of Canadda"));
        var page = ana.page(draft);
        assertThat(page.select("fieldset.unknown optgroup option").eachText()).contains("Government of Canada");
        var unseen =
                ana.post(draft, and(fields(page), ".new.0.as", "new.government", ".new.0.seen", "", "do", "submit"));
        assertThat(unseen.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(unseen.body()).select(".errors a[href='#-new-0-as']"))
                .hasSize(1);
        assertThat(jdbc.sql("select count(*) from proposal where record_kind = 'ORGANIZATION' and title like 'Govern%'")
                        .query(Long.class)
                        .single())
                .isZero();
        var taken = ana.post(draft, and(fields(ana.page(draft)), ".new.0.as", "government-of-canada", "do", "save"));
        assertThat(taken.statusCode()).isEqualTo(302);
        assertThat(ana.page(draft).select("fieldset.unknown")).isEmpty();
        sent(draft);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            USAID                                           | United States Agency for International Development (USAID)
            Central American Integration System (SICA)      | Central American Integration System (SICA)
            Sistema de la Integración Centroamericana (SICA)| Central American Integration System (SICA)
            Gobierno de Canadá                              | Government of Canada
            Government of Spain                             | Government of the Kingdom of Spain
            CARICOM IMPACS                                  | CARICOM Implementation Agency for Crime and Security (CARICOM-IMPACS)
            """)
    void isNotNewUnderAnyNameThatOneAloneGoesBy(String typed, String understood) {
        var page = ana.page(saved(activity("Known by another name", typed)));
        assertThat(page.select("fieldset.unknown")).isEmpty();
        var echo =
                page.select("[id='activity-involvements-0-organization-echo']").text();
        assertThat(echo).isEqualTo(typed.equals(understood) ? "" : "Read as " + understood);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the Government of Spain, SICA, and the Police of Belize. | Government of the Kingdom of Spain; Central American Integration System (SICA); Police of Belize
            SICA and the Ministry of Justice and Peace of Ica        | Central American Integration System (SICA); Ministry of Justice and Peace of Ica
            el Gobierno de Canadá y la USAID                         | Government of Canada; United States Agency for International Development (USAID)
            Ministry of Justice and Peace of Ica                     | Ministry of Justice and Peace of Ica
            SICA; SICA; Band of Ica                                  | Central American Integration System (SICA); Band of Ica
            """)
    void isReadFromAPastedList(String pasted, String rows) {
        var list = and(activity("With a list", "Government of Canada"), ".organizations", pasted);
        var page = Jsoup.parse(ana.post("/changes", and(list, ".organizations-role", "partner", "do", "read"))
                .body());
        var read = page.select("[name^='activity-involvements'][name$=organization]").eachAttr("value").stream()
                .filter(name -> !name.isEmpty())
                .toList();
        assertThat(read.getFirst()).as("was there, in another role").isEqualTo("Government of Canada");
        assertThat(read.subList(1, read.size())).containsExactly(rows.split("; ", -1));
        assertThat(page.select("[name='activity-involvements.1.role'] option[selected]")
                        .val())
                .isEqualTo("partner");
        assertThat(page.select("[name='.organizations']").val()).isEmpty();
        assertThat(page.select("[name='.organizations-role'] option[selected]").val())
                .as("is chosen anew for the next list")
                .isEmpty();
    }

    @Test
    void isNotReadFromAListWithoutARole() {
        var list = and(activity("Without a role", "Government of Canada"), ".organizations", "SICA, USAID");
        for (var doing : List.of("read", "submit")) {
            var page = Jsoup.parse(ana.post("/changes", and(list, "do", doing)).body());
            assertThat(page.select(".errors a").eachAttr("href")).as(doing).containsExactly("#-organizations-role");
            assertThat(page.select("[name='.organizations']").val()).isEqualTo("SICA, USAID");
        }
    }

    @Test
    void isFoundByPartOfItsAcronymAndNotAmongOtherGovernments() {
        assertThat(ana.page(saved(activity("By part", "IMPACS")))
                        .select("fieldset.unknown optgroup:first-of-type option")
                        .eachAttr("value"))
                .contains("caricom-impacs");
        assertThat(ana.page(saved(activity("One among many", "Government of Panama")))
                        .select("fieldset.unknown optgroup option")
                        .eachAttr("value"))
                .doesNotContain("government-of-canada", "government-of-chile");
    }

    @Test
    void isNotTakenForAnotherWithItsAcronym() {
        var page = ana.page(saved(activity("With an acronym of another", "Ministry of Canals (USAID)")));
        assertThat(page.select("fieldset.unknown optgroup option").eachAttr("value"))
                .contains("usaid");
        assertThat(page.select("fieldset.unknown optgroup:last-of-type option:first-child")
                        .val())
                .isEqualTo("new.government-agency");
    }

    @Test
    void holdsBackTheActivityWhileItIsReturnedOrDiscarded() {
        var review = sent(made("Seminar held back", "Night Watch of Loja"));
        var organization = proposalOf("Night Watch of Loja");
        var alone = "/changes/" + organization + "/review";
        luis.fill(alone, "/changes/" + organization + "/return", Map.of("note", "Whose is it?"));

        var blocked = luis.page(review);
        assertThat(blocked.select("section[aria-labelledby=unpublished]").text())
                .contains("Night Watch of Loja", "returned", "cannot be published");
        assertThat(blocked.select("form[action$=/approve]")).isEmpty();
        var approve = review.replace("/review", "/approve");
        luis.post(approve, Map.of("_csrf", fieldOf(blocked, "_csrf"), ".revision", fieldOf(blocked, ".revision")));
        assertThat(state(id(review))).isEqualTo("SUBMITTED");

        var mended = fields(ana.page("/changes/" + organization));
        ana.post("/changes/" + organization, and(mended, "do", "discard"));
        assertThat(state(organization)).isEqualTo("DISCARDED");
        assertThat(luis.page(review)
                        .select("section[aria-labelledby=unpublished]")
                        .text())
                .contains("nobody proposes it");
        luis.fill(review, review.replace("/review", "/return"), Map.of("note", "Which body is it?"));
        var draft = review.replace("/review", "");
        var wrong = ana.post(draft, and(fields(ana.page(draft)), "do", "submit"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.body()).select(".errors").text()).contains("Night Watch of Loja");
    }

    @Test
    void ofOthersIsNotSeenWhileItIsADraft() {
        made("Seminar of ana", "Secret Society of Ana");
        assertThat(luis.get("/changes/new/activity").body()).doesNotContain("Secret Society of Ana");
        assertThat(ana.get("/changes/new/activity").body()).contains("Secret Society of Ana");
    }

    @Test
    void severalAreMadeAndSentAtOnceAndWhatIsChosenTogetherIsPublishedInOrder() {
        var fields = activity("Seminar with two", "First Band of Ica");
        fields.put("activity-involvements.1.organization", "Second Band of Ica");
        fields.put("activity-involvements.1.role", "partner");
        fields.remove("source"); // where it is written is said last, and holds for what is new with it
        fields.remove("places");
        var draft = saved(fields);
        var page = ana.page(draft);
        assertThat(page.select("fieldset.unknown select")).hasSize(2);
        var review = Visitor.wherefrom(ana.post(
                draft,
                and(
                        fields(page),
                        ".new.0.as",
                        "new.group",
                        ".new.1.as",
                        "new.group",
                        "do",
                        "submit",
                        "source",
                        "management-report-2009-2011",
                        "places",
                        "3.c/4")));
        assertThat(review).endsWith("/review");
        var list = luis.page("/changes?list=review");
        var body = new HashMap<String, String>();
        body.put("_csrf", fieldOf(list, "_csrf"));
        var chosen = list.select("input[name=change]").eachAttr("value").stream()
                .filter(value -> List.of(id(review), proposalOf("First Band of Ica"), proposalOf("Second Band of Ica"))
                        .contains(value.split("/", 2)[0]))
                .toList();
        assertThat(chosen).hasSize(3);
        body.put("change", String.join(",", chosen));
        luis.post("/changes/approve", body);
        assertThat(state(id(review))).isEqualTo("PUBLISHED");
    }
}
