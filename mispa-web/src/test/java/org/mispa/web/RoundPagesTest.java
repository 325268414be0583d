package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.AuditLog;
import org.mispa.domain.account.AuditLog.Act;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.Voice;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.delegation.Delegate;
import org.mispa.domain.delegation.DelegationStatement.Words;
import org.mispa.domain.delegation.HoldRound;
import org.mispa.domain.delegation.MakeStatement;
import org.mispa.domain.delegation.Observation.Draft;
import org.mispa.domain.delegation.Observation.Kind;
import org.mispa.domain.delegation.RightOfReply;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Rounds of review, letters, answers on paper and statements of delegations: what the pages show, to whom, and what
/// becomes of odd input.
@TestPropertySource(properties = "mispa.test.database=round-pages") // a context, and so a database, of its own
class RoundPagesTest extends WholePortal {
    private static final Delegation LUCIA = Delegation.of(CountryId.of("saint-lucia"));
    private static final String COURSE = "police-intelligence-course-2";

    @Autowired
    private MockMvcTester portal;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AuditLog log;

    @Autowired
    private RightOfReply reply;

    @Autowired
    private HoldRound hold;

    @Autowired
    private MakeStatement make;

    @Autowired
    private MemberStates states;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, @Nullable SignedIn> readers = new HashMap<>();

    @BeforeEach
    void people() {
        jdbc.sql("delete from account").update();
        jdbc.sql("update review_round set closed_by = 'test', closed_account = gen_random_uuid(), "
                        + "closed_at = opens where closed_at is null")
                .update();
        readers.clear();
        readers.put("nobody", null);
        for (var role : List.of(AccountRole.READER, AccountRole.EDITOR, AccountRole.ADMIN)) {
            People.openWith(manage, "no hash", role.name(), role);
            readers.put(role.name(), signedIn(role.name()));
        }
        delegate("lena", LUCIA, Voice.SPEAKER);
        delegate("paul", LUCIA, Voice.PREPARER);
        delegate("joan", Delegation.of(CountryId.of("jamaica")), Voice.SPEAKER);
        delegate("sol", Delegation.ofOrganization("government-of-spain"), Voice.SPEAKER);
    }

    private void delegate(String name, Delegation delegation, Voice voice) {
        People.openDelegate(manage, "no hash", name, delegation, voice);
        readers.put(name, signedIn(name));
    }

    private SignedIn signedIn(String name) {
        return new SignedIn(accounts.withMail(People.mail(name)).orElseThrow());
    }

    private SignedIn reader(String name) {
        return Objects.requireNonNull(readers.get(name));
    }

    private Delegate lena() {
        return Objects.requireNonNull(reader("lena").delegate());
    }

    private MvcTestResult get(String address, String name) {
        var asked = request(HttpMethod.GET, URI.create(address));
        var reader = readers.get(name);
        return portal.perform(reader == null ? asked : asked.with(user(reader)));
    }

    private Document seen(String address, String name) {
        var answer = get(address, name);
        assertThat(answer).as(address).hasStatusOk();
        return document(answer);
    }

    private MvcTestResult post(String address, Map<String, String> fields, String name) {
        var asked = request(HttpMethod.POST, URI.create(address)).with(csrf());
        fields.forEach(asked::param);
        var reader = readers.get(name);
        return portal.perform(reader == null ? asked : asked.with(user(reader)));
    }

    private int status(String address, String name) {
        var answer = get(address, name).getResponse();
        var to = Objects.requireNonNullElse(answer.getRedirectedUrl(), "");
        return to.startsWith("/sign-in?from=") ? 401 : answer.getStatus();
    }

    private Map<String, Integer> all(String address) {
        var answers = new HashMap<String, Integer>();
        readers.keySet().forEach(name -> answers.put(name, status(address, name)));
        return answers;
    }

    private String round() {
        var today = java.time.LocalDate.of(2026, 11, 24);
        return hold.open(
                MeetingId.of("mispa-3"),
                today,
                today.plusDays(9),
                reader("ADMIN").staff(),
                NOW);
    }

    // Rights

