package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.History;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// What changed since a day, a meeting or what somebody has read.
@Import(CountedQueries.class)
@TestPropertySource(properties = "mispa.test.database=since") // a context, and so a database, of its own
class SinceTest extends WholePortal {
    private static final RecordKey COURSE = new RecordKey(RecordKind.ACTIVITY, "police-intelligence-course-2");
    private static final RecordKey SEMINAR = new RecordKey(RecordKind.ACTIVITY, "seminar-firearms-marking-san-jose");

    /// No two tests change on the same day.
    private static Instant moment = NOW.plus(Duration.ofDays(100));

    @Autowired
    private MockMvcTester portal;

    @Autowired
    private ApplyChange door;

    @Autowired
    private History history;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private static Instant nextDay() {
        moment = moment.plus(Duration.ofDays(1));
        return moment;
    }

    private static String day() {
        return moment.toString().substring(0, 10);
    }

    private void change(RecordKey record, Map<String, String> cells, String reason, Instant at) {
        var before = history.current(record).orElseThrow();
        var was = RecordCells.of(Objects.requireNonNull(before.after()));
        var row = new HashMap<>(was.row());
        row.putAll(cells);
        var details =
                Objects.requireNonNull(new Reading().details(new RecordCells(was.kind(), row, was.parts()), null));
        door.apply(new Change(record, before.version(), details, new Actor("Ana Quispe"), reason), at);
    }

    private SignedIn reader(String name) {
        People.openWith(manage, "no hash", name, AccountRole.READER);
        return new SignedIn(accounts.withMail(People.mail(name)).orElseThrow());
    }

    private String main(String address, SignedIn reader) {
        return document(portal.get().uri(URI.create(address)).with(user(reader)).exchange())
                .select("main")
                .text();
    }

    @Test
    void showsARecordOnceWithItsFieldsAsTheyWereAndAsTheyAre() {
        change(COURSE, Map.of("place", "Arima"), "First <b>reason</b>", nextDay());
        change(COURSE, Map.of("place", "San Fernando"), "Second reason", moment);
        var page = page("/since?from=" + day());
        var rows = page.select("ol.rows > li");
        assertThat(rows).hasSize(1);
        assertThat(rows.select(".tag").text()).isEqualTo("Changed");
        assertThat(rows.select("ins").text()).isEqualTo("added: San Fernando");
        assertThat(rows.text())
                .contains("2 changes", "First <b>reason</b>", "Second reason")
                .doesNotContain("Arima");
        assertThat(page.text()).doesNotContain("Quispe");
        assertThat(page.select("[data-total]").attr("data-total")).isEqualTo("1");

        change(COURSE, Map.of("place", "Arima"), "Away", nextDay());
        change(COURSE, Map.of("place", "San Fernando"), "And back", moment);
        assertThat(page("/since?from=" + day()).select("ol.rows > li").text()).contains("it stands as it did before");
    }

    @Test
    void isNarrowedByWhatAChangeBelongsTo() {
        var before = history.current(SEMINAR).orElseThrow();
        var cells = RecordCells.of(Objects.requireNonNull(before.after()));
        var parts = new HashMap<>(cells.parts());
        parts.put(
                RecordFile.ACTIVITY_PARTICIPATIONS,
                cells.rows(RecordFile.ACTIVITY_PARTICIPATIONS).stream()
                        .filter(row -> !"jamaica".equals(row.get("country")))
                        .toList());
        var without =
                Objects.requireNonNull(new Reading().details(new RecordCells(cells.kind(), cells.row(), parts), null));
        door.apply(
                new Change(SEMINAR, before.version(), without, new Actor("Ana"), "Jamaica was not there"), nextDay());
        var from = "from=" + day();
        assertThat(page("/since?country=JM&" + from).select("del").text()).contains("Jamaica");
        assertThat(page("/since?country=HT&" + from).select("ol.rows > li").text())
                .as("a state that had no part in it before or after")
                .isEmpty();
        change(new RecordKey(RecordKind.INITIATIVE, "1.a"), Map.of("note_en", "A note"), "The line of work", moment);
        assertThat(page("/since?initiative=1.a&" + from).select("ol.rows > li").text())
                .contains("The line of work");
        assertThat(page("/since?component=1&" + from).select("ol.rows > li")).hasSizeGreaterThanOrEqualTo(1);
        var elsewhere = jdbc.sql("""
                        select iso2 from country where kind = 'MEMBER_STATE' and not exists (select from change c
                            where c.at >= cast(:day as date) and c.feeds @> array['COUNTRY ' || key]) order by 1 limit 1
                        """).param("day", day()).query(String.class).single();
        assertThat(page("/since?country=" + elsewhere + "&" + from).select("ol.rows > li"))
                .isEmpty();
    }

    @Test
    void tellsWhatThePortalWasFirstFilledWithAsOneFigure() {
        var page = page("/since?meeting=mispa-2");
        var figure = Objects.requireNonNull(page.selectFirst("main .say a.fig"));
        var loaded = jdbc.sql("select count(*) from change where author = 'portal'")
                .query(Long.class)
                .single();
        assertThat(loaded).isGreaterThan(500);
        assertThat(figure.attr("data-count")).isEqualTo(loaded.toString());
        assertThat(page.select("main .say").text()).contains("24 Nov 2026");
        assertThat(page.select(".lede").text()).contains("MISPA II", "1 Dec 2009");
        var all = page(figure.attr("href"));
        assertThat(all.select("[data-total]").attr("data-total")).isEqualTo(loaded.toString());
        assertThat(all.select("ol.rows > li")).hasSize(50);
        assertThat(page("/since?from=2026-11-25").select("main .say")).isEmpty();
    }

