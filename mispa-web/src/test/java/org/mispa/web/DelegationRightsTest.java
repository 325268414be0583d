package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.delegation.Observation.Draft;
import org.mispa.domain.delegation.Observation.Kind;
import org.mispa.domain.delegation.Observation.State;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.delegation.Review;
import org.mispa.domain.delegation.RightOfReply;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Who sees and does what on the pages of a delegation: it, another one, staff and everybody else, for every route and
/// every country, also by guessed numbers.
@TestPropertySource(properties = "mispa.test.database=delegation-rights") // a context, and so a database, of its own
class DelegationRightsTest extends WholePortal {
    private static final Delegation LUCIA = Delegation.of(CountryId.of("saint-lucia"));
    private static final Delegation JAMAICA = Delegation.of(CountryId.of("jamaica"));
    private static final Delegation SPAIN = Delegation.ofOrganization("government-of-spain");
    private static final RecordKey COURSE = new RecordKey(RecordKind.ACTIVITY, "police-intelligence-course-2");

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
    private Review review;

    @Autowired
    private Observations observations;

    @Autowired
    private MemberStates states;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, @Nullable SignedIn> readers = new LinkedHashMap<>();

    @BeforeEach
    void oneOfEach() {
        jdbc.sql("delete from account").update();
        readers.clear();
        readers.put("nobody", null);
        for (var role : List.of(AccountRole.READER, AccountRole.EDITOR, AccountRole.ADMIN)) {
            People.openWith(manage, "no hash", role.name(), role);
            readers.put(role.name(), signedIn(role.name()));
        }
        delegate("lena", LUCIA, Voice.SPEAKER);
        delegate("paul", LUCIA, Voice.PREPARER);
        delegate("joan", JAMAICA, Voice.SPEAKER);
        delegate("sol", SPAIN, Voice.SPEAKER);
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

    private MockHttpServletResponse ask(
            HttpMethod method, String address, Map<String, String> fields, @Nullable SignedIn reader) {
        var asked = request(method, URI.create(address)).with(csrf());
        fields.forEach(asked::param);
        return portal.perform(reader == null ? asked : asked.with(user(reader))).getResponse();
    }

    private int get(String address, String name) {
        var answer = ask(HttpMethod.GET, address, Map.of(), readers.get(name));
        var to = Objects.requireNonNullElse(answer.getRedirectedUrl(), "");
        return to.startsWith("/sign-in?from=") ? 401 : answer.getStatus();
    }

    private Map<String, Integer> all(String address) {
        var answers = new HashMap<String, Integer>();
        readers.keySet().forEach(name -> answers.put(name, get(address, name)));
        return answers;
    }

    private long refusals() {
        return jdbc.sql("select count(*) from audit_entry where act = 'DELEGATION_REFUSED'")
                .query(Long.class)
                .single();
    }

    private long draft() {
        var lena = Objects.requireNonNull(reader("lena").delegate());
        return reply.begin(new Draft(Kind.WRONG, COURSE, null, "Wrong"), UUID.randomUUID(), lena, NOW);
    }

    private long sent() {
        var id = draft();
        reply.send(id, 0, Objects.requireNonNull(reader("lena").delegate()), NOW);
        return id;
    }

    private Observation find(long id) {
        return observations.find(id).orElseThrow();
    }

    @Test
    void theReviewOfEachCountryIsForItsDelegationAndStaffAlone() {
        assertThat(states.all(Language.EN)).hasSize(35);
        for (var state : states.all(Language.EN)) {
            var name = "of-" + state.code();
            delegate(name, Delegation.of(state.id()), Voice.PREPARER);
        }
        for (var state : states.all(Language.EN)) {
            var address = "/countries/" + state.code() + "/review";
            for (var other : List.of("JM", "LC", "CU", state.code())) {
                assertThat(get(address, "of-" + other))
                        .as("%s for the delegation of %s", address, other)
                        .isEqualTo(other.equals(state.code()) ? 200 : 404);
            }
            assertThat(get(address, "ADMIN")).as(address).isEqualTo(200);
        }
    }

    @Test
    void theReviewIsNotThereForOthersAndThatAnotherDelegationAskedIsLogged() {
        assertThat(all("/countries/LC/review"))
                .isEqualTo(Map.of(
                        "nobody", 401, "READER", 404, "EDITOR", 200, "ADMIN", 200, "lena", 200, "paul", 200, "joan",
                        404, "sol", 404));
        assertThat(log.page(1).rows())
                .filteredOn(entry -> entry.act() == Act.DELEGATION_REFUSED)
                .extracting(AuditLog.Entry::actor, AuditLog.Entry::about)
                .contains(
                        tuple("joan@example.org", "GET /countries/LC/review"),
                        tuple("sol@example.org", "GET /countries/LC/review"));
        assertThat(all("/organizations/government-of-spain/review"))
                .isEqualTo(Map.of(
                        "nobody", 401, "READER", 404, "EDITOR", 200, "ADMIN", 200, "lena", 404, "paul", 404, "joan",
                        404, "sol", 200));
        assertThat(get("/countries/XX/review", "ADMIN")).isEqualTo(404);
        assertThat(get("/organizations/none/review", "ADMIN")).isEqualTo(404);
    }

    @Test
    void aDraftIsThereForItsDelegationAloneAlsoByItsNumber() {
        var id = draft();
        var before = refusals();
        for (var address : List.of("/observations/" + id, "/observations/" + id + "/correction")) {
            assertThat(all(address))
                    .as(address)
                    .isEqualTo(Map.of(
                            "nobody", 401, "READER", 404, "EDITOR", 404, "ADMIN", 404, "lena", 200, "paul", 200, "joan",
                            404, "sol", 404));
        }
        assertThat(refusals()).isEqualTo(before + 4);
        assertThat(all("/observations/" + (id + 1_000)).values()).containsOnly(401, 404);
        assertThat(refusals()).as("what is not there is no refusal").isEqualTo(before + 4);
    }

    @Test
    void whatWasSentIsThereForStaffToo() {
        var id = sent();
        assertThat(all("/observations/" + id))
                .isEqualTo(Map.of(
                        "nobody", 401, "READER", 404, "EDITOR", 200, "ADMIN", 200, "lena", 200, "paul", 200, "joan",
                        404, "sol", 404));
    }

    @Test
    void aFileIsThereForThoseForWhomItsObservationIs() {
        var draft = draft();
        var lena = Objects.requireNonNull(reader("lena").delegate());
        var paul = Objects.requireNonNull(reader("paul").delegate());
        var text = "a list".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var file = reply.attach(draft, "../list.txt", text, paul, NOW);
        var address = "/observations/" + draft + "/files/" + file;
        var ofDelegation = Map.of(
                "nobody", 401, "READER", 404, "EDITOR", 404, "ADMIN", 404, "lena", 200, "paul", 200, "joan", 404, "sol",
                404);
        assertThat(all(address)).isEqualTo(ofDelegation);
        reply.send(draft, find(draft).revision(), lena, NOW);
        var andStaff = new HashMap<>(ofDelegation);
        andStaff.putAll(Map.of("EDITOR", 200, "ADMIN", 200));
        assertThat(all(address)).isEqualTo(andStaff);
        var other = sent();
        assertThat(get("/observations/" + other + "/files/" + file, "lena"))
                .as("by the number of another observation")
                .isEqualTo(404);
        var answer = ask(HttpMethod.GET, address, Map.of(), reader("ADMIN"));
        assertThat(answer.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("list.txt");
        assertThat(answer.getHeaders("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        assertThat(answer.getContentType()).startsWith("text/plain");
        assertThat(answer.getContentAsByteArray()).isEqualTo(text);
    }

    @Test
    void aCorrectionIsInNoPageOfProposalsBeforeItWasSent() {
        var id = draft();
        var lena = reader("lena");
        var form = Map.of(".base", "0", "do", "save", "title_en", "Another title", ".form", "one");
        assertThat(ask(HttpMethod.POST, "/observations/" + id + "/correction", form, lena)
                        .getRedirectedUrl())
                .isEqualTo("/observations/" + id + "/correction");
        var number = Objects.requireNonNull(find(id).correction());
        assertThat(all("/changes/" + number + "/review"))
                .isEqualTo(Map.of(
                        "nobody", 401, "READER", 403, "EDITOR", 404, "ADMIN", 404, "lena", 403, "paul", 403, "joan",
                        403, "sol", 403));
    }

    /// Every form of an observation, with what it would do: by strangers nothing is done.
    @Test
    void nobodyElseDoesAnything() {
        var draft = draft();
        var sent = sent();
        var seen = Map.of(draft, find(draft), sent, find(sent));
        var before = refusals();
        var revision = Map.of("revision", "1");
        for (var name : List.of("nobody", "READER", "joan", "sol")) {
            for (var form : List.of(
                    Map.entry("/observations/" + draft, Map.of("do", "save", "text", "x", "revision", "0")),
                    Map.entry("/observations/" + draft, Map.of("do", "send", "text", "x", "revision", "0")),
                    Map.entry("/observations/" + draft, Map.of("do", "discard", "revision", "0")),
                    Map.entry("/observations/" + draft + "/correction", Map.of("do", "save", ".base", "0")),
                    Map.entry("/observations/" + draft + "/files", revision),
                    Map.entry("/observations/" + draft + "/files/1/remove", revision),
                    Map.entry("/observations/" + sent + "/edit", revision),
                    Map.entry(
                            "/observations/" + sent + "/answer", Map.of("do", "answer", "text", "x", "revision", "1")),
                    Map.entry("/observations/" + sent + "/answer", Map.of("do", "keep", "text", "x", "revision", "1")),
                    Map.entry("/observations/" + sent + "/answer", Map.of("do", "take-in", "revision", "1")),
                    Map.entry("/observations/" + sent + "/move", Map.of("do", "reply", "text", "x", "revision", "1")),
                    Map.entry("/observations/" + sent + "/move", Map.of("do", "withdraw", "revision", "1")),
                    Map.entry("/observations/" + sent + "/move", Map.of("do", "settle", "revision", "1")),
                    Map.entry("/observations/" + sent + "/move", Map.of("do", "publish", "revision", "1")),
                    Map.entry("/countries/LC/review", Map.of("entry", "activity/" + COURSE.key() + "/1")))) {
                var answer = ask(HttpMethod.POST, form.getKey(), form.getValue(), readers.get(name));
                assertThat(answer.getStatus())
                        .as("%s %s for %s", form.getKey(), form.getValue(), name)
                        .isEqualTo(name.equals("nobody") ? 302 : 404);
            }
        }
        seen.forEach((id, was) -> assertThat(find(id)).isEqualTo(was));
        assertThat(refusals())
                .as("two strangers with an account of a delegation, fifteen forms")
                .isEqualTo(before + 30);
    }

    @Test
    void staffAnswerAndDoNothingForTheDelegation() {
        var id = sent();
        for (var move : List.of("reply", "withdraw", "settle", "publish")) {
            assertThat(ask(
                                    HttpMethod.POST,
                                    "/observations/" + id + "/move",
                                    Map.of("do", move, "text", "x", "revision", "1"),
                                    reader("ADMIN"))
                            .getStatus())
                    .as(move)
                    .isEqualTo(404);
        }
        for (var address : List.of(
                "/observations/new",
                "/observations/missing",
                "/observations?list=drafts",
                "/observations?list=to-read")) {
            assertThat(get(address, "ADMIN")).as(address).isEqualTo(404);
        }
        assertThat(ask(
                                HttpMethod.POST,
                                "/observations",
                                Map.of("token", UUID.randomUUID().toString(), "text", "x"),
                                reader("ADMIN"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(ask(
                                HttpMethod.POST,
                                "/observations/missing",
                                Map.of(".token", UUID.randomUUID().toString(), "title_en", "x"),
                                reader("ADMIN"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(ask(
                                HttpMethod.POST,
                                "/countries/LC/review",
                                Map.of("entry", "activity/" + COURSE.key() + "/1"),
                                reader("ADMIN"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(find(id).state()).isEqualTo(State.OPEN);
    }

    @Test
    void onlyASpeakerSendsConfirmsAndPublishes() {
        var paul = reader("paul");
        var id = draft();
        assertThat(ask(
                                HttpMethod.POST,
                                "/observations/" + id,
                                Map.of("do", "send", "kind", "wrong", "text", "Wrong", "revision", "0"),
                                paul)
                        .getStatus())
                .isEqualTo(422);
        assertThat(find(id).isBeingWritten()).isTrue();
        var sent = sent();
        for (var move : List.of("reply", "withdraw")) {
            assertThat(ask(
                                    HttpMethod.POST,
                                    "/observations/" + sent + "/move",
                                    Map.of("do", move, "text", "x", "revision", "1"),
                                    paul)
                            .getStatus())
                    .as(move)
                    .isEqualTo(422);
        }
        var entry = review.entries(LUCIA, false, Language.EN).stream()
                .filter(one -> one.record().equals(COURSE))
                .findFirst()
                .orElseThrow();
        var confirm = Map.of("one", "activity/" + COURSE.key() + "/" + entry.change());
        ask(HttpMethod.POST, "/countries/LC/review", confirm, paul);
        assertThat(confirmed()).isZero();
        ask(HttpMethod.POST, "/countries/LC/review", confirm, reader("lena"));
        assertThat(confirmed()).isEqualTo(1);
    }

    private long confirmed() {
        return jdbc.sql("select count(*) from confirmation").query(Long.class).single();
    }

    @Test
    void noDelegateReachesTheOthersOfTheWorkingPages() {
        for (var address : List.of("/changes", "/changes/new/activity", "/imports", "/uncited", "/people", "/audit")) {
            assertThat(get(address, "lena")).as(address).isEqualTo(403);
        }
        assertThat(get("/inbox", "lena")).isEqualTo(200);
        assertThat(get("/inbox", "READER")).isEqualTo(404);
    }
}
