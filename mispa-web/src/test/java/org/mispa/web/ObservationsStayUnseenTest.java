package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.MispaApplication;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.Voice;
import org.mispa.domain.change.History;
import org.mispa.domain.change.Staff;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.delegation.Delegate;
import org.mispa.domain.delegation.DelegationStatement.Words;
import org.mispa.domain.delegation.MakeStatement;
import org.mispa.domain.delegation.Note;
import org.mispa.domain.delegation.Observation.Draft;
import org.mispa.domain.delegation.Observation.Kind;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.delegation.RightOfReply;
import org.mispa.domain.delegation.RightOfReply.Paper;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.shared.Language;
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

/// What a delegation writes and is answered is found by nobody else until it is published: not by anonymous readers,
/// not
/// by readers with an account, not by the delegate of another state.
@SpringBootTest(classes = MispaApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({WholePortal.Today.class, WholePortal.QuickPasswords.class})
@TestPropertySource(properties = "mispa.test.database=unseen-observations") // a context, and so a database, of its own
class ObservationsStayUnseenTest {
    /// Words that stand in no record.
    private static final String MARKER = "Archaeopteryx";

    private static final String COURSE = "police-intelligence-course-2";
    private static final RecordKey RECORD = new RecordKey(RecordKind.ACTIVITY, COURSE);
    private static final Delegation LUCIA = Delegation.of(CountryId.of("saint-lucia"));

    /// More pages than these are not followed by one visitor.
    private static final int MOST = 350;

    @LocalServerPort
    private int port;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private RightOfReply reply;

    @Autowired
    private MakeStatement make;

    @Autowired
    private Observations observations;

    @Autowired
    private History history;

    @Autowired
    private JdbcClient jdbc;

    private Delegate lena = new Delegate(UUID.randomUUID(), "lena", LUCIA, Voice.SPEAKER);
    private Staff luis = new Staff(UUID.randomUUID(), "luis", AccountRole.EDITOR);

    @BeforeEach
    void people() {
        jdbc.sql("delete from account").update();
        var hash = passwords.encode(People.PASSWORD);
        People.openWith(manage, hash, "reader", AccountRole.READER);
        luis = new Staff(
                People.openWith(manage, hash, "luis", AccountRole.EDITOR).value(), "luis", AccountRole.EDITOR);
        lena = new Delegate(
                People.openDelegate(manage, hash, "lena", LUCIA, Voice.SPEAKER).value(), "lena", LUCIA, Voice.SPEAKER);
        People.openDelegate(manage, hash, "joan", Delegation.of(CountryId.of("jamaica")), Voice.SPEAKER);
    }

    private long draft(Kind kind, RecordKey about, String marker) {
        var id = reply.begin(
                new Draft(kind, about, "place", marker + " in the text"), UUID.randomUUID(), lena, WholePortal.NOW);
        var now = history.current(about).orElseThrow();
        var cells = RecordCells.of(Objects.requireNonNull(now.after()));
        var row = new HashMap<>(cells.row());
        row.put("title_en", marker + " in the title");
        row.put("place", marker + " in the place");
        var details = new Reading().details(new RecordCells(cells.kind(), row, cells.parts()), null);
        reply.propose(
                id,
                new About(about.kind(), about.key(), now.version()),
                marker + " in the title",
                Map.of("title_en", List.of(marker + " in the title")),
                lena,
                WholePortal.NOW);
        reply.attach(
                id,
                marker + " in a name.txt",
                (marker + " in a file").getBytes(StandardCharsets.UTF_8),
                lena,
                WholePortal.NOW);
        reply.writeCorrection(
                id,
                0,
                marker + " in the title",
                Map.of("title_en", List.of(marker + " in the title")),
                null,
                details,
                lena,
                WholePortal.NOW);
        return id;
    }

    /// One observation in each state that is not public, and what is proposed with them.
    private List<Long> planted() {
        var planted = new ArrayList<Long>();
        planted.add(draft(Kind.WRONG, RECORD, MARKER));
        for (var state : List.of("open", "answered", "kept", "withdrawn")) {
            var id = draft(Kind.DUPLICATE, RECORD, MARKER);
            reply.send(id, revision(id), lena, WholePortal.NOW);
            switch (state) {
                case "answered" -> reply.answer(id, revision(id), MARKER + " in the answer", luis, WholePortal.NOW);
                case "kept" -> reply.keep(id, revision(id), MARKER + " in the reason", luis, WholePortal.NOW);
                case "withdrawn" -> reply.withdraw(id, revision(id), lena, WholePortal.NOW);
                default -> {} // waits
            }
            planted.add(id);
        }
        plantedOnPaperAndInOwnWords();
        var prepared = planted.get(1);
        reply.prepare(
                prepared,
                new About(RecordKind.ACTIVITY, null, null),
                MARKER + " in a draft of staff",
                Map.of("title_en", List.of(MARKER + " in a draft of staff")),
                MARKER,
                luis,
                WholePortal.NOW);
        return planted;
    }

    /// An observation on paper, a draft to the country's page and one to the record, and one that was taken back.
    private void plantedOnPaperAndInOwnWords() {
        var note = new Note(MARKER + " in the note", LocalDate.of(2026, 11, 3));
        var draft = new Draft(Kind.QUESTION, RECORD, null, MARKER + " in the text on paper");
        reply.enter(new Paper(note, List.of(), Map.of(UUID.randomUUID(), draft)), LUCIA, luis, WholePortal.NOW);
        var words = new Words(Language.EN, MARKER + " in its own words");
        make.write(null, 0, words, lena, WholePortal.NOW);
        make.write(RECORD, 0, words, lena, WholePortal.NOW);
        var workshop = new RecordKey(RecordKind.ACTIVITY, "firearms-marking-training-workshops");
        make.publish(workshop, 0, words, lena, WholePortal.NOW);
        make.withdraw(workshop, lena, WholePortal.NOW);
    }

    private int revision(long id) {
        return observations.find(id).orElseThrow().revision();
    }

    /// Addresses to begin with: every type of page, feeds, files, history, searches, and the numbers of what is hidden.
    private static List<String> begin(List<Long> planted, List<Long> proposals) {
        var pages = new ArrayList<String>();
        Stream.of(PageType.values()).forEach(type -> {
            pages.add(type.address());
            pages.addAll(type.others());
        });
        pages.addAll(List.of(
                "/activities/" + COURSE,
                "/history/activity/" + COURSE,
                "/countries/LC",
                "/countries/LC.csv",
                "/countries/LC.atom",
                "/countries/LC.ics",
                "/countries/LC/review",
                "/countries/LC/review?state=observed",
                "/observations",
                "/observations?list=answered",
                "/observations?list=published",
                "/observations?list=withdrawn",
                "/observations?list=drafts",
                "/observations?list=to-read",
                "/countries/LC/review/statement",
                "/countries/LC/review/statement?on=activity/" + COURSE,
                "/countries/LC/review/paper",
                "/activities/firearms-marking-training-workshops",
                "/activities/firearms-marking-training-workshops?known=2026-11-24",
                "/rounds",
                "/inbox",
                "/changes",
                "/changes.atom",
                "/calendar.ics",
                "/activities.csv",
                "/activities.ics",
                "/data/activities.csv",
                "/data/remarks.csv",
                "/search?go=no&q=" + MARKER,
                "/search?q=" + MARKER,
                "/activities?q=" + MARKER));
        planted.forEach(id -> {
            pages.add("/observations/" + id);
            pages.add("/observations/" + id + "/correction");
            for (var file = 1; file < 12; file++) {
                pages.add("/observations/" + id + "/files/" + file);
            }
        });
        proposals.forEach(id -> {
            pages.add("/changes/" + id);
            pages.add("/changes/" + id + "/review");
            pages.add("/changes/" + id + "/merge");
        });
        return pages;
    }

    private static List<String> links(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body()).select("a[href^=/], link[rel=alternate][href^=/]").stream()
                .map(link -> link.attr("href").replaceFirst("#.*", ""))
                .filter(href -> !href.contains("theme=") && !href.contains("known="))
                .toList();
    }

    @Test
    void byNobodyElseOnAnyPageUntilTheyArePublished() {
        var planted = planted();
        var proposals = jdbc.sql("select id from proposal order by id")
                .query((row, n) -> row.getLong("id"))
                .list();
        assertThat(proposals).hasSizeGreaterThanOrEqualTo(6);
        var visitors = new LinkedHashMap<String, Visitor>();
        visitors.put("anonymous", new Visitor(port));
        visitors.put("a reader", People.signedIn(port, "reader"));
        visitors.put("another delegate", People.signedIn(port, "joan"));
        visitors.forEach((who, visitor) -> {
            var seen = new LinkedHashSet<>(begin(planted, proposals));
            var waiting = new ArrayList<>(seen);
            for (var at = 0; at < waiting.size() && at < MOST; at++) {
                var address = waiting.get(at);
                var answer = visitor.get(address);
                // What somebody looks for stands in the field where they look for it, and nowhere else.
                var body = address.contains("q=" + MARKER)
                        ? answer.body().replace("value=\"" + MARKER + "\"", "")
                        : answer.body();
                assertThat(body)
                        .as("%s for %s", address, who)
                        .doesNotContain(MARKER + " in", "/observations/" + planted.getFirst());
                if (!who.equals("a reader")) {
                    links(answer).stream().filter(seen::add).forEach(waiting::add);
                }
            }
            assertThat(waiting).hasSizeGreaterThan(80);
        });
        assertThat(People.signedIn(port, "luis")
                        .get("/observations/" + planted.get(1))
                        .body())
                .contains(MARKER + " in the text", MARKER + " in the place");
        assertThat(People.signedIn(port, "luis")
                        .get("/observations/" + planted.getFirst())
                        .statusCode())
                .as("a draft")
                .isEqualTo(404);
        assertThat(People.signedIn(port, "lena")
                        .get("/observations/" + planted.getFirst())
                        .body())
                .contains(MARKER + " in the text");

        for (var address : List.of(
                "/countries/LC/review",
                "/countries/LC/review/statement",
                "/countries/LC/review/statement?on=activity/" + COURSE)) {
            assertThat(People.signedIn(port, "luis").get(address).body())
                    .as("a draft of a delegation at %s for staff", address)
                    .doesNotContain(MARKER + " in its own words");
        }
        assertThat(People.signedIn(port, "lena")
                        .get("/countries/LC/review/statement")
                        .body())
                .contains(MARKER + " in its own words");

        // What was published is found, and no more than that.
        var kept = planted.get(3);
        reply.publish(kept, revision(kept), lena, WholePortal.NOW);
        for (var address : List.of("/activities/" + COURSE, "/countries/LC")) {
            assertThat(visitors.get("anonymous").get(address).body())
                    .as(address)
                    .contains(MARKER + " in the text", MARKER + " in the reason")
                    .doesNotContain(
                            MARKER + " in the answer", MARKER + " in the place", MARKER + " in a name", "lena", "luis");
        }
    }

    @Test
    void filesAreKeptWithThemOrRefusedWithAReason() {
        var browser = People.signedIn(port, "lena");
        var id = reply.begin(
                new Draft(Kind.ADDITION, RECORD, null, "See the list"), UUID.randomUUID(), lena, WholePortal.NOW);
        var page = "/observations/" + id;
        var kept = browser.upload(page, page + "/files", "../../etc/list.txt", bytes("Castries, 14 persons"));
        assertThat(Visitor.wherefrom(kept)).isEqualTo(page);
        assertThat(browser.page(page)
                        .select("main a[href^='" + page + "/files/']")
                        .text())
                .isEqualTo("list.txt");
        var eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
        for (var refused : Map.of(
                        "run.exe", "only PDF, PNG, JPEG and plain text",
                        "page.pdf", "only PDF, PNG, JPEG and plain text",
                        "eicar.txt", "the mark of a virus",
                        "empty.txt", "it is empty")
                .entrySet()) {
            var content = refused.getKey().startsWith("eicar")
                    ? bytes(eicar)
                    : refused.getKey().startsWith("empty") ? new byte[0] : bytes("<html>");
            browser.upload(page, page + "/files", refused.getKey(), content);
            assertThat(browser.page(page).select("main .errors").text())
                    .as(refused.getKey())
                    .contains(refused.getValue());
        }
        var large = browser.upload(page, page + "/files", "large.txt", new byte[100 << 20]);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("at most 10 MB", "See the list");
        assertThat(files(id)).isEqualTo(1);
        for (var n = 0; n < 4; n++) {
            browser.upload(page, page + "/files", "more-" + n + ".txt", bytes("more"));
        }
        assertThat(files(id)).isEqualTo(5);
        assertThat(browser.page(page).select("input[type=file]")).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private long files(long observation) {
        return jdbc.sql("select count(*) from observation_file where observation = :id")
                .param("id", observation)
                .query(Long.class)
                .single();
    }

    @Test
    void aChangeBecauseOfThemNamesTheSecretariatOnly() {
        var record = new RecordKey(RecordKind.ACTIVITY, "police-information-systems-course-2");
        var id = draft(Kind.WRONG, record, "Tyrannosaurus");
        reply.send(id, revision(id), lena, WholePortal.NOW);
        reply.takeIn(id, revision(id), luis, WholePortal.NOW);
        var anonymous = new Visitor(port);
        for (var address : List.of(
                "/history/activity/" + record.key(),
                "/activities/" + record.key(),
                "/countries/LC.atom",
                "/changes.atom")) {
            assertThat(anonymous.get(address).body())
                    .as(address)
                    .contains("Tyrannosaurus in the title")
                    .doesNotContain("lena", "luis", "Tyrannosaurus in the text", "observation");
        }
        assertThat(anonymous.page("/history/activity/" + record.key()).text())
                .contains("Corrected by the secretariat.");
        assertThat(anonymous
                        .page("/history/activity/" + record.key() + "?lang=es")
                        .text())
                .contains("Corregido por la Secretaría.");
        assertThat(new Visitor(port).page("/activities/" + record.key()).text()).contains("by the secretariat");
    }
}
