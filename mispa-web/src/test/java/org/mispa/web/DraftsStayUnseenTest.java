package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.MispaApplication;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.change.History;
import org.mispa.domain.change.Staff;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.exchange.BulkChange;
import org.mispa.domain.exchange.ImportRecords;
import org.mispa.domain.exchange.RecordList;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
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

/// What is being written is seen by nobody who may not see it, and what was written is not lost.
@SpringBootTest(classes = MispaApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({WholePortal.Today.class, WholePortal.QuickPasswords.class})
@TestPropertySource(properties = "mispa.test.database=drafts") // a context, and so a database, of its own
class DraftsStayUnseenTest {

    /// Words that stand in no record.
    private static final String MARKER = "Quetzalcoatlus";

    private static final String FOUND_BY = "Zanzibarine";

    @LocalServerPort
    private int port;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private Workflow workflow;

    @Autowired
    private ImportRecords imports;

    @Autowired
    private History history;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, UUID> ids = new HashMap<>();

    @BeforeEach
    void somebodyOfEachRole() {
        jdbc.sql("delete from account").update();
        for (var role : AccountRole.values()) {
            var name = role.name().toLowerCase(Locale.ROOT);
            ids.put(name, People.open(manage, passwords, name, role).value());
        }
    }

    private Visitor signedIn(String name) {
        return People.signedIn(port, name);
    }

    /// What the empty form sends of itself.
    private static Map<String, String> newActivity(Visitor editor) {
        var form = Objects.requireNonNull(editor.page("/changes/new/activity").selectFirst("form.record"));
        var fields = new HashMap<String, String>();
        form.select("input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.attr("value")));
        return fields;
    }

    private List<Long> planted() {
        var editor = new Staff(Objects.requireNonNull(ids.get("editor")), "editor", AccountRole.EDITOR);
        var title = FOUND_BY + " " + MARKER;
        var planted = new ArrayList<Long>();
        planted.add(workflow.begin(
                new About(RecordKind.ACTIVITY, null, null),
                title,
                Map.of("title_en", List.of(title)),
                UUID.randomUUID(),
                editor,
                WholePortal.NOW));
        var record = new RecordKey(RecordKind.ACTIVITY, "police-intelligence-course-2");
        var now = history.last(record).orElseThrow();
        var cells = RecordCells.of(Objects.requireNonNull(now.after()));
        var row = new HashMap<>(cells.row());
        row.put("title_en", title);
        row.put("place", MARKER);
        var details =
                Objects.requireNonNull(new Reading().details(new RecordCells(cells.kind(), row, cells.parts()), null));
        var id = workflow.begin(
                new About(record.kind(), record.key(), now.version()),
                title,
                Map.of("title_en", List.of(title)),
                UUID.randomUUID(),
                editor,
                WholePortal.NOW);
        workflow.write(id, 0, title, Map.of("title_en", List.of(title)), MARKER, editor, WholePortal.NOW);
        workflow.submit(id, 1, record.key(), now.version(), details, editor, WholePortal.NOW);
        planted.add(id);
        return planted;
    }

    /// A change of all records of a list that waits for review.
    private long plantedInBulk() {
        var editor = new Staff(Objects.requireNonNull(ids.get("editor")), "editor", AccountRole.EDITOR);
        var change = new BulkChange(
                RecordKind.ACTIVITY,
                "/activities?initiative=1.c",
                Map.of("place", MARKER),
                Map.of("mandate", "2.2", "basis", "inferred", "reason_en", FOUND_BY + " " + MARKER),
                "");
        var day = LocalDate.of(2011, 11, 15);
        var list = new RecordList.OfActivities(
                ActivityFilter.ALL.withInitiatives(Set.of("1.c")), new Reckoning(day, day, LinkMode.ALL));
        var id = imports.gather(list, change, MARKER, editor, WholePortal.NOW);
        imports.check(id, editor, WholePortal.NOW);
        imports.take(id, false, MARKER, editor, new By("editor@example.org", "127.0.0.1", WholePortal.NOW));
        return id;
    }

    @Test
    void byNobodyInNoPageListFigureSearchOrDownload() {
        var planted = planted();
        var bulk = plantedInBulk();
        var pages = Stream.concat(
                        Stream.of(PageType.values())
                                .flatMap(type -> Stream.concat(Stream.of(type.address()), type.others().stream())),
                        Stream.of(
                                "/search?q=" + FOUND_BY + "&go=no",
                                "/search?q=" + FOUND_BY,
                                "/activities?q=" + FOUND_BY,
                                "/activities.csv",
                                "/data/activities.csv",
                                "/activities.ics",
                                "/deliverables.ics",
                                "/calendar.ics",
                                "/changes.atom",
                                "/since?component=3&from=2026-01-01",
                                "/since?initiative=1.c&from=2026-01-01",
                                "/components/3.ics",
                                "/components/3.atom",
                                "/mandates/3.2.ics",
                                "/mandates/3.2.atom",
                                "/countries/JM.ics",
                                "/countries/JM.atom",
                                "/organizations/government-of-canada.ics",
                                "/organizations/government-of-canada.atom",
                                "/data/activities.csv-metadata.json",
                                "/history/activity/police-intelligence-course-2",
                                "/activities?initiative=1.c",
                                "/activities?mandate=2.2",
                                "/activities/border-security-programme",
                                "/history/activity/border-security-programme",
                                "/mandates/2.2",
                                "/links",
                                "/imports",
                                "/imports/" + bulk,
                                "/inbox",
                                "/changes",
                                "/changes/" + planted.getFirst(),
                                "/changes/" + planted.getFirst() + "/review",
                                "/changes/" + planted.getLast(),
                                "/changes/" + planted.getLast() + "/review"))
                .toList();
        assertThat(pages).hasSizeGreaterThan(30);
        for (var visitor : List.of(new Visitor(port), signedIn("reader"), signedIn("delegate"))) {
            for (var page : pages) {
                assertThat(visitor.get(page).body()).as(page).doesNotContain(MARKER);
            }
        }
        var admin = signedIn("admin");
        assertThat(admin.get("/changes/" + planted.getFirst() + "/review").statusCode())
                .as("a draft that was never sent")
                .isEqualTo(404);
        assertThat(admin.get("/changes/" + planted.getLast() + "/review").body())
                .contains(MARKER);
        assertThat(admin.get("/imports/" + bulk).body()).contains(MARKER);
    }

    @Test
    void aFormSentTwiceMakesOneRecord() {
        var editor = signedIn("editor");
        var fields = newActivity(editor);
        fields.putAll(Map.of(
                "type", "seminar",
                "title_en", "Sent twice",
                "recorded", "done",
                "source", "management-report-2009-2011",
                "places", "3.c/4",
                "do", "submit"));
        var first = Visitor.wherefrom(editor.post("/changes", fields));
        var second = Visitor.wherefrom(editor.post("/changes", fields));
        assertThat(first).endsWith("/review").isEqualTo(second);
        assertThat(jdbc.sql("select count(*) from proposal where title = 'Sent twice'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsSentAfterTheSessionHasEndedStandsInTheFormAgain() {
        var editor = signedIn("editor");
        var fields = newActivity(editor);
        fields.put("title_en", "Written for an hour");
        jdbc.sql("delete from spring_session").update();
        assertThat(Visitor.wherefrom(editor.post("/changes", fields))).isEqualTo("/changes/unsent");
        assertThat(Visitor.wherefrom(editor.get("/changes/unsent"))).startsWith("/sign-in?from=");
        editor.signIn("editor@example.org", People.PASSWORD);
        var again = editor.page("/changes/unsent");
        assertThat(again.select("#title_en").val()).isEqualTo("Written for an hour");
        assertThat(again.select("main").text()).contains("Your session had ended");
    }

    @Test
    void markupIsTextAndWhatNobodySeesIsToldAtItsField() {
        var editor = signedIn("editor");
        var fields = newActivity(editor);
        fields.putAll(Map.of(
                "type", "no-such-type",
                "title_en", "<script>alert(1)</script>",
                "place", "San\u202EJosé",
                "summary_en", "x".repeat(5_001),
                "recorded", "done",
                "date", "32/13/2010",
                "source", "management-report-2009-2011",
                "places", "3.c/4",
                "do", "submit"));
        var answer = editor.post("/changes", fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("<script>alert(1)");
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("#title_en").val()).isEqualTo("<script>alert(1)</script>");
        assertThat(page.select("#type-error").text()).contains("no-such-type");
        assertThat(page.select("#place-error").text()).contains("U+202E");
        assertThat(page.select("#summary_en-error").text()).contains("5001");
        assertThat(page.select("#date-error").text()).contains("32/13/2010");
        assertThat(page.select(".errors li")).hasSize(4);
    }
}