    @Test
    void roundsAreForStaffAndTheirOpeningForAdmins() {
        var key = round();
        for (var address : List.of(
                "/rounds",
                "/rounds/" + key,
                "/rounds/" + key + "/reminders",
                "/rounds/" + key + "/letters/LC",
                "/countries/LC/review/paper",
                "/organizations/government-of-spain/review/paper")) {
            assertThat(all(address))
                    .as(address)
                    .isEqualTo(Map.of(
                            "nobody", 401, "READER", 403, "EDITOR", 200, "ADMIN", 200, "lena", 403, "paul", 403, "joan",
                            403, "sol", 403));
        }
        assertThat(status("/rounds/new", "EDITOR")).isEqualTo(403);
        assertThat(post("/rounds/" + key + "/close", Map.of(), "EDITOR")).hasStatus(403);
        assertThat(post("/rounds", Map.of("meeting", "mispa-2"), "EDITOR")).hasStatus(403);
        assertThat(status("/rounds/" + key + "/letters/XX", "ADMIN")).isEqualTo(404);
        assertThat(status("/rounds/" + key + "/letters/ES", "ADMIN"))
                .as("no member state")
                .isEqualTo(404);
        assertThat(status("/rounds/none", "ADMIN")).isEqualTo(404);
    }

    @Test
    void theStatementOfEachCountryIsWrittenByItsDelegationAloneAndThatAnotherAskedIsLogged() {
        for (var state : states.all(Language.EN)) {
            delegate("of-" + state.code(), Delegation.of(state.id()), Voice.SPEAKER);
        }
        for (var state : states.all(Language.EN)) {
            var address = "/countries/" + state.code() + "/review/statement";
            for (var other : List.of("JM", "LC", state.code())) {
                assertThat(status(address, "of-" + other))
                        .as("%s for the delegation of %s", address, other)
                        .isEqualTo(other.equals(state.code()) ? 200 : 404);
            }
        }
        assertThat(all("/countries/LC/review/statement?on=activity/" + COURSE))
                .containsEntry("nobody", 401)
                .containsEntry("READER", 404)
                .containsEntry("EDITOR", 200)
                .containsEntry("joan", 404)
                .containsEntry("sol", 404);
        assertThat(log.page(1).rows())
                .filteredOn(entry -> entry.act() == Act.DELEGATION_REFUSED)
                .extracting(AuditLog.Entry::actor, AuditLog.Entry::about)
                .contains(org.assertj.core.api.Assertions.tuple(
                        "joan@example.org", "GET /countries/LC/review/statement"));
    }

    @Test
    void nobodyElseSaysAnythingForADelegation() {
        var key = round();
        for (var name : List.of("nobody", "READER", "EDITOR", "ADMIN", "joan", "sol")) {
            for (var form : List.of(
                    Map.entry("/countries/LC/review/reviewed", Map.of("round", key)),
                    Map.entry(
                            "/countries/LC/review/statement",
                            Map.of("do", "publish", "language", "en", "text", "Ours", "revision", "0")))) {
                assertThat(post(form.getKey(), form.getValue(), name)
                                .getResponse()
                                .getStatus())
                        .as("%s for %s", form.getKey(), name)
                        .isEqualTo(name.equals("nobody") ? 302 : 404);
            }
        }
        assertThat(seen("/rounds/" + key + "?status=confirmed", "ADMIN").select("tbody tr"))
                .isEmpty();
        assertThat(page("/countries/LC").text()).doesNotContain("Ours");
    }

    // Rounds

