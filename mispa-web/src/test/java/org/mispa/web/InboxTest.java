package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.History;
import org.mispa.domain.change.Staff;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Every number of the inbox is that of the list it leads to.
@TestPropertySource(properties = "mispa.test.database=inbox") // a context, and so a database, of its own
class InboxTest extends WholePortal {
    private static final Actor EDITOR = new Actor("an editor");

    @Autowired
    private MockMvcTester portal;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApplyChange door;

    @Autowired
    private Workflow workflow;

    @Autowired
    private History history;

    @Autowired
    private JdbcClient jdbc;

    private SignedIn ana;
    private Staff luis;

    @BeforeEach
    void twoEditors() {
        jdbc.sql("delete from account").update();
        ana = editor("ana");
        luis = editor("luis").staff();
    }

    private SignedIn editor(String name) {
        People.openWith(manage, "no hash", name, AccountRole.EDITOR);
        return new SignedIn(accounts.withMail(People.mail(name)).orElseThrow());
    }

    private Document seen(String address) {
        var answer = portal.perform(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(URI.create(address))
                        .with(user(ana)));
        assertThat(answer).as(address).hasStatusOk();
        return document(answer);
    }

    /// Each number by the address it leads to, compared with what is there.
    private Map<String, Long> numbers() {
        var numbers = new LinkedHashMap<String, Long>();
        for (var figure : seen("/inbox").select("main [data-count]")) {
            var href = figure.attr("href");
            var number = Long.parseLong(figure.attr("data-count"));
            var total = seen(href).select("main [data-total][data-unit=" + figure.attr("data-unit") + "]");
            assertThat(total).as(href).isNotEmpty();
            assertThat(Long.parseLong(total.attr("data-total"))).as(href).isEqualTo(number);
            numbers.put(href, number);
        }
        return numbers;
    }

    private void publish(RecordKind kind, String like, String key, Map<String, String> cells) {
        var now = RecordCells.of(Objects.requireNonNull(
                history.current(new RecordKey(kind, like)).orElseThrow().after()));
        var row = new HashMap<>(now.row());
        row.putAll(cells);
        row.values().removeIf(String::isEmpty);
        Details details = Objects.requireNonNull(new Reading().details(new RecordCells(kind, row, Map.of()), null));
        door.apply(new Change(new RecordKey(kind, key), null, details, EDITOR, "new"), NOW);
    }

    private long draft(Staff author) {
        return workflow.begin(
                new About(RecordKind.ORGANIZATION, null, null), "A draft", Map.of(), UUID.randomUUID(), author, NOW);
    }

    private long sent(Staff author, String key) {
        var id = draft(author);
        var details = history.current(new RecordKey(RecordKind.ORGANIZATION, "government-of-canada"))
                .orElseThrow()
                .after();
        workflow.submit(id, 0, key, null, Objects.requireNonNull(details), author, NOW);
        return id;
    }

    @Test
    void holdsForTheShippedRecordsAndForWhatIsAdded() {
        var before = numbers();
        assertThat(before).hasSize(15);

        publish(
                RecordKind.ACTIVITY,
                "seminar-firearms-marking-san-jose",
                "seminar-planned",
                Map.of("recorded", "planned", "date", "2010-05", "date_basis", "stated"));
        publish(
                RecordKind.ACTIVITY,
                "seminar-firearms-marking-san-jose",
                "seminar-later",
                Map.of("recorded", "planned", "date", "2013-05", "date_basis", "stated"));
        publish(
                RecordKind.ACTIVITY,
                "seminar-firearms-marking-san-jose",
                "seminar-to-come",
                Map.of("recorded", "planned", "date", "2027-05", "date_basis", "stated"));
        publish(
                RecordKind.DELIVERABLE,
                "penitentiary-meeting-3-held",
                "penitentiary-meeting-4-held",
                Map.of("due", "2013-05"));
        publish(RecordKind.ORGANIZATION, "government-of-canada", "unnamed", Map.of("source", "", "places", ""));
        publish(RecordKind.ORGANIZATION, "government-of-canada", "named", Map.of());
        draft(ana.staff());
        sent(ana.staff(), "one");
        sent(luis, "two");
        sent(luis, "three");
        workflow.giveBack(sent(ana.staff(), "four"), 1, "Which one?", luis, NOW);

        var after = numbers();
        assertThat(after.keySet()).containsExactlyElementsOf(before.keySet());
        var more = new LinkedHashMap<String, Long>();
        after.forEach((href, number) -> {
            if (!number.equals(before.get(href))) {
                more.put(href, number - Objects.requireNonNull(before.get(href)));
            }
        });
        assertThat(more)
                .isEqualTo(Map.of(
                        "/changes?list=returned", 1L,
                        "/changes?list=review", 2L,
                        "/changes?list=drafts", 1L,
                        "/changes?list=sent", 1L,
                        "/activities?status=no-outcome", 1L,
                        "/activities?passed=true&asof=2026-11-24", 1L,
                        "/deliverables?passed=true&asof=2026-11-24", 1L,
                        "/uncited", 1L));
        assertThat(seen("/uncited?kind=organization")
                        .select("main [data-total]")
                        .attr("data-total"))
                .isEqualTo(seen("/uncited")
                        .select("main .linked a[href='/uncited?kind=organization']")
                        .text()
                        .replaceAll("[^0-9]", ""));
        assertThat(seen("/uncited?kind=organization").select("main .rows a[href='/changes/edit/organization/unnamed']"))
                .hasSize(1);
        assertThat(seen("/uncited?kind=meeting").select("main .rows a").eachAttr("href"))
                .doesNotContain("/changes/edit/organization/unnamed");
    }

    @Test
    void goesByTheDayThatTheReaderHasChosen() {
        var figures = seen("/inbox?asof=2012-07-01").select("main [data-count]").eachAttr("href");
        assertThat(figures)
                .contains("/activities?passed=true&asof=2012-07-01", "/deliverables?passed=true&asof=2012-07-01")
                .allSatisfy(href -> assertThat(List.of(href.split("asof=", -1))).hasSize(2));
    }
}
