package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.MispaApplication;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.exchange.Batches;
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

/// From a filtered list to what is done to all of its records, as browsers without scripts do it.
@SpringBootTest(classes = MispaApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import(WholePortal.Today.class)
@TestPropertySource(properties = "mispa.test.database=bulk-change-pages")
class BulkChangePagesTest {
    private static final String LIST = "/activities?initiative=1.b";
    private static final String ASK = "/imports/change/activities?initiative=1.b";

    @LocalServerPort
    private int port;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private Batches batches;

    @Autowired
    private JdbcClient jdbc;

    private Visitor ana;

    @BeforeEach
    void ana() {
        ana = signedIn("ana", AccountRole.EDITOR);
    }

    private Visitor signedIn(String name, AccountRole role) {
        if (accounts.withMail(People.mail(name)).isEmpty()) {
            People.open(manage, passwords, name, role);
        }
        return People.signedIn(port, name);
    }

    private String looked(String ask, Map<String, String> fields) {
        var answer = ana.fill(ask, ask, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var page = Visitor.wherefrom(answer);
        People.await(batches, page);
        return page;
    }

    private static long counted(Document list) {
        return Long.parseLong(list.select("main [data-total]").attr("data-total"));
    }

    @Test
    void anotherPersonPublishesWhatWasDoneToAListAndItCanBeUndone() {
        var luis = signedIn("luis", AccountRole.EDITOR);
        var list = ana.page(LIST);
        var total = counted(list);
        assertThat(total).isPositive();
        assertThat(list.select("main a[href='" + ASK + "']").text()).isEqualTo("Change all of these");
        assertThat(ana.page(ASK).select("main a[data-count]").attr("data-count"))
                .isEqualTo(Long.toString(total));
        var page = looked(
                ASK,
                Map.of(
                        "standing",
                        "cancelled",
                        "line",
                        "none",
                        "added",
                        "2.2",
                        "grounds",
                        "inferred",
                        "why",
                        "It is for young people.",
                        "removed",
                        "1.2",
                        "reason",
                        "By the new plan"));
        assertThat(luis.get(page).statusCode()).as("a preview is its author's").isEqualTo(404);

        var preview = ana.page(page);
        assertThat(preview.select("h1").text()).startsWith("Bulk change ");
        assertThat(preview.select("main h2#records").text()).isEqualTo(total + " records");
        assertThat(preview.select("main dl a").attr("href")).isEqualTo(LIST);
        assertThat(preview.select("main ul.linked li").eachText())
                .containsExactly("all: " + total, "would change: " + total, "so already: 0", "cannot be changed: 0");
        assertThat(preview.select("main dl").text())
                .contains(
                        "all of a list: " + total + " activities",
                        "Status, according to the source Cancelled",
                        "Line of work none",
                        "Add a mandate 2.2 · By the portal’s reading · It is for young people.",
                        "Remove a mandate 1.2",
                        "By the new plan");
        var line = preview.select("main tbody tr").first();
        assertThat(line).isNotNull();
        assertThat(line.text()).contains("would change", "now: Cancelled", "Mandates:", "now: 2.2");
        assertThat(line.select("del").text()).contains("1.b", "1.2");

        ana.fill(page, page + "/take", Map.of());
        assertThat(ana.page(page).select("main form[action$=/approve]")).isEmpty();
        assertThat(counted(new Visitor(port).page(LIST)))
                .as("until it is published")
                .isEqualTo(total);
        assertThat(luis.page("/imports").select("main tbody tr th").text())
                .contains("Bulk change", total + " activities");
        luis.fill(page, page + "/approve", Map.of());
        People.await(batches, page);
        assertThat(counted(new Visitor(port).page(LIST))).isZero();
        luis.fill(page, page + "/undo", Map.of("reason", "The plan was withdrawn"));
        People.await(batches, page);
        assertThat(counted(new Visitor(port).page(LIST))).isEqualTo(total);
        assertThat(luis.page(page).select("main dl").text()).contains("undone", "The plan was withdrawn");
    }

    @Test
    void whatCannotBeChangedIsToldInWordsAndTheOthersCanBeTaken() {
        var page = looked("/imports/change/deliverables", Map.of("standing", "planned", "reason", "A test"));
        var preview = ana.page(page);
        assertThat(preview.select("main h2#records").text()).startsWith(counted(ana.page("/deliverables")) + " ");
        var cannot = ana.page(page + "?outcome=faulty").select("main tbody tr");
        assertThat(cannot)
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row.text()).contains("cannot be changed", "Only what is delivered has an outcome"));
        assertThat(ana.page(page + "?outcome=same").select("main tbody tr"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.text()).contains("so already"));
        assertThat(preview.select("main form[action$=/take] button").text())
                .startsWith("Take only those that can be changed: ");
        ana.fill(page, page + "/discard", Map.of());
        assertThat(ana.page(page).select("main [role=status]").text()).isEqualTo("It is left: nothing was changed.");
    }

    @Test
    void whatIsWrongIsToldAtItsFieldAndWhatWasChosenStays() {
        var kept = jdbc.sql("select count(*) from batch").query(Long.class).single();
        var nothing = ana.fill(ASK, ASK, Map.of("reason", " "));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(nothing.body()).select("main .errors li")).hasSize(2);

        var answer = ana.fill(
                ASK,
                ASK,
                Map.of(
                        "line",
                        "no-such-line",
                        "added",
                        "2.2",
                        "grounds",
                        "inferred",
                        "removed",
                        "2.2",
                        "reason",
                        "x".repeat(501)));
        assertThat(answer.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(answer.body());
        for (var field : List.of("line", "why", "removed", "reason")) {
            assertThat(page.select("#" + field + "-error").text()).as(field).isNotEmpty();
        }
        assertThat(page.select("#added option[selected]").val()).isEqualTo("2.2");
        assertThat(page.select("input[name=grounds][checked]").val()).isEqualTo("inferred");
        assertThat(page.select("#reason").val()).hasSize(501);
        assertThat(page.select("main form").attr("action")).isEqualTo(ASK);
        assertThat(jdbc.sql("select count(*) from batch").query(Long.class).single())
                .isEqualTo(kept);
    }

    @Test
    void aListWithoutRecordsAndAnAddressThatIsNoneAreRefused() {
        var empty = ana.page("/imports/change/activities?mandate=1.1&country=JM&year=1999");
        assertThat(empty.select("main .errors").text()).isEqualTo("This list has no records. Widen it.");
        assertThat(empty.select("main form[method=post]")).isEmpty();
        assertThat(ana.get("/imports/change/activities?status=nonsense").statusCode())
                .isEqualTo(400);
        assertThat(ana.get("/imports/change/meetings").statusCode()).isEqualTo(404);
    }

    @Test
    void isOfferedToThoseWhoWriteOnlyAndNeverWhereThePastIsShown() {
        var today = WholePortal.NOW.toString().substring(0, 10);
        for (var list : List.of("activities", "deliverables")) {
            var link = "main a[href^=/imports/change/" + list + "]";
            assertThat(ana.page("/" + list).select(link)).hasSize(1);
            assertThat(ana.page("/" + list + "?known=" + today).select("main [data-total]"))
                    .isNotEmpty();
            assertThat(ana.page("/" + list + "?known=" + today).select(link)).isEmpty();
            for (var other : List.of(
                    new Visitor(port), signedIn("rosa", AccountRole.READER), signedIn("dora", AccountRole.DELEGATE))) {
                assertThat(other.page("/" + list).select("main [data-total]")).isNotEmpty();
                assertThat(other.page("/" + list).select(link)).isEmpty();
            }
        }
    }

    @Test
    void thePagesAreValidHtml() throws IOException {
        var page = looked(ASK, Map.of("standing", "done", "reason", "A test"));
        var faults = new ArrayList<String>();
        try (var checker = new HtmlChecker()) {
            for (var path : List.of(ASK, page, "/imports", "/activities")) {
                checker.check(ana.get(path).body()).stream()
                        .filter(message -> !message.contains("popover")
                                && !message.contains("Element “search” not allowed")
                                && !message.contains("Possible misuse of “aria-label”")
                                && !message.contains("input type is not supported in all browsers"))
                        .forEach(message -> faults.add(path + " " + message));
            }
        }
        assertThat(faults).isEmpty();
    }
}