    @Test
    void anAdminOpensARoundAndWhatIsWrongIsToldAtItsField() {
        var refused =
                post("/rounds", Map.of("meeting", "mispa-1", "opens", "32/13/2026", "closes", "1 Nov 2026"), "ADMIN");
        assertThat(refused).hasStatus(422);
        var form = document(refused);
        assertThat(form.select("#opens").val()).isEqualTo("32/13/2026");
        assertThat(form.select("#opens-error").text()).contains("write a day");
        assertThat(form.select("#closes-error").text()).contains("this day is over");
        assertThat(form.select("#meeting option[selected]").val()).isEqualTo("mispa-1");
        var fields = Map.of("meeting", "mispa-1", "opens", "24 Nov 2026", "closes", "3 Dec 2026");
        var opened = post("/rounds", fields, "ADMIN");
        assertThat(opened).hasStatus3xxRedirection();
        var address = Objects.requireNonNull(opened.getResponse().getRedirectedUrl());
        assertThat(address).startsWith("/rounds/mispa-1");
        assertThat(seen(address, "EDITOR").text()).contains("24 Nov 2026 to 3 Dec 2026");
        var again = post("/rounds", fields, "ADMIN");
        assertThat(again).hasStatus(422);
        assertThat(document(again).select("#meeting-error").text()).contains("another round for this meeting");
        assertThat(post(address + "/close", Map.of(), "ADMIN")).hasStatus3xxRedirection();
        assertThat(seen(address, "EDITOR").text()).contains("closed on 24 Nov 2026");
        assertThat(seen(address, "EDITOR").select("a[href$=/reminders]")).isEmpty();
    }

    @Test
    void theOverviewFollowsWhatADelegationDoes() {
        var chile = Delegation.of(CountryId.of("chile"));
        delegate("carla", chile, Voice.SPEAKER);
        delegate("caro", chile, Voice.PREPARER);
        var key = round();
        var address = "/rounds/" + key;
        assertThat(line(address, "CL")).contains("not opened");
        assertThat(seen(address, "EDITOR").select("tbody tr")).hasSize(35);
        assertThat(seen("/inbox", "carla").text()).contains("open until 3 Dec 2026");
        assertThat(line(address, "CL")).as("the inbox is no review").contains("not opened");
        var review = seen("/countries/CL/review", "caro");
        assertThat(review.text()).contains("open until 3 Dec 2026");
        assertThat(review.select("button:contains(nothing further)")).isEmpty();
        assertThat(line(address, "CL")).contains("under way");
        assertThat(seen("/organizations/government-of-spain/review", "sol").text())
                .as("rounds are of member states")
                .doesNotContain("open until");

        post("/countries/CL/review/reviewed", Map.of("round", key), "caro");
        assertThat(line(address, "CL")).contains("under way");
        assertThat(seen("/countries/CL/review", "carla").select("button:contains(nothing further)"))
                .hasSize(1);
        post("/countries/CL/review/reviewed", Map.of("round", key), "carla");
        assertThat(line(address, "CL")).contains("confirmed", "24 Nov 2026");
        assertThat(seen("/countries/CL/review", "carla").text())
                .contains("On 24 Nov 2026 the delegation said that it has reviewed everything");
        post("/countries/CL/review/reviewed", Map.of("round", "none"), "carla");

        long sum = 0;
        var choices = seen(address, "EDITOR").select(".chips [data-count]");
        for (var choice : choices) {
            var number = Integer.parseInt(choice.attr("data-count"));
            assertThat(seen(choice.attr("href"), "EDITOR").select("tbody tr")).hasSize(number);
            sum += number;
        }
        assertThat(sum).isEqualTo(70);
        assertThat(page("/countries/CL").text()).doesNotContain("reviewed everything");
    }

    private String line(String address, String code) {
        return seen(address, "EDITOR")
                .select("tr:has(a[href='/countries/" + code + "/review'])")
                .text();
    }

