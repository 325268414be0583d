package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.MispaApplication;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.History;
import org.mispa.domain.exchange.Batches;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Actor;
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

/// Two records of one organization become one in one step, which another person publishes and which is undone as a
/// whole.
@SpringBootTest(classes = MispaApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import(WholePortal.Today.class)
@TestPropertySource(properties = "mispa.test.database=merging") // a context, and so a database, of its own
class MergingRecordsTest {
    private static final String CANADA = "government-of-canada";
    private static final String TWICE = "canada-twice";
    private static final String LIST = "/activities?organization=";
    private static final Actor EDITOR = new Actor("an editor");

    @LocalServerPort
    private int port;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private ApplyChange door;

    @Autowired
    private History history;

    @Autowired
    private Batches batches;

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

    private static RecordKey activity(String key) {
        return new RecordKey(RecordKind.ACTIVITY, key);
    }

    private static RecordKey organization(String key) {
        return new RecordKey(RecordKind.ORGANIZATION, key);
    }

    private RecordCells cells(RecordKey record) {
        return RecordCells.of(
                Objects.requireNonNull(history.current(record).orElseThrow().after()));
    }

    private List<Map<String, String>> involved(String activity) {
        return cells(activity(activity)).rows(RecordFile.ACTIVITY_INVOLVEMENTS);
    }

    private void publish(RecordKey record, RecordCells cells) {
        var base = history.current(record).map(History.Version::version).orElse(null);
        var details = Objects.requireNonNull(new Reading().details(cells, null));
        door.apply(new Change(record, base, details, EDITOR, "as it was entered"), WholePortal.NOW);
    }

    private void involve(String activity, List<Map<String, String>> involvements) {
        var now = cells(activity(activity));
        var parts = new HashMap<>(now.parts());
        parts.put(RecordFile.ACTIVITY_INVOLVEMENTS, involvements);
        publish(activity(activity), new RecordCells(now.kind(), now.row(), parts));
    }

    private long total(String organization) {
        return Long.parseLong(new Visitor(port)
                .page(LIST + organization)
                .select("main [data-total][data-unit=activities]")
                .attr("data-total"));
    }

    private static Map<String, String> with(Map<String, String> row, String column, String cell) {
        var changed = new HashMap<>(row);
        changed.put(column, cell);
        return changed;
    }

    @Test
    void keepsEveryLinkOnceAndIsUndoneAsAWhole() {
        var naming = jdbc.sql("""
                        select distinct activity from activity_involvement
                        where organization = :canada and basis = 'STATED' and role = 'FUNDER' order by 1 limit 3
                        """).param("canada", CANADA).query(String.class).list().stream()
                .map(Objects::requireNonNull)
                .toList();
        assertThat(naming).hasSize(3);
        var before = total(CANADA);
        publish(organization(TWICE), cells(organization(CANADA)));
        for (var key : naming) {
            var rows = new ArrayList<Map<String, String>>();
            for (var row : involved(key)) {
                if (CANADA.equals(row.get("organization"))) {
                    rows.add(with(row, "organization", TWICE));
                    if (key.equals(naming.getLast())) {
                        rows.add(with(row, "note_en", "Also by its embassy"));
                    }
                } else {
                    rows.add(row);
                }
            }
            involve(key, rows);
        }
        var child = new HashMap<>(cells(organization("government-of-chile")).row());
        child.put("parent", TWICE);
        publish(organization("office-of-canada"), new RecordCells(RecordKind.ORGANIZATION, child, Map.of()));
        var entered = involved(naming.getLast());
        var apart = total(CANADA);
        assertThat(apart).isLessThan(before);

        var ask = "/changes/withdraw/organization/" + TWICE;
        var none = ana.fill(ask, ask, Map.of("reason", "Entered twice", "do", "merge"));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(none.body()).select("#reason").val()).isEqualTo("Entered twice");
        var batch = Visitor.wherefrom(
                ana.fill(ask, ask, Map.of("reason", "Entered twice", "successor", CANADA, "do", "merge")));
        assertThat(batch).startsWith("/imports/");
        var plan = ana.page(batch);
        assertThat(plan.select("main tbody tr")).hasSize(5);
        assertThat(plan.select("main tbody").text()).contains(naming).contains("withdrawn", "office-of-canada");
        assertThat(plan.select("main tbody del").text()).contains(TWICE);
        assertThat(plan.select("main tbody ins").text()).contains(CANADA);
        assertThat(total(TWICE)).as("nothing is changed yet").isEqualTo(3);

        ana.fill(batch, batch + "/take", Map.of("reason", "Entered twice"));
        assertThat(ana.page(batch).select("form[action$=/approve]")).isEmpty();
        luis.fill(batch, batch + "/approve", Map.of());
        People.await(batches, batch);

        assertThat(total(CANADA)).isEqualTo(before);
        for (var key : naming) {
            assertThat(involved(key))
                    .as(key)
                    .filteredOn(row -> CANADA.equals(row.get("organization")))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
            assertThat(involved(key)).noneMatch(row -> TWICE.equals(row.get("organization")));
        }
        var joined = involved(naming.getLast());
        assertThat(joined).hasSizeLessThan(entered.size());
        assertThat(joined.stream()
                        .filter(row -> CANADA.equals(row.get("organization")) && "funder".equals(row.get("role"))))
                .singleElement()
                .satisfies(row -> assertThat(row.get("note_en")).contains("Also by its embassy"));
        assertThat(cells(organization("office-of-canada")).cell("parent")).isEqualTo(CANADA);
        var gone = new Visitor(port).get("/organizations/" + TWICE);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("/organizations/" + CANADA, "Entered twice");
        assertThat(history(naming.getFirst()).text()).contains("Entered twice");

        luis.fill(batch, batch + "/undo", Map.of("reason", "They are two after all"));
        People.await(batches, batch);
        assertThat(total(CANADA)).isEqualTo(apart);
        assertThat(total(TWICE)).isEqualTo(3);
        assertThat(involved(naming.getLast())).isEqualTo(entered);
        assertThat(cells(organization("office-of-canada")).cell("parent")).isEqualTo(TWICE);
        assertThat(new Visitor(port).get("/organizations/" + TWICE).statusCode())
                .isEqualTo(200);
        assertThat(history(naming.getFirst()).text()).contains("They are two after all");
    }

    private Document history(String activity) {
        return new Visitor(port).page("/history/activity/" + activity);
    }

    @Test
    void stopsWhereTheDuplicateIsNamedAnewAndGoesOnAfterAnotherLook() {
        publish(organization("usaid-twice"), cells(organization("usaid")));
        var ask = "/changes/withdraw/organization/usaid-twice";
        var batch = Visitor.wherefrom(
                ana.fill(ask, ask, Map.of("reason", "Entered twice", "successor", "USAID twin", "do", "merge")));
        assertThat(batch).as("no such record").isEmpty();
        batch = Visitor.wherefrom(
                ana.fill(ask, ask, Map.of("reason", "Entered twice", "successor", "usaid", "do", "merge")));
        ana.fill(batch, batch + "/take", Map.of("reason", "Entered twice"));
        involve(
                "seminar-firearms-marking-san-jose",
                List.of(Map.of("organization", "usaid-twice", "role", "funder", "basis", "stated")));

        luis.fill(batch, batch + "/approve", Map.of());
        People.await(batches, batch);
        var page = luis.page(batch);
        assertThat(page.select(".errors").text()).contains("seminar-firearms-marking-san-jose");
        assertThat(history.current(organization("usaid-twice")))
                .as("nothing was done")
                .isPresent();
    }
}