    @Test
    void beginsWhereSomebodyMarkedItAsReadAndMarksNothingByItself() {
        var ana = reader("since-ana");
        var ben = reader("since-ben");
        change(COURSE, Map.of("note_en", "One"), "Read by Ana", nextDay());
        assertThat(main("/since?read=true", ana)).contains("not marked anything", "Read by Ana");
        assertThat(main("/since?read=true", ana)).as("opening it marks nothing").contains("Read by Ana");
        var shown = document(portal.get().uri("/since").with(user(ana)).exchange());
        var upTo = shown.select("form[action=/account/read] [name=change]").val();
        change(COURSE, Map.of("note_en", "Two"), "Published meanwhile", moment);
        mark(ana, "", upTo, 302);
        assertThat(main("/since", ana)).contains("Published meanwhile").doesNotContain("Read by Ana");
        assertThat(main("/since?component=3", ana))
                .as("what was read of all records was read of this component")
                .contains("Published meanwhile")
                .doesNotContain("Read by Ana");
        assertThat(main("/since?read=true", ben)).contains("Read by Ana", "Published meanwhile");

        var newest = jdbc.sql("select max(id) from change").query(String.class).single();
        mark(ben, "component:3", newest, 302);
        assertThat(main("/since?component=3", ben)).doesNotContain("Published meanwhile");
        assertThat(main("/since?read=true", ben)).contains("Published meanwhile");
        mark(ben, "component:3", upTo, 302);
        assertThat(main("/since?component=3", ben))
                .as("an older page takes nothing back")
                .doesNotContain("Published meanwhile");
        mark(ben, "component:9", newest, 404);
        mark(ben, "activity:picap-courses", newest, 404);
        mark(ben, "", "999999999", 404);
    }

    private void mark(SignedIn reader, String subject, String change, int status) {
        var answer = portal.post()
                .uri("/account/read")
                .param("subject", subject)
                .param("change", change)
                .with(user(reader))
                .with(csrf())
                .exchange();
        assertThat(answer).hasStatus(status);
    }

    @Test
    void asksAsOftenForManyRecordsAsForOne() {
        change(SEMINAR, Map.of("place", "Arima"), "One record", nextDay());
        var one = "/since?from=" + day();
        var keys = jdbc.sql("select key from activity where key not like 'seminar-%' order by key limit 20")
                .query(String.class)
                .list();
        nextDay();
        keys.forEach(key -> change(new RecordKey(RecordKind.ACTIVITY, key), Map.of("place", "Arima"), key, moment));
        jdbc.sql("select key from deliverable where activity is not null order by key limit 10")
                .query(String.class)
                .list()
                .forEach(key -> change(
                        new RecordKey(RecordKind.DELIVERABLE, key),
                        Map.of("activity", keys.get(Math.floorMod(key.hashCode(), keys.size()))),
                        key,
                        moment));
        var many = "/since?from=" + day();
        assertThat(page(many).select("ol.rows > li")).hasSizeGreaterThan(25);
        page(one);
        var few = CountedQueries.of(() -> get(one));
        assertThat(few).hasSizeBetween(3, 11);
        assertThat(CountedQueries.of(() -> get(many)))
                .as("one more where records are named of which there are too many to be kept")
                .hasSizeBetween(few.size(), few.size() + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "/since?from=yesterday, 400",
        "/since?from=2026-02-30, 400",
        "/since?from=2026-01-01&meeting=mispa-2, 400",
        "/since?meeting=none, 400",
        "/since?country=XX, 400",
        "/since?mandate=9.9, 400",
        "/since?country=JM&component=3, 400",
        "/since?country=JM&country=HT, 400",
        "/since?page=7&from=2026-01-01, 400",
        "/since?from=2999-01-01, 200",
        "/since?organization=government-of-canada&from=1900-01-01, 200"
    })
    void saysWhatCannotBeMeant(String address, int status) {
        assertThat(get(address)).as(address).hasStatus(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/countries/JM, /since?country=JM",
        "/components/3, /since?component=3",
        "/mandates/3.2, /since?mandate=3.2",
        "/initiatives/1.a, /since?initiative=1.a",
        "/organizations/government-of-canada, /since?organization=government-of-canada"
    })
    void isFoundBesideTheFeeds(String page, String since) {
        assertThat(page(page).select("main .tools a[href*=/since]").eachAttr("href"))
                .containsExactly(since);
        assertThat(page(page + "?known=2026-11-24").select("a[href*=/since]")).isEmpty();
        var shown = page(since);
        assertThat(shown.select("h1").text()).startsWith("What changed: ");
        assertThat(shown.select("main .tools a").eachAttr("href").getFirst()).isEqualTo("/since?from=2026-10-25");
        assertThat(shown.select("#from").val()).isEqualTo("2026-10-25");
    }
}