    @Test
    void aLetterHoldsEveryEntryWithBoxesAndThereIsOneForEachState() {
        var key = round();
        var entries =
                seen("/countries/LC/review", "EDITOR").select("main .rows > li").size();
        var letter = seen("/rounds/" + key + "/letters/LC", "EDITOR");
        assertThat(letter.select("article.letter")).hasSize(1);
        assertThat(letter.select("article td .box")).hasSize(2 * entries);
        assertThat(letter.select("article tr:has(td) td:first-child").eachText())
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, entries)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(letter.text()).contains("Saint Lucia", "by 3 Dec 2026", "version 1 of", "We have reviewed");
        var all = seen("/rounds/" + key + "/letters?lang=fr", "EDITOR");
        assertThat(all.select("article.letter")).hasSize(35);
        assertThat(all.select("article.letter h2").text()).contains("Antigua-et-Barbuda");
        assertThat(all.select("h1")).hasSize(1);
    }

    // Answers on paper

    @Test
    void aNoteVerbaleIsEnteredAsAWholeAndMarkedWhereverItIsShown() {
        var key = round();
        var address = "/countries/LC/review/paper";
        var form = seen(address, "EDITOR");
        var record = "activity/police-information-systems-course-2";
        var fields = new HashMap<String, String>();
        fields.put("token", form.select("[name=token]").val());
        fields.put("entry", form.select("[name=entry][value^=" + record + "/]").val());
        fields.put("text:activity/" + COURSE, "It was held in Castries");
        fields.put("kind:activity/" + COURSE, "wrong");
        fields.put("text:", "x".repeat(4_001));
        fields.put("number", " ");
        fields.put("day", "tomorrow");
        fields.put("reviewed", key);
        var refused = post(address, fields, "EDITOR");
        assertThat(refused).hasStatus(422);
        var kept = document(refused);
        assertThat(kept.select(".errors li")).hasSize(3);
        assertThat(kept.select("[name=entry][checked]").val()).isEqualTo(fields.get("entry"));
        assertThat(kept.select("[name='text:activity/" + COURSE + "']").text()).isEqualTo("It was held in Castries");
        assertThat(kept.select("#day").val()).isEqualTo("tomorrow");
        assertThat(kept.select("[name=reviewed]").hasAttr("checked")).isTrue();
        assertThat(kept.title()).startsWith("Error:");

        fields.put("text:", "A seminar of 2010 is missing");
        fields.put("number", "12/2011");
        fields.put("day", "3 Oct 2011");
        assertThat(post(address, fields, "EDITOR")).hasRedirectedUrl("/countries/LC/review");
        assertThat(post(address, fields, "EDITOR")).as("the same form again").hasStatus3xxRedirection();
        var mark = "entered by the secretariat from note verbale 12/2011 of 3 Oct 2011";
        assertThat(seen("/countries/LC/review", "lena").text().split(mark, -1))
                .as("the word, the confirmation and both observations")
                .hasSize(5);
        assertThat(page("/activities/police-information-systems-course-2").text())
                .contains(mark);
        assertThat(page("/countries/LC").text()).contains(mark).doesNotContain("seminar of 2010");
        assertThat(page("/activities/" + COURSE).text()).doesNotContain(mark, "Castries");
        assertThat(seen("/observations?list=open", "lena").text()).contains(mark);
        assertThat(line("/rounds/" + key, "LC")).contains("observed", mark);
        var observation =
                seen("/observations?list=open", "lena").select("main .rows a").attr("href");
        assertThat(seen(observation, "lena").text())
                .contains(mark, "Entered from paper")
                .doesNotContain("EDITOR");
        assertThat(get(observation, "joan")).hasStatus(404);
        assertThat(scan(observation, "EDITOR")).hasRedirectedUrl(observation);
        assertThat(seen(observation, "lena").select("a[href*=/files/]").text()).isEqualTo("note.pdf");
        assertThat(scan(observation, "joan")).hasStatus(404);
    }

    private MvcTestResult scan(String observation, String name) {
        var pdf = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        return portal.perform(multipart(URI.create(observation + "/files"))
                .file(new MockMultipartFile("file", "note.pdf", "application/pdf", pdf))
                .with(csrf())
                .with(user(reader(name))));
    }

    @Test
    void staffAddNoFileToWhatADelegationWroteItself() {
        var record = new RecordKey(RecordKind.ACTIVITY, COURSE);
        var id = reply.begin(new Draft(Kind.WRONG, record, null, "Wrong"), UUID.randomUUID(), lena(), NOW);
        reply.send(id, 0, lena(), NOW);
        assertThat(scan("/observations/" + id, "EDITOR")).hasStatus(404);
        assertThat(seen("/observations/" + id, "EDITOR").select("[type=file]")).isEmpty();
        assertThat(scan("/observations/" + id, "lena")).hasStatus3xxRedirection();
    }

    @Test
    void nothingIsEnteredWhereNothingIsSaid() {
        var answer = post(
                "/countries/JM/review/paper",
                Map.of("token", UUID.randomUUID().toString(), "number", "1", "day", "2011-10-03"),
                "EDITOR");
        assertThat(answer).hasStatus(422);
        assertThat(document(answer).select(".errors").text()).contains("Mark at least one entry");
    }

    // Statements

    @Test
    void aStatementIsShownWordForWordAsText() {
        var address = "/countries/LC/review/statement";
        var text = "<b>Nous</b> avons & participé.\r\n\r\nDeux fois.";
        assertThat(post(address, Map.of("do", "publish", "language", "fr", "text", text, "revision", "0"), "paul"))
                .as("a preparer")
                .hasStatus(422);
        assertThat(post(address, Map.of("do", "save", "language", "fr", "text", text, "revision", "0"), "paul"))
                .hasRedirectedUrl(address);
        assertThat(page("/countries/LC").text()).doesNotContain("Deux fois");
        assertThat(seen("/countries/LC/review", "EDITOR").text())
                .as("a draft is the delegation's")
                .doesNotContain("not published");
        assertThat(seen(address, "lena").select("#text").text()).contains("Deux fois");
        post(address, Map.of("do", "publish", "language", "fr", "text", text, "revision", "1"), "lena");
        var shown = page("/countries/LC").select("section:has(#own-words) p[lang=fr]");
        assertThat(shown.text()).isEqualTo("<b>Nous</b> avons & participé. Deux fois.");
        assertThat(shown.select("br")).hasSize(2);
        assertThat(page("/countries/LC").select("section:has(#own-words)").text())
                .contains("Saint Lucia", "24 Nov 2026")
                .doesNotContain("lena", "paul");
        assertThat(page("/countries/LC?lang=fr").select("section:has(#own-words) p[lang=fr]"))
                .isEmpty();
        assertThat(page("/search?go=no&q=Deux+fois").select("main").text()).doesNotContain("avons");
        post(address, Map.of("do", "withdraw"), "lena");
        assertThat(page("/countries/LC").text()).doesNotContain("Deux fois");
        assertThat(seen(address, "EDITOR").text()).contains("Deux fois", "Taken back");
    }

    @Test
    void aStatementHasAtMostThreeHundredWordsAndWhatWasWrittenIsKept() {
        var address = "/countries/LC/review/statement?on=activity/" + COURSE;
        var text = "word ".repeat(301).strip();
        for (var doing : List.of("save", "publish")) {
            var refused = post(address, Map.of("do", doing, "language", "pt", "text", text, "revision", "0"), "lena");
            assertThat(refused).hasStatus(422);
            assertThat(document(refused).select("#text-error").text()).contains("301 words", "at most 300");
            assertThat(document(refused).select("#text").text()).isEqualTo(text);
            assertThat(document(refused).select("option[selected]").val()).isEqualTo("pt");
        }
        var noLanguage =
                post(address, Map.of("do", "publish", "language", "xx", "text", "Ours", "revision", "0"), "lena");
        assertThat(noLanguage).hasStatus(422);
        assertThat(document(noLanguage).select("#language-error").text()).contains("choose the language");
        post(address, Map.of("do", "save", "language", "en", "text", "One", "revision", "0"), "lena");
        var late = post(address, Map.of("do", "save", "language", "en", "text", "Two", "revision", "0"), "paul");
        assertThat(late).hasStatus(409);
        assertThat(document(late).select("#text").text()).isEqualTo("Two");
        assertThat(document(late).select("section:has(#saved)").text()).contains("One");
        for (var nothing : List.of("activity/none", "x", "country/saint-lucia", "figure/none", "remark/x")) {
            assertThat(get("/countries/LC/review/statement?on=" + nothing, "lena"))
                    .as(nothing)
                    .hasStatus(404);
        }
    }

    @Test
    void aViewOfThePastShowsWhatWasPublishedByThen() {
        var record = new RecordKey(RecordKind.ACTIVITY, "trafficking-training-courses");
        var path = "/activities/" + record.key();
        make.publish(record, 0, new Words(Language.EN, "Said in time"), lena(), NOW);
        make.publish(record, 1, new Words(Language.EN, "Said later"), lena(), NOW.plus(Duration.ofDays(1)));
        assertThat(page(path).text()).contains("Said later").doesNotContain("Said in time");
        var past = page(path + "?known=2026-11-24");
        assertThat(past.text()).contains("Said in time").doesNotContain("Said later");
        assertThat(past.select("#right")).isEmpty();
    }
}
