package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.History;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/// What readers subscribe to is read by programs that are known for it.
@TestPropertySource(properties = "mispa.test.database=feeds") // a context, and so a database, of its own
class FeedsTest extends WholePortal {
    private static final RecordKey COURSE = new RecordKey(RecordKind.ACTIVITY, "police-intelligence-course-2");
    private static final String COURSE_UID = "activity-police-intelligence-course-2@mispa-portal";

    private static Instant moment = NOW;

    @Autowired
    private MockMvcTester portal;

    @Autowired
    private ApplyChange door;

    @Autowired
    private History history;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private static byte[] bytes(MvcTestResult answer) {
        return answer.getResponse().getContentAsByteArray();
    }

    private Calendar calendar(String address) {
        var answer = get(address);
        assertThat(answer).as(address).hasStatusOk();
        assertThat(answer.getResponse().getContentType()).isEqualTo("text/calendar;charset=UTF-8");
        try {
            var calendar = new CalendarBuilder().build(new ByteArrayInputStream(bytes(answer)));
            var checked = calendar.validate(true);
            assertThat(checked.hasErrors()).as("%s: %s", address, checked).isFalse();
            return calendar;
        } catch (IOException | ParserException e) {
            throw new AssertionError(address, e);
        }
    }

    private static List<VEvent> events(Calendar calendar) {
        return calendar.getComponents("VEVENT");
    }

    private static String value(VEvent event, String property) {
        return event.getRequiredProperty(property).getValue();
    }

    private VEvent event(String address, String uid) {
        return events(calendar(address)).stream()
                .filter(event -> value(event, "UID").equals(uid))
                .findFirst()
                .orElseThrow();
    }

    private SyndFeed feed(String address) {
        var answer = get(address);
        assertThat(answer).as(address).hasStatusOk();
        assertThat(answer.getResponse().getContentType()).isEqualTo("application/atom+xml;charset=UTF-8");
        try (var reader = new XmlReader(new ByteArrayInputStream(bytes(answer)))) {
            var feed = new SyndFeedInput(true, Locale.ENGLISH).build(reader);
            assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
            return feed;
        } catch (IOException | FeedException e) {
            throw new AssertionError(address, e);
        }
    }

