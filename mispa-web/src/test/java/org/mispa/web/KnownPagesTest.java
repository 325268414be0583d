package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.MispaApplication;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.Person;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityFixture;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.activity.Participation;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.Records;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.database.DatabaseForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// The portal as it was known on an earlier day, over the network: today is 24 November, the shipped records are of the
/// 20th, and some were changed on the 22nd.
@SpringBootTest(classes = MispaApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({WholePortal.Today.class, WholePortal.QuickPasswords.class})
@TestPropertySource(properties = "mispa.test.database=known-pages") // a context, and so a database, of its own
class KnownPagesTest {
    private static final String MAIL = "root@example.org";
    private static final String PASSWORD = "five wooden chairs";
    private static final String THEN = "2026-11-21";
    private static final Instant LATER = Instant.parse("2026-11-22T10:00:00Z");
    private static final RecordKey COURSES = new RecordKey(RecordKind.ACTIVITY, "picap-courses");
    private static final RecordKey NEW = new RecordKey(RecordKind.ACTIVITY, "made-later");

    private static final List<String> PAGES = List.of(
            "/",
            "/mandates",
            "/components/3",
            "/activities",
            "/activities?country=CU",
            "/activities/picap-courses",
            "/countries",
            "/countries/CU",
            "/matrix",
            "/organizations",
            "/figures",
            "/search?q=police",
            "/search?q=picap",
            "/data",
            "/meetings",
            "/activities.csv",
            "/countries/CU.csv",
            "/data/activities.csv",
            "/matrix.csv");

    /// What the pages said before anything was changed.
    private static final Map<String, String> SAID = new LinkedHashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplyChange door;

    @Autowired
    private Records records;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private TransactionTemplate transaction;

    private Visitor visitor;

    @BeforeEach
    void changes() {
        visitor = new Visitor(port);
        if (!SAID.isEmpty()) {
            return;
        }
        jdbc.sql("delete from account").update();
        manage.first(new Person(MAIL, "Root", AccountRole.ADMIN, null), passwords.encode(PASSWORD), WholePortal.NOW);
        jdbc.sql("update account set temporary = false, password = :password where mail = :mail")
                .param("password", passwords.encode(PASSWORD))
                .param("mail", MAIL)
                .update();
        jdbc.sql("update change set at = timestamptz '2026-11-20 10:00Z'").update();
        for (var page : PAGES) {
            SAID.put(page, said(page));
        }
        var course = (ActivityDetails) details(COURSES);
        change(NEW, with(course, "cuba"), LATER);
        change(COURSES, with(course, "cuba", "haiti", "jamaica"), LATER);
        change(figure(), null, LATER);
    }

    private RecordKey figure() {
        return new RecordKey(
                RecordKind.FIGURE,
                jdbc.sql("select min(key) from figure").query(String.class).single());
    }

    private void change(RecordKey record, @Nullable Details details, Instant at) {
        transaction.executeWithoutResult(status -> {
            var version = records.find(record).map(found -> found.version()).orElse(null);
            door.apply(new Change(record, version, details, new Actor("an editor"), "test", null, null), at);
        });
    }

    private Details details(RecordKey record) {
        return Objects.requireNonNull(
                transaction.execute(status -> records.find(record).orElseThrow().details()));
    }

    private static ActivityDetails with(ActivityDetails old, String... countries) {
        return ActivityFixture.with(
                old,
                old.words(),
                List.of(countries).stream()
                        .map(country -> new Participation(
                                CountryId.of(country), CountryRole.PARTICIPANT, Basis.STATED, null, null))
                        .toList());
    }

    private static String known(String page, String word) {
        return page + (page.contains("?") ? "&" : "?") + "known=" + word;
    }

    /// The words of a page, or a file, without what says of which day it is.
    private String said(String page) {
        var answer = visitor.get(page);
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        if (page.contains(".csv")) {
            return answer.body().replaceAll("[?&]known=[0-9-]+", "");
        }
        return said(Jsoup.parse(answer.body()));
    }

    /// Feeds tell of the present only, so that a page of the past leads to none; nor is anybody asked there whether it
    /// is
    /// right.
    private static String said(Document page) {
        var main = Objects.requireNonNull(page.selectFirst("main"));
        main.select(".tools, section[aria-labelledby=right]").remove();
        return main.text();
    }

    @Test
    void saysWhatItSaidThen() {
        for (var page : PAGES) {
            assertThat(said(known(page, THEN))).as(page).isEqualTo(SAID.get(page));
        }
        for (var page : List.of("/", "/activities", "/activities?country=CU", "/countries/CU", "/matrix", "/figures")) {
            assertThat(said(page)).as("%s now", page).isNotEqualTo(SAID.get(page));
            assertThat(said(known(page, "2026-11-22")))
                    .as("%s at the end of the day", page)
                    .isEqualTo(said(page));
        }
    }

    @Test
    void tellsSoOnEveryPageAndInEveryFile() {
        var page = visitor.page(known("/activities?country=CU&links=stated", THEN));
        var bar = Objects.requireNonNull(page.selectFirst(".asof:has(a:contains(Back to now))"));
        assertThat(bar.text()).contains("As known on 21 Nov 2026");
        assertThat(bar.select("a").attr("href")).isEqualTo("/activities?country=CU&links=stated");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select("nav a[href^=/countries]").attr("href")).contains("known=" + THEN);
        assertThat(visitor.page("/activities").text()).doesNotContain("As known on 21");
        var file = visitor.get(known("/activities.csv", THEN));
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("known-" + THEN);
        assertThat(visitor.get(known("/activities.csv-metadata.json", THEN)).body())
                .contains("\"dc:temporal\" : \"" + THEN + "\"");
    }

    @Test
    void doesNotKnowWhatWasRecordedLater() {
        var answer = visitor.get(known("/activities/made-later", THEN));
        assertThat(answer.statusCode()).isEqualTo(404);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("main").text()).contains("first recorded on 22 Nov 2026");
        assertThat(page.select("main a[href=/activities/made-later]")).isNotEmpty();
        assertThat(visitor.get("/activities/made-later").statusCode()).isEqualTo(200);
        assertThat(visitor.get(known("/activities/never", THEN)).body()).doesNotContain("first recorded");
    }

    @Test
    void refusesDaysThatNothingWasKnownOn() {
        for (var word : List.of("2026-11-19", "2026-11-25", "1926-11-21", "2026-02-30", "yesterday", "frozen-none")) {
            var answer = visitor.get(known("/activities", word));
            assertThat(answer.statusCode()).as(word).isEqualTo(400);
        }
        assertThat(visitor.page(known("/activities", "2026-11-19"))
                        .select("main code")
                        .eachText())
                .containsExactly("2026-11-20", "2026-11-24");
        assertThat(visitor.get(known("/activities", THEN) + "&known=2026-11-22").statusCode())
                .isEqualTo(400);
        assertThat(visitor.get(known("/activities", "")).statusCode()).isEqualTo(200);
    }

    @Test
    void isReadOfTwoDaysAtOnce() throws Exception {
        var now = said("/activities?country=CU");
        try (var readers = Executors.newFixedThreadPool(6)) {
            var answers = new ArrayList<Future<Boolean>>();
            for (var i = 0; i < 90; i++) {
                var which = i % 3;
                var reader = new Visitor(port);
                answers.add(readers.submit(() -> {
                    var page = "/activities?country=CU";
                    var main = said(reader.page(
                            which == 0 ? known(page, THEN) : which == 1 ? known(page, "2026-11-22") : page));
                    return main.equals(which == 0 ? SAID.get(page) : now);
                }));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
    }

    /// The schemas of past states are in the way of nothing that looks at the database at the start.
    @Test
    void isThereAfterARestart() {
        said(known("/", THEN));
        var settings = Map.<String, Object>of(
                "spring.datasource.url", environment.getRequiredProperty("spring.datasource.url"),
                "spring.datasource.username", environment.getRequiredProperty("spring.datasource.username"),
                "spring.datasource.password", environment.getRequiredProperty("spring.datasource.password"));
        try (var second = new SpringApplicationBuilder(MispaApplication.class)
                .properties(settings)
                .run("--server.port=0")) {
            var other = new Visitor(Integer.parseInt(second.getEnvironment().getRequiredProperty("local.server.port")));
            assertThat(said(other.page(known("/activities", THEN)))).isEqualTo(SAID.get("/activities"));
        }
    }

    @Test
    void countsWhatItsListsHold() {
        var wrong = new ArrayList<String>();
        var compared = 0;
        for (var page : List.of("/", "/mandates", "/countries/CU", "/components/3", "/search?q=police", "/data")) {
            for (var figure : visitor.page(known(page, THEN)).select("a[data-count]")) {
                var list = figure.attr("href").replaceFirst("#.*", "");
                assertThat(list).contains("known=" + THEN);
                var total =
                        "[data-total=" + figure.attr("data-count") + "][data-unit=" + figure.attr("data-unit") + "]";
                if (visitor.page(list).select(total).isEmpty()) {
                    wrong.add(page + ": " + figure.attr("data-count") + " " + list);
                }
                compared++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void isFrozenOnceAndStaysAsItIs() {
        assertThat(visitor.get("/periods/reporting-period").body()).contains("is not frozen");
        visitor.signIn(MAIL, PASSWORD);
        var period = "/periods/reporting-period";
        assertThat(visitor.page("/meetings").select("a[href$='" + period + "']"))
                .isNotEmpty();
        assertThat(visitor.page(known("/meetings", THEN)).select("a[href*='" + period + "']"))
                .isEmpty();
        assertThat(visitor.page(period)
                        .select("a[href*='edit/reporting-period']")
                        .attr("href"))
                .contains("kept_in_portal=yes");
        var token = visitor.page(period)
                .select("form[action$=freeze] input[name=_csrf]")
                .attr("value");
        var done = visitor.fill(period, period + "/freeze", Map.of());
        assertThat(Visitor.wherefrom(done)).isEqualTo("/periods/reporting-period");
        var again = visitor.post("/periods/reporting-period/freeze", Map.of("_csrf", token));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("frozen already");

        var reader = new Visitor(port);
        var links = reader.page("/periods/reporting-period").select("main li a").eachAttr("href");
        assertThat(links).contains("/?known=frozen-reporting-period", "/matrix?known=frozen-reporting-period");
        var pages = new ArrayList<>(links);
        for (var page :
                List.of("/countries/CU", "/activities.csv", "/search?q=police", "/activities?country=CU&page=1")) {
            pages.add(known(page, "frozen-reporting-period"));
        }
        var before = new LinkedHashMap<String, String>();
        pages.forEach(page -> before.put(page, reader.get(page).body()));
        var course = (ActivityDetails) details(COURSES);
        var countries = List.of("cuba", "haiti", "jamaica", "guyana", "suriname");
        for (var i = 0; i < 100; i++) {
            if (i % 2 == 0) {
                change(COURSES, with(course, countries.get(i % 5)), WholePortal.NOW);
            } else {
                change(
                        new RecordKey(RecordKind.ACTIVITY, "later-still-" + i),
                        with(course, countries.get(i % 5), "cuba".equals(countries.get(i % 5)) ? "haiti" : "cuba"),
                        WholePortal.NOW);
            }
        }
        before.forEach(
                (page, body) -> assertThat(reader.get(page).body()).as(page).isEqualTo(body));
        assertThat(reader.get("/activities").body())
                .isNotEqualTo(
                        reader.get("/activities?known=frozen-reporting-period").body());
        assertThat(reader.page("/meetings").select("a[href=/periods/reporting-period]"))
                .isNotEmpty();
    }
}