    private List<CSVRecord> rows(String address) throws IOException {
        var text = new String(bytes(get(address)), StandardCharsets.UTF_8);
        try (var csv = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new java.io.StringReader(text.substring(1)))) {
            return csv.getRecords();
        }
    }

    /// The moment of the next change.
    private static Instant next() {
        moment = moment.plusSeconds(1);
        return moment;
    }

    /// Applies a change as a reviewer's approval would.
    private void change(RecordKey record, Map<String, String> cells, String reason, Instant at) {
        var now = history.current(record).orElseThrow();
        var as = RecordCells.of(Objects.requireNonNull(now.after()));
        var row = new HashMap<>(as.row());
        row.putAll(cells);
        Details wanted =
                Objects.requireNonNull(new Reading().details(new RecordCells(as.kind(), row, as.parts()), null));
        door.apply(new Change(record, now.version(), wanted, new Actor("Ana Quispe"), reason), at);
    }

    @ParameterizedTest
    @CsvSource({
        "/calendar.ics,                                      /activities, /deliverables",
        "/countries/JM.ics,                                  /activities?country=JM, /deliverables?country=JM",
        "/countries/MX.ics?lang=es,                          /activities?country=MX, /deliverables?country=MX",
        "/components/3.ics,                                  /activities?component=3, /deliverables?component=3",
        "/components/3.ics?links=stated,      /activities?component=3&links=stated, /deliverables?component=3&links=stated",
        "/mandates/3.2.ics?lang=fr,                          /activities?mandate=3.2, /deliverables?mandate=3.2",
        "/activities.ics?type=course&year=2010&lang=pt,      /activities?type=course&year=2010,",
        "/activities.ics?country=JM&role=participant,        /activities?country=JM&role=participant,",
        "/activities.ics?q=nothing-is-called-so,             /activities?q=nothing-is-called-so,",
        "/deliverables.ics?status=due&status=overdue,        , /deliverables?status=due&status=overdue"
    })
    void aCalendarHoldsWhatTheListsHoldAndHasDays(String address, String activities, String deliverables)
            throws IOException {
        var expected = new HashSet<String>();
        for (var list : new String[] {activities, deliverables}) {
            if (list == null) {
                continue;
            }
            var date = list.startsWith("/activities") ? "date" : "due";
            for (var row : rows(list.replaceFirst("(?=\\?|$)", ".csv"))) {
                if (!row.get(date + "_earliest").isEmpty()
                        && !row.get(date + "_latest").isEmpty()) {
                    expected.add(
                            (date.equals("date") ? "activity-" : "deliverable-") + row.get("key") + "@mispa-portal");
                }
            }
        }
        var shown = events(calendar(address)).stream()
                .filter(event -> !value(event, "STATUS").equals("CANCELLED"))
                .map(event -> value(event, "UID"))
                .toList();
        assertThat(shown).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theCalendarOfAFunderHoldsWhatItFundsInEitherWay() throws IOException {
        var expected = new HashSet<String>();
        for (var parameter : List.of("funder", "line-funder")) {
            for (var row : rows("/activities.csv?" + parameter + "=government-of-canada")) {
                if (!row.get("date_earliest").isEmpty()
                        && !row.get("date_latest").isEmpty()) {
                    expected.add("activity-" + row.get("key") + "@mispa-portal");
                }
            }
        }
        assertThat(events(calendar("/organizations/government-of-canada.ics")).stream()
                        .map(event -> value(event, "UID"))
                        .filter(uid -> uid.startsWith("activity-")))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /// A quarter is never one day.
    @Test
    void aSpanTakesAllItsDays() throws IOException {
        var days = new HashMap<String, EdtfDate>();
        rows("/activities.csv").forEach(row -> {
            if (!row.get("date").isEmpty()) {
                days.put("activity-" + row.get("key") + "@mispa-portal", EdtfDate.parse(row.get("date")));
            }
        });
        rows("/deliverables.csv").forEach(row -> {
            if (!row.get("due").isEmpty()) {
                days.put("deliverable-" + row.get("key") + "@mispa-portal", EdtfDate.parse(row.get("due")));
            }
        });
        var precisions = new HashSet<EdtfDate.Precision>();
        for (var event : events(calendar("/calendar.ics"))) {
            var date = days.get(value(event, "UID"));
            if (date != null) {
                precisions.add(date.precision());
                assertThat(event.<LocalDate>getDateTimeStart().getDate())
                        .as(date.edtf())
                        .isEqualTo(date.earliest());
                assertThat(event.<LocalDate>getDateTimeEnd().getDate())
                        .as(date.edtf())
                        .isEqualTo(Objects.requireNonNull(date.latest()).plusDays(1));
                assertThat(value(event, "DESCRIPTION")).contains(date.inWords(Locale.ENGLISH));
            }
        }
        assertThat(precisions)
                .contains(
                        EdtfDate.Precision.DAY,
                        EdtfDate.Precision.MONTH,
                        EdtfDate.Precision.QUARTER,
                        EdtfDate.Precision.INTERVAL);
    }

    @Test
    void everyCountryComponentMandateAndFunderHasBothFeeds() throws IOException {
        var pages = new HashSet<String>();
        rows("/countries.csv").forEach(row -> pages.add("/countries/" + row.get("country")));
        rows("/mandates.csv").forEach(row -> pages.add("/mandates/" + row.get("number")));
        rows("/organizations.csv?role=funder").forEach(row -> pages.add("/organizations/" + row.get("key")));
        List.of(1, 2, 3, 4, 5).forEach(number -> pages.add("/components/" + number));
        assertThat(pages).hasSizeGreaterThan(70);
        var ids = new HashSet<String>();
        for (var page : pages) {
            calendar(page + ".ics");
            ids.add(feed(page + ".atom").getUri());
        }
        assertThat(ids).as("no two feeds have one id").hasSameSizeAs(pages);
        var calendar = calendar("/calendar.ics");
        assertThat(calendar.getRequiredProperty("NAME").getValue())
                .isEqualTo("Activities and due dates – MISPA Portal");
        assertThat(calendar.getRequiredProperty("DESCRIPTION").getValue()).contains("open on one side", "5,000");
        assertThat(feed("/changes.atom").getEntries()).hasSize(50);
    }

    @Test
    void aLaterChangeKeepsTheUidAndRaisesTheSequence() {
        var before = event("/calendar.ics", COURSE_UID);
        change(COURSE, Map.of("place", "Puerto España; Arima, \"Trinidad\"\\ 🌴"), "The report was read again", next());
        var after = event("/calendar.ics", COURSE_UID);
        assertThat(Integer.parseInt(value(after, "SEQUENCE")))
                .isEqualTo(Integer.parseInt(value(before, "SEQUENCE")) + 1);
        assertThat(value(after, "LOCATION")).isEqualTo("Puerto España; Arima, \"Trinidad\"\\ 🌴");
        assertThat(value(after, "CREATED")).isEqualTo(value(before, "CREATED"));
        assertThat(value(after, "LAST-MODIFIED")).isNotEqualTo(value(before, "LAST-MODIFIED"));

        change(COURSE, Map.of("recorded", "cancelled"), "It was called off", next());
        assertThat(value(event("/calendar.ics", COURSE_UID), "STATUS")).isEqualTo("CANCELLED");
        assertThat(events(calendar("/activities.ics?status=held")))
                .noneMatch(event -> value(event, "UID").equals(COURSE_UID));
        change(COURSE, Map.of("recorded", "done"), "It was held after all", next());
        assertThat(value(event("/calendar.ics", COURSE_UID), "STATUS")).isEqualTo("CONFIRMED");
        assertThat(Integer.parseInt(value(event("/calendar.ics", COURSE_UID), "SEQUENCE")))
                .isEqualTo(Integer.parseInt(value(before, "SEQUENCE")) + 3);
    }

    @Test
    void whatIsWithdrawnIsCancelledForAYearAndRisesOnWhenRestored() {
        var record = new RecordKey(RecordKind.ACTIVITY, "made-for-the-calendar");
        var uid = "activity-made-for-the-calendar@mispa-portal";
        var like = RecordCells.of(
                Objects.requireNonNull(history.current(COURSE).orElseThrow().after()));
        var row = new HashMap<>(like.row());
        row.putAll(Map.of("key", record.key(), "title_en", "Made for the calendar", "date", "2011-33~"));
        var details =
                Objects.requireNonNull(new Reading().details(new RecordCells(like.kind(), row, like.parts()), null));
        var who = new Actor("Ana Quispe");
        var longAgo = NOW.minus(Duration.ofDays(400));
        door.apply(new Change(record, null, details, who, "new"), longAgo);
        assertThat(value(event("/components/3.ics", uid), "DESCRIPTION")).contains("about the first quarter of 2011");
        assertThat(value(event("/components/3.ics", uid), "SEQUENCE")).isEqualTo("0");
        door.apply(new Change(record, 0, null, who, "twice", null, null), NOW.minus(Duration.ofDays(300)));
        var told = event("/components/3.ics", uid);
        assertThat(value(told, "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(told, "SEQUENCE")).isEqualTo("1");
        assertThat(value(told, "DTSTART")).isEqualTo("20110101");
        assertThat(events(calendar("/components/1.ics")))
                .noneMatch(event -> value(event, "UID").equals(uid));

        door.apply(new Change(record, null, details, who, "not twice"), NOW.minus(Duration.ofDays(299)));
        assertThat(value(event("/components/3.ics", uid), "STATUS")).isNotEqualTo("CANCELLED");
        assertThat(value(event("/components/3.ics", uid), "SEQUENCE")).isEqualTo("2");

        door.apply(new Change(record, 0, null, who, "twice after all", null, null), NOW.minus(Duration.ofDays(367)));
        assertThat(events(calendar("/components/3.ics")))
                .noneMatch(event -> value(event, "UID").equals(uid));
    }

    /// What the newest entry of a feed gives as its reason.
    private String newest(String address) {
        return feed(address).getEntries().getFirst().getDescription().getValue();
    }

    @Test
    void whatIsTakenOutOfARecordIsToldToItsFeed() {
        var record = new RecordKey(RecordKind.ACTIVITY, "seminar-firearms-marking-san-jose");
        var before = history.current(record).orElseThrow();
        var cells = RecordCells.of(Objects.requireNonNull(before.after()));
        assertThat(cells.rows(RecordFile.ACTIVITY_PARTICIPATIONS))
                .anyMatch(row -> "jamaica".equals(row.get("country")));
        var parts = new HashMap<>(cells.parts());
        parts.put(
                RecordFile.ACTIVITY_PARTICIPATIONS,
                cells.rows(RecordFile.ACTIVITY_PARTICIPATIONS).stream()
                        .filter(row -> !"jamaica".equals(row.get("country")))
                        .toList());
        var without =
                Objects.requireNonNull(new Reading().details(new RecordCells(cells.kind(), cells.row(), parts), null));
        door.apply(
                new Change(record, before.version(), without, new Actor("Ana Quispe"), "Jamaica was not there"),
                next());
        assertThat(newest("/countries/JM.atom")).isEqualTo("Jamaica was not there");
        change(record, Map.of("place", "San José de Costa Rica"), "The place", next());
        assertThat(newest("/changes.atom")).isEqualTo("The place");
        assertThat(newest("/countries/JM.atom")).isEqualTo("Jamaica was not there");
    }

    @Test
    void aChangeIsToldToEachFeedItBelongsTo() {
        change(new RecordKey(RecordKind.MANDATE, "4.1"), Map.of("note_en", "A note"), "The mandate", next());
        assertThat(newest("/mandates/4.1.atom")).isEqualTo("The mandate");
        assertThat(newest("/components/4.atom")).isEqualTo("The mandate");
        assertThat(newest("/components/5.atom")).isNotEqualTo("The mandate");
        var funded = jdbc.sql(
                        "select key from activity where 'government-of-canada' = any(line_funders) order by key limit 1")
                .query(String.class)
                .single();
        change(new RecordKey(RecordKind.ACTIVITY, funded), Map.of("note_en", "A note"), "It is funded", next());
        assertThat(newest("/organizations/government-of-canada.atom")).isEqualTo("It is funded");
        change(new RecordKey(RecordKind.COUNTRY, "haiti"), Map.of("note_en", "A note"), "The country itself", next());
        assertThat(newest("/countries/HT.atom")).isEqualTo("The country itself");
        assertThat(newest("/organizations/government-of-canada.atom")).isEqualTo("It is funded");
    }

    /// With many changes, the newest of one feed are found without reading all.
    @Test
    void theNewestOfAFeedAreFoundByAnIndex() {
        transaction.executeWithoutResult(undone -> {
            jdbc.sql("""
                            insert into change (record_kind, record_key, version, author, reason, at, after)
                            select 'ACTIVITY', 'many-' || n, 0, 'generator', 'many', now(),
                                jsonb_build_object('participations', jsonb_build_array(jsonb_build_object('country', 'country-' || n % 5000)),
                                    'mandates', jsonb_build_array(jsonb_build_object('mandate', 1 + n % 5 || '.1')))
                            from generate_series(1, 60000) n
                            """).update();
            jdbc.sql("analyze change").update();
            for (var feed : List.of("COUNTRY country-77", "COMPONENT 3", "MANDATE 9.9")) {
                var plan = String.join(
                        "\n",
                        jdbc.sql(
                                        "explain select c.id from change c where c.feeds @> array[:feed]::text[] order by c.id desc limit 50")
                                .param("feed", feed)
                                .query(String.class)
                                .list());
                assertThat(plan).as(feed).contains("Index").doesNotContain("Seq Scan on change");
            }
            var withdrawn = String.join("\n", jdbc.sql("""
                            explain select c.id from change c where c.after is null and c.at >= now() - interval '1 year'
                                and c.record_kind in ('ACTIVITY', 'DELIVERABLE') order by c.id desc limit 5000
                            """).query(String.class).list());
            assertThat(withdrawn).contains("change_withdrawn").doesNotContain("Seq Scan");
            undone.setRollbackOnly();
        });
    }

    @Test
    void aFeedNamesNobody() {
        change(
                COURSE,
                Map.of("note_en", "Read <again> & \"again\" \uD83C\uDF34 \u202Bbidi\u202C"),
                "Because <b>&amp; 🌴",
                next());
        var feed = feed("/changes.atom?lang=es");
        var entry = feed.getEntries().getFirst();
        assertThat(entry.getTitle()).startsWith("Cambiado – Actividad: ");
        assertThat(entry.getDescription().getValue()).isEqualTo("Because <b>&amp; 🌴");
        assertThat(entry.getLink()).startsWith("http://localhost/activities/police-intelligence-course-2");
        assertThat(entry.getLinks())
                .anyMatch(link -> link.getHref().contains("/history/activity/police-intelligence-course-2"));
        assertThat(entry.getPublishedDate().toInstant()).isEqualTo(moment);
        assertThat(feed.getPublishedDate().toInstant()).isEqualTo(moment);
        assertThat(feed.getLanguage()).isIn("es", null);
        for (var address : List.of("/changes.atom", "/components/3.atom", "/mandates/3.2.atom")) {
            assertThat(new String(bytes(get(address)), StandardCharsets.UTF_8)).doesNotContain("Quispe");
        }
    }

    @Test
    void anEntryKeepsItsIdInAllFeedsAndUnderAnyAddress() {
        change(COURSE, Map.of("note_en", "An id"), "An id", next());
        var all = ids(feed("/changes.atom"));
        var elsewhere = portal.get()
                .uri(URI.create("http://other.example.org/changes.atom"))
                .exchange();
        assertThat(new String(bytes(elsewhere), StandardCharsets.UTF_8))
                .contains("http://other.example.org/activities/")
                .contains(all);
        assertThat(ids(feed("/components/3.atom"))).contains(all.getFirst());
    }

    private static List<String> ids(SyndFeed feed) {
        return feed.getEntries().stream().map(SyndEntry::getUri).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/changes.atom",
                "/calendar.ics",
                "/countries/JM.atom",
                "/countries/JM.ics",
                "/activities.ics",
                "/deliverables.ics"
            })
    void whoHasItAlreadyIsToldSo(String address) {
        var answer = get(address);
        var tag = Objects.requireNonNull(answer.getResponse().getHeader("ETag"));
        assertThat(tag).startsWith("W/\"");
        var again = portal.get()
                .uri(URI.create(address))
                .header("If-None-Match", tag)
                .exchange();
        assertThat(again).hasStatus(304);
        assertThat(bytes(again)).isEmpty();
        assertThat(answer.getResponse().getHeaders("Set-Cookie")).isEmpty();
        assertThat(answer.getResponse().getHeader("Cache-Control")).isEqualTo("public, no-cache");
        assertThat(get(address + "?lang=es").getResponse().getHeaders("Set-Cookie"))
                .isEmpty();
        assertThat(get(address + "?lang=es").getResponse().getHeader("ETag")).isNotEqualTo(tag);
        assertThat(portal.head().uri(URI.create(address)).exchange()).hasStatusOk();
        assertThat(portal.post().uri(URI.create(address)).exchange()).hasStatus(405);
    }

    @ParameterizedTest
    @CsvSource({
        "/countries/XX.atom, 404",
        "/countries/XX.ics, 404",
        "/countries/nowhere.ics, 404",
        "/components/7.atom, 404",
        "/components/x.ics, 404",
        "/mandates/9.9.atom, 404",
        "/mandates/abc.ics, 404",
        "/organizations/none.atom, 404",
        "/organizations/none.ics, 404",
        "/activities.ics?country=XX, 400",
        "/activities.ics?type=none, 400",
        "/deliverables.ics?page=none, 400",
        "/countries/jm.ics, 302",
        "/countries/jm.atom, 302"
    })
    void whatIsNotThereIsSaidSo(String address, int status) {
        assertThat(get(address)).as(address).hasStatus(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/, /changes.atom?lang=en, /calendar.ics?lang=en",
        "/countries/JM?lang=es&asof=2010-10-01, /countries/JM.atom?lang=es, /countries/JM.ics?lang=es",
        "/components/3?links=stated, /components/3.atom?links=stated&lang=en, /components/3.ics?links=stated&lang=en",
        "/mandates/3.2, /mandates/3.2.atom?lang=en, /mandates/3.2.ics?lang=en",
        "/organizations/government-of-canada, /organizations/government-of-canada.atom?lang=en, /organizations/government-of-canada.ics?lang=en",
        "/activities?country=JM&page=1, , /activities.ics?country=JM&lang=en",
        "/deliverables?status=due, , /deliverables.ics?status=due&lang=en"
    })
    void areFoundFromThePage(String page, String changes, String calendar) {
        var shown = page(page);
        var linked = changes == null ? List.of() : List.of(changes);
        assertThat(shown.select("head link[rel=alternate][type=application/atom+xml]")
                        .eachAttr("href"))
                .isEqualTo(linked);
        assertThat(shown.select("head link[rel=alternate][type=text/calendar]").eachAttr("href"))
                .containsExactly(calendar);
        assertThat(shown.select("main .tools a[href*=.atom]").eachAttr("href")).isEqualTo(linked);
        assertThat(shown.select("main .tools a[href*=.ics]").eachAttr("href")).containsExactly(calendar);
        assertThat(get(calendar)).hasStatusOk();
        assertThat(Set.copyOf(page(page + (page.contains("?") ? "&" : "?") + "known=2026-11-24")
                        .select("[href*=.ics]")))
                .isEmpty();
    }
}
