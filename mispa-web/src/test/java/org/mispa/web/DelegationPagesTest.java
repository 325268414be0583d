package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.Voice;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.History;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.delegation.Delegate;
import org.mispa.domain.delegation.Observation.Draft;
import org.mispa.domain.delegation.Observation.Kind;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.delegation.Review;
import org.mispa.domain.delegation.ReviewEntry.Named;
import org.mispa.domain.delegation.RightOfReply;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What the pages of delegations show, and what becomes of odd input.
@TestPropertySource(properties = "mispa.test.database=delegation-pages") // a context, and so a database, of its own
class DelegationPagesTest extends WholePortal {
    private static final String COURSE = "police-intelligence-course-2";
    private static final RecordKey RECORD = new RecordKey(RecordKind.ACTIVITY, COURSE);

    @Autowired
    private MockMvcTester portal;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Autowired
    private RightOfReply reply;

    @Autowired
    private Observations observations;

    @Autowired
    private ApplyChange door;

    @Autowired
    private History history;

    @Autowired
    private Review review;

    @Autowired
    private MemberStates states;

    @Autowired
    private JdbcClient jdbc;

    private SignedIn lena;
    private SignedIn luis;

    @BeforeEach
    void aSpeakerAndAnEditor() {
        jdbc.sql("delete from account").update();
        People.openDelegate(manage, "no hash", "lena", Delegation.of(CountryId.of("saint-lucia")), Voice.SPEAKER);
        People.openWith(manage, "no hash", "luis", AccountRole.EDITOR);
        lena = new SignedIn(accounts.withMail(People.mail("lena")).orElseThrow());
        luis = new SignedIn(accounts.withMail(People.mail("luis")).orElseThrow());
    }

    private Delegate speaker() {
        return Objects.requireNonNull(lena.delegate());
    }

    private Document seen(String address, SignedIn reader) {
        var answer = portal.perform(request(HttpMethod.GET, URI.create(address)).with(user(reader)));
        assertThat(answer).as(address).hasStatusOk();
        return document(answer);
    }

    private MvcTestResult post(String address, Map<String, String> fields, SignedIn reader) {
        var asked = request(HttpMethod.POST, URI.create(address)).with(csrf()).with(user(reader));
        fields.forEach(asked::param);
        return portal.perform(asked);
    }

    private Map<String, Long> numbers(SignedIn reader) {
        var numbers = new LinkedHashMap<String, Long>();
        for (var figure : seen("/inbox", reader).select("main [data-count]")) {
            var href = figure.attr("href");
            var number = Long.parseLong(figure.attr("data-count"));
            var total = seen(href, reader).select("main [data-total][data-unit=" + figure.attr("data-unit") + "]");
            assertThat(total).as(href).isNotEmpty();
            assertThat(Long.parseLong(total.attr("data-total"))).as(href).isEqualTo(number);
            numbers.put(href, number);
        }
        return numbers;
    }

    private long sent(String text) {
        return sent(RECORD, text);
    }

    private long sent(RecordKey record, String text) {
        var id = reply.begin(new Draft(Kind.WRONG, record, "place", text), UUID.randomUUID(), speaker(), NOW);
        reply.send(id, 0, speaker(), NOW);
        return id;
    }

    private void change(RecordKey record, String place) {
        var now = history.current(record).orElseThrow();
        var cells = RecordCells.of(Objects.requireNonNull(now.after()));
        var row = new HashMap<>(cells.row());
        row.put("place", place);
        var details =
                Objects.requireNonNull(new Reading().details(new RecordCells(cells.kind(), row, cells.parts()), null));
        door.apply(new Change(record, now.version(), details, new Actor("an editor"), "why"), NOW);
    }

    private static String owed(Set<DeliverableStatus> statuses) {
        return "/deliverables?"
                + DeliverableFilter.ALL.withCountry("LC").withStatuses(statuses).query();
    }

    private static long number(Document page, String href) {
        return Long.parseLong(Objects.requireNonNull(page.selectFirst("main a[data-count][href='" + href + "']"))
                .attr("data-count"));
    }

    @Test
    void whatIsOpenAndMissingIsCountedInTheInboxAsInTheBriefAndTheReview() {
        var inbox = seen("/inbox", lena);
        var brief = page("/countries/LC/brief");
        var due = number(inbox, owed(DeliverableStatus.dated()));
        var undated = number(inbox, owed(Set.of(DeliverableStatus.PROMISED)));
        assertThat(due + undated).isPositive().isEqualTo(number(brief, owed(DeliverableStatus.open())));
        var blanks = number(inbox, "/mandates?unreached=LC");
        assertThat(blanks).isPositive().isEqualTo(number(brief, "/mandates?unreached=LC"));
        assertThat(inbox.select("main a[href='/countries/LC#blanks']")).hasSize(1);
        assertThat(inbox.select("main a[href='/countries/LC/brief.pdf']").text())
                .isEqualTo("Brief (PDF)");

        var gaps = Objects.requireNonNull(seen("/countries/LC/review", lena).selectFirst("section:has(#gaps)"));
        assertThat(gaps.text()).contains("These are " + gaps.select("li").size() + " of the " + blanks + " mandates");
        assertThat(brief.select("section:has(#blanks)").text())
                .contains("The review page of its delegation lists only");
    }

    @Test
    void everyNumberOfTheInboxIsThatOfItsList() {
        var before = numbers(lena);
        assertThat(before.keySet())
                .containsExactly(
                        "/countries/LC/review?state=changed",
                        "/countries/LC/review?state=nothing",
                        "/observations?list=to-read",
                        "/observations?list=drafts",
                        "/observations?list=open",
                        owed(DeliverableStatus.dated()),
                        owed(Set.of(DeliverableStatus.PROMISED)),
                        "/mandates?unreached=LC");
        assertThat(before.get("/countries/LC/review?state=nothing")).isGreaterThan(8);
        var workshop = new RecordKey(RecordKind.ACTIVITY, "firearms-marking-training-workshops");
        var box =
                seen("/countries/LC/review", lena).selectFirst("[name=entry][value^=activity/" + workshop.key() + "/]");
        post("/countries/LC/review", Map.of("entry", Objects.requireNonNull(box).val()), lena);
        change(workshop, "Castries");
        reply.begin(new Draft(Kind.MISSING, null, null, "A draft"), UUID.randomUUID(), speaker(), NOW);
        var undertaking = new RecordKey(RecordKind.ACTIVITY, "firearms-marking-undertaking");
        sent(undertaking, "It waits");
        reply.answer(sent(undertaking, "Why?"), 1, "Because", luis.staff(), NOW);

        var after = numbers(lena);
        var more = new HashMap<String, Long>();
        after.forEach((href, number) -> more.put(href, number - Objects.requireNonNull(before.get(href))));
        assertThat(more)
                .isEqualTo(Map.of(
                        "/countries/LC/review?state=changed",
                        1L,
                        "/countries/LC/review?state=nothing",
                        -2L,
                        "/observations?list=to-read",
                        1L,
                        "/observations?list=drafts",
                        1L,
                        "/observations?list=open",
                        1L,
                        owed(DeliverableStatus.dated()),
                        0L,
                        owed(Set.of(DeliverableStatus.PROMISED)),
                        0L,
                        "/mandates?unreached=LC",
                        0L));
        var ofStaff = seen("/inbox", luis);
        assertThat(ofStaff.select("a[href='/observations?list=open']").attr("data-count"))
                .isEqualTo(String.valueOf(after.get("/observations?list=open")));
        assertThat(ofStaff.select("a[href='/observations?list=late']").attr("data-count"))
                .isEqualTo("0");
    }

    @Test
    void theNumberOfEachStateIsThatOfItsEntries() {
        var page = seen("/countries/LC/review", lena);
        var all = page.select(".chips [data-count]");
        assertThat(all).hasSize(5);
        for (var figure : page.select(".named [data-count]")) {
            assertThat(seen(figure.attr("href"), lena).select("main .rows > li"))
                    .as(figure.attr("href"))
                    .hasSize(Integer.parseInt(figure.attr("data-count")));
        }
        long sum = 0;
        for (var figure : all) {
            var shown = seen(figure.attr("href"), lena);
            assertThat(shown.select("main .rows > li").size())
                    .as(figure.attr("href"))
                    .isEqualTo(Integer.parseInt(figure.attr("data-count")));
            sum += Long.parseLong(figure.attr("data-count"));
        }
        assertThat(sum).isEqualTo(2 * Long.parseLong(all.getFirst().attr("data-count")));
        assertThat(seen("/countries/LC/review?component=1&year=2009", lena)
                        .select("main h2")
                        .text())
                .doesNotContain("Component 2");
    }

    @Test
    void theReviewSaysHowManyOfItsEntriesThePublicPageCounts() {
        for (var state : states.all(Language.EN)) {
            var code = state.code();
            var entries = review.entries(Delegation.of(state.id()), false, Language.EN);
            for (var named : List.of(Named.STATED, Named.INFERRED)) {
                var list = "/activities?country=" + code + (named == Named.INFERRED ? "&basis=inferred" : "");
                assertThat(entries.stream().filter(entry -> entry.isNamed(named)))
                        .as(list)
                        .hasSize(Integer.parseInt(page(list)
                                .select("main [data-total][data-unit=activities]")
                                .attr("data-total")));
            }
        }
        var named = seen("/countries/LC/review", lena).select(".named");
        assertThat(named.select("[data-count]").eachAttr("data-count")).containsExactly("5", "4", "2");
        assertThat(named.text())
                .contains(
                        "with a role that a source states, as the public page counts",
                        "with a role by the portal’s reading, counted apart there",
                        "otherwise");
    }

    @Test
    void theReviewSaysWhereRecordsStandAsThePublicPagesDo() {
        for (var line : seen("/countries/LC/review", lena).select("main .rows > li:has(.status)")) {
            var href = line.select("> a").attr("href");
            // followed by the entry of the glossary
            assertThat(page(href).select("main .status").eachText().getFirst())
                    .as(href)
                    .startsWith(line.select(".status").text());
        }
        assertThat(seen("/countries/LC/review", lena)
                        .select("main .rows > li:has(a[href='/deliverables/marked-firearms'])")
                        .text())
                .contains("Promised, no date")
                .doesNotContain("Under way");
    }

    @Test
    void theRecordAndTheCountryTellConfirmationsThatWereGivenAndNeverThatOneIsMissing() {
        var record = new RecordKey(RecordKind.ACTIVITY, "police-information-systems-course-2");
        var path = "/activities/" + record.key();
        assertThat(page(path).select("#right").text()).isNotEmpty();
        assertThat(page(path).text()).doesNotContain("confirmed by the delegation");
        assertThat(page("/countries/LC").text()).doesNotContain("nothing said yet");
        var one = seen(path, lena).select("[name=one]").val();
        assertThat(post("/countries/LC/review", Map.of("one", one, "back", "true"), lena))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(path);
        assertThat(page(path).text()).contains("Saint Lucia: its part confirmed by the delegation on 24 Nov 2026");
        assertThat(page("/countries/LC").text()).contains("confirmed by the delegation on 24 Nov 2026");
        assertThat(page("/countries/JM").text()).doesNotContain("confirmed by the delegation");
        assertThat(seen(path, lena).select("[name=one]")).isEmpty();
        change(record, "Castries");
        assertThat(page(path).text())
                .contains("confirmed by the delegation on 24 Nov 2026, before the change of 24 Nov 2026");
        assertThat(seen("/countries/LC/review?state=changed", lena).text())
                .contains("confirmed before the change of 24 Nov 2026");
        assertThat(seen(path, lena).select("[name=one]")).hasSize(1);
        assertThat(page(path + "?known=2026-11-24").select("#right")).isEmpty();
    }

    @Test
    void theBriefTellsThatConfirmationsWereGivenAndNeverThatOneIsMissing() {
        assertThat(page("/countries/GD/brief").text()).doesNotContain("confirmed");
        var box = seen("/countries/LC/review", lena).select("[name=entry]").first();
        post("/countries/LC/review", Map.of("entry", Objects.requireNonNull(box).val()), lena);
        assertThat(page("/countries/LC/brief").select("section:has(#check)").text())
                .contains("because the records reach until then")
                .contains("Its delegation has confirmed its own part in records, most recently on 24 Nov 2026");
        assertThat(page("/countries/LC/brief?known=2026-11-24").text()).doesNotContain("has confirmed");
    }

    @Test
    void whatIsObservedIsTitledByWhatItIsAbout() {
        var id = sent("It was held in Soufrière");
        var page = seen("/observations/" + id, luis);
        assertThat(page.select("h1").text()).startsWith("Wrong: Police Intelligence, second course");
        assertThat(page.title()).startsWith("Wrong: Police Intelligence, second course");
        var fields = Map.of(
                ".form",
                "one",
                ".token",
                UUID.randomUUID().toString(),
                "title_en",
                "Workshop in Castries",
                "do",
                "send");
        var missing = Objects.requireNonNull(
                post("/observations/missing", fields, lena).getResponse().getRedirectedUrl());
        assertThat(seen(missing, luis).select("h1").text()).isEqualTo("Missing: Workshop in Castries");
        assertThat(seen("/observations?list=open", luis)
                        .select("a[href='" + missing + "']")
                        .text())
                .isEqualTo("Missing: Workshop in Castries");
        assertThat(seen("/countries/LC/review", lena)
                        .select("a[href='" + missing + "']")
                        .text())
                .isEqualTo("Missing: Workshop in Castries");
    }

    @Test
    void publishedAnObservationStandsOnTheRecordAndTheCountryWithoutNamesOfPeople() {
        var id = sent("It was held in Soufrière");
        reply.keep(id, 1, "The report says San José", luis.staff(), NOW);
        for (var address : new String[] {"/activities/" + COURSE, "/countries/LC"}) {
            assertThat(page(address).text()).doesNotContain("Soufrière", "The report says San José");
        }
        assertThat(post("/observations/" + id + "/move", Map.of("do", "publish", "revision", "2"), lena))
                .hasStatus3xxRedirection();
        for (var address : new String[] {"/activities/" + COURSE, "/countries/LC"}) {
            assertThat(page(address)
                            .select("#right ~ .say, section:has(#right) .say")
                            .text())
                    .contains("Soufrière", "The report says San José", "kept as the source states", "Saint Lucia")
                    .doesNotContain("lena", "luis");
        }
    }

    @Test
    void recordsOfOtherKindsTellItWhereSomethingWasSaidAndElseNothing() {
        var record = new RecordKey(RecordKind.DELIVERABLE, "marked-firearms");
        var path = "/deliverables/" + record.key();
        assertThat(page(path).select("#right")).isEmpty();
        assertThat(seen(path, lena).select("a[href='/observations/new?on=deliverable/marked-firearms']"))
                .hasSize(1);
        var id = reply.begin(new Draft(Kind.ADDITION, record, null, "Ours too"), UUID.randomUUID(), speaker(), NOW);
        reply.send(id, 0, speaker(), NOW);
        reply.answer(id, 1, "Noted", luis.staff(), NOW);
        assertThat(page(path).select("#right")).isEmpty();
        reply.publish(id, 2, speaker(), NOW);
        assertThat(page(path).select("section:has(#right)").text()).contains("Ours too", "Noted", "Saint Lucia");
    }

    @Test
    void whatIsTooLongStaysInTheFormAndSaysSo() {
        var text = "x".repeat(4_001);
        var answer = post(
                "/observations",
                Map.of(
                        "on",
                        "activity/" + COURSE,
                        "kind",
                        "wrong",
                        "field",
                        "place",
                        "text",
                        text,
                        "token",
                        UUID.randomUUID().toString(),
                        "do",
                        "save"),
                lena);
        assertThat(answer).hasStatus(422);
        var page = document(answer);
        assertThat(page.select("#text").text()).isEqualTo(text);
        assertThat(page.select("#text-error").text()).contains("4,000");
        assertThat(page.select("#kind-wrong, [name=kind][value=wrong]").hasAttr("checked"))
                .isTrue();
        assertThat(page.select("option[value=place]").hasAttr("selected")).isTrue();
        assertThat(page.title()).startsWith("Error:");
    }

    @Test
    void whatIsIncompleteIsSavedButNotSent() {
        var token = UUID.randomUUID().toString();
        var refused = post("/observations", Map.of("text", " ", "token", token, "do", "send"), lena);
        assertThat(refused).hasStatus(422);
        assertThat(document(refused).select(".errors li")).hasSize(2);
        var saved = post("/observations", Map.of("text", " ", "token", token, "do", "save"), lena);
        assertThat(saved).hasStatus3xxRedirection();
        assertThat(post("/observations", Map.of("text", " ", "token", token, "do", "save"), lena)
                        .getResponse()
                        .getRedirectedUrl())
                .as("the same form again")
                .isEqualTo(saved.getResponse().getRedirectedUrl());
    }

    @Test
    void twoTabsAreToldOfEachOtherAndLoseNothing() {
        var id = reply.begin(new Draft(Kind.WRONG, RECORD, null, "One"), UUID.randomUUID(), speaker(), NOW);
        var first = Map.of("kind", "wrong", "text", "Two", "revision", "0", "do", "save");
        assertThat(post("/observations/" + id, first, lena)).hasStatus3xxRedirection();
        var second = post(
                "/observations/" + id, Map.of("kind", "wrong", "text", "Three", "revision", "0", "do", "send"), lena);
        assertThat(second).hasStatus(409);
        assertThat(document(second).select("#text").text()).isEqualTo("Three");
        assertThat(observations.find(id).orElseThrow().draft().text()).isEqualTo("Two");

        var sent = sent("It waits");
        reply.answer(sent, 1, "First", luis.staff(), NOW);
        var late = post(
                "/observations/" + sent + "/answer", Map.of("do", "keep", "text", "Second", "revision", "1"), luis);
        assertThat(late).hasStatus(409);
        assertThat(document(late).select("#text").text()).isEqualTo("Second");
        var empty = post("/observations/" + sent + "/answer", Map.of("do", "keep", "text", " ", "revision", "2"), luis);
        assertThat(empty).hasStatus(422);
        assertThat(document(empty).select(".errors").text()).contains("write what is to be said");
    }

    @Test
    void entriesThatWereChangedMeanwhileOrAreNonsenseAreNotConfirmed() {
        var course = new RecordKey(RecordKind.ACTIVITY, "trafficking-training-courses");
        var box = seen("/countries/LC/review", lena).selectFirst("[name=entry][value^=activity/" + course.key() + "/]");
        change(course, "Castries");
        var before =
                jdbc.sql("select count(*) from confirmation").query(Long.class).single();
        for (var entry : new String[] {Objects.requireNonNull(box).val(), "activity/none/1", "x", "activity//", ""}) {
            assertThat(post("/countries/LC/review", Map.of("entry", entry), lena))
                    .as(entry)
                    .hasStatus3xxRedirection()
                    .hasRedirectedUrl("/countries/LC/review");
        }
        assertThat(jdbc.sql("select count(*) from confirmation")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void anObservationIsBegunOfWhatIsRecordedOnly() {
        var nothing = portal.perform(request(HttpMethod.GET, URI.create("/observations/new?on=activity/none"))
                .with(user(lena)));
        assertThat(nothing).hasStatus(404);
        assertThat(seen("/observations/new?on=nonsense&kind=nonsense&field=nonsense", lena)
                        .select("[checked], [selected]"))
                .isEmpty();
    }

    @Test
    void anObservationOfARecordThatWasMergedIsKeptAndPointsToItsSuccessor() {
        var stays = new RecordKey(RecordKind.ORGANIZATION, "government-of-canada");
        var gone = new RecordKey(RecordKind.ORGANIZATION, "canada-twice");
        var details =
                Objects.requireNonNull(history.current(stays).orElseThrow().after());
        door.apply(new Change(gone, null, details, new Actor("an editor"), "new"), NOW);
        var id = reply.begin(new Draft(Kind.DUPLICATE, gone, null, "Twice"), UUID.randomUUID(), speaker(), NOW);
        reply.send(id, 0, speaker(), NOW);
        var version = history.current(gone).orElseThrow().version();
        door.apply(new Change(gone, version, null, new Actor("an editor"), "merged", stays, null), NOW);
        for (var reader : new SignedIn[] {lena, luis}) {
            assertThat(seen("/observations/" + id, reader).select("dd a[href='/organizations/government-of-canada']"))
                    .as(reader.name())
                    .hasSize(1);
        }
    }

    @Test
    void aCorrectionOfNonsenseIsToldAtItsFieldsAndKeepsWhatWasTyped() {
        var id = reply.begin(new Draft(Kind.WRONG, RECORD, null, "Wrong"), UUID.randomUUID(), speaker(), NOW);
        var form = seen("/observations/" + id + "/correction", lena);
        assertThat(form.select("form.record").attr("action")).isEqualTo("/observations/" + id + "/correction");
        assertThat(form.select("#title_en").val()).isNotEmpty();
        var fields = new HashMap<String, String>();
        form.select("form.record input, form.record textarea").forEach(field -> {
            if (!field.val().isEmpty() && !field.attr("type").equals("checkbox")) {
                fields.put(field.attr("name"), field.val());
            }
        });
        form.select("form.record select").forEach(select -> {
            var chosen = select.selectFirst("option[selected]");
            if (chosen != null) {
                fields.put(select.attr("name"), chosen.val());
            }
        });
        fields.put("date", "32/13/2010");
        fields.put("do", "submit");
        var wrong = post("/observations/" + id + "/correction", fields, lena);
        assertThat(wrong).hasStatus(422);
        assertThat(document(wrong).select("#date").val()).isEqualTo("32/13/2010");
        assertThat(seen("/observations/" + id, lena).text()).contains("The correction is not complete yet");
        assertThat(post(
                        "/observations/" + id,
                        Map.of("kind", "wrong", "text", "Wrong", "revision", "1", "do", "send"),
                        lena))
                .hasStatus(422);

        fields.put("date", "2010-08");
        fields.put("place", "Castries");
        fields.put(".revision", "2");
        assertThat(post("/observations/" + id + "/correction", fields, lena)).hasStatus3xxRedirection();
        assertThat(seen("/observations/" + id, lena).select(".diff").text()).contains("Castries");
        assertThat(seen("/observations/" + id + "/correction", lena).select("[value=Castries]"))
                .hasSize(1);
    }

    @Test
    void whatIsMissingIsDescribedAsFarAsItIsKnownAndCompletedByStaff() {
        var id = reply.begin(new Draft(Kind.MISSING, null, null, "Not there"), UUID.randomUUID(), speaker(), NOW);
        var form = seen("/observations/" + id + "/correction", lena);
        assertThat(form.text()).contains("Fill in what you know");
        var fields = new HashMap<>(Map.of("title_en", "Workshop in Castries", "place", "Castries", "do", "submit"));
        fields.put(".form", "one");
        fields.put("activity-participations.0.country", "Saint Lucia");
        fields.put("activity-participations.0.role", "host");
        assertThat(post("/observations/" + id + "/correction", fields, lena)).hasStatus3xxRedirection();
        var draft = seen("/observations/" + id, lena);
        assertThat(draft.text()).contains("Not everything is filled in");
        var revision = draft.select("input[name=revision]").val();
        assertThat(post(
                        "/observations/" + id,
                        Map.of("kind", "missing", "text", "Not there", "revision", revision, "do", "send"),
                        lena))
                .hasStatus3xxRedirection();

        var sent = seen("/observations/" + id, luis);
        assertThat(sent.select(".diff").text()).contains("Workshop in Castries", "Saint Lucia", "Host");
        assertThat(sent.select("#correction").text()).isEqualTo("What the delegation reported");
        assertThat(sent.select(".diff thead th")).as("nothing was before").hasSize(2);
        assertThat(draft.select("#correction").text()).isEqualTo("What you reported");
        assertThat(sent.select("button[value=take-in]")).as("not as it is").isEmpty();
        var now = sent.select("input[name=revision]").val();
        assertThat(post("/observations/" + id + "/answer", Map.of("revision", now, "do", "take-in"), luis))
                .hasStatus(422);
        var prepared = post("/observations/" + id + "/edit", Map.of(), luis);
        assertThat(prepared).hasStatus3xxRedirection();
        var address = Objects.requireNonNull(prepared.getResponse().getRedirectedUrl());
        assertThat(seen(address, luis).select("#title_en").val()).isEqualTo("Workshop in Castries");
        assertThat(seen("/observations/" + id, lena).text()).as("still there").contains("Workshop in Castries");
    }

    /// The names of the fields that stand open before anything is unfolded.
    private static List<String> open(Document page) {
        return page.select("main form.record :is(input:not([type=hidden]), select, textarea)").stream()
                .filter(field -> field.closest("details:not([open])") == null)
                .map(field -> field.attr("name"))
                .toList();
    }

    private static final List<String> SHORT = List.of(
            "title_en",
            "type",
            "date",
            "place",
            "activity-mandates.0.mandate",
            "activity-participations.0.country",
            "activity-participations.0.role",
            "source",
            ".remark");

    @Test
    void whatIsMissingIsReportedInOneShortForm() {
        var form = seen("/observations/missing", lena);
        assertThat(open(form).stream().filter(name -> !name.matches(".*[.][1-9][.].*|.*remove")))
                .containsExactlyElementsOf(SHORT);
        assertThat(form.select("[name='activity-participations.0.country']").val())
                .isEqualTo("Saint Lucia");
        assertThat(form.select("[name='activity-participations.0.role'] option[selected]"))
                .as("a role that nobody chose is not said")
                .isEmpty();
        assertThat(form.select("[name=initiative]")).as("folded below").hasSize(1);
        var fields = new HashMap<String, String>();
        for (var hidden : form.select("main form.record input[type=hidden]")) {
            fields.put(hidden.attr("name"), hidden.val());
        }
        fields.put("activity-participations.0.country", "Saint Lucia");
        fields.put("activity-participations.0.role", "host");
        var before = observations.count(Observations.Filter.drafts(speaker().delegation()));
        fields.put("do", "send");
        var nameless = post("/observations/missing", fields, lena);
        assertThat(nameless).hasStatus(422);
        assertThat(document(nameless).select(".errors a").eachAttr("href")).containsExactly("#title_en");
        fields.put("title_en", "Workshop in Castries");
        fields.put("do", "autosave");
        assertThat(post("/observations/missing", fields, lena)).hasStatusOk();
        assertThat(observations.count(Observations.Filter.drafts(speaker().delegation())))
                .as("one form is one draft, however often it is sent")
                .isEqualTo(before + 1);
        fields.put("source", "The report of our ministry");
        fields.put("do", "send");
        var sent = post("/observations/missing", fields, lena);
        assertThat(sent).hasStatus3xxRedirection();
        var address = Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
        assertThat(seen(address, luis).select("main").text())
                .contains(
                        "Missing", "waits for an answer", "Workshop in Castries", "Host", "The report of our ministry");
        assertThat(post("/observations/missing", fields, lena))
                .as("pressed twice")
                .hasRedirectedUrl(address);
    }

    @Test
    void whatIsSaidBesideTheFormOfWhatIsMissingIsKeptWithTheObservation() {
        var fields = new HashMap<>(
                Map.of("title_en", "Workshop in Castries", ".remark", "Our police held it", "do", "submit"));
        fields.put(".form", "one");
        fields.put(".token", UUID.randomUUID().toString());
        var kept = post("/observations/missing", fields, lena);
        var address = Objects.requireNonNull(kept.getResponse().getRedirectedUrl());
        assertThat(seen(address, lena).select("#text").text()).isEqualTo("Our police held it");
        var form = seen(address + "/correction", lena);
        assertThat(form.select("[name=.remark]").text()).isEqualTo("Our police held it");
        fields.put(".remark", "x".repeat(4_001));
        fields.put("title_en", "Workshop in Soufrière");
        var tooLong = post(address + "/correction", fields, lena);
        assertThat(tooLong).hasStatus(422);
        assertThat(document(tooLong).select(".errors").text()).contains("4,000");
        assertThat(document(tooLong).select("[name=.remark]").text()).hasSize(4_001);
    }

    @Test
    void aDateIsReadBackToADelegationWithoutTheWayItIsStored() {
        var id = reply.begin(new Draft(Kind.MISSING, null, null, "Not there"), UUID.randomUUID(), speaker(), NOW);
        var fields = Map.of("title_en", "Workshop", "date", "Sep 2011", ".form", "one", "do", "save");
        assertThat(post("/observations/" + id + "/correction", fields, lena)).hasStatus3xxRedirection();
        assertThat(seen("/observations/" + id + "/correction", lena)
                        .select("#date-echo")
                        .text())
                .isEqualTo("Read as September 2011: from 1 Sep 2011 to 30 Sep 2011.");
    }

    @Test
    void aCorrectionOpensAtTheFieldThatWasChosen() {
        var fields = Map.of(
                "on",
                "activity/" + RECORD.key(),
                "field",
                "place",
                "text",
                "It was elsewhere",
                "do",
                "correct",
                "token",
                UUID.randomUUID().toString());
        var address = Objects.requireNonNull(
                post("/observations", fields, lena).getResponse().getRedirectedUrl());
        assertThat(address).endsWith("/correction#place");
        var path = address.replace("#place", "");
        var form = seen(path, lena);
        assertThat(open(form)).containsExactly("date", "place", "country");
        assertThat(form.select("#sec-what summary").text())
                .as("a folded part tells what it holds")
                .contains("Training course", "Police Intelligence, second course");
        var typed = new HashMap<String, String>();
        for (var field : form.select("main form.record :is(input, textarea, option[selected])")) {
            var name = field.tagName().equals("option")
                    ? Objects.requireNonNull(field.parent()).attr("name")
                    : field.attr("name");
            typed.put(name, field.tagName().equals("textarea") ? field.text() : field.val());
        }
        typed.keySet().removeIf(name -> name.endsWith(".remove"));
        typed.put("people", "A. Person");
        typed.put("do", "save");
        assertThat(post(path, typed, lena)).hasStatus3xxRedirection();
        assertThat(open(seen(path, lena))).as("what was changed stays open").contains("place", "people");
        typed.put("do", "send");
        assertThat(post(path, typed, lena)).hasRedirectedUrl(path.replace("/correction", ""));
        assertThat(seen(path.replace("/correction", ""), lena).text()).contains("waits for an answer");
    }

    @Test
    void whoGoesOnToCorrectSaysWithoutChoosingThatItIsWrong() {
        var fields = Map.of(
                "on",
                "activity/" + RECORD.key(),
                "text",
                "",
                "do",
                "correct",
                "token",
                UUID.randomUUID().toString());
        var begun = post("/observations", fields, lena);
        var address = Objects.requireNonNull(begun.getResponse().getRedirectedUrl());
        assertThat(address).endsWith("/correction");
        assertThat(seen(address.replace("/correction", ""), lena)
                        .select("[name=kind] option[selected], [name=kind][checked]")
                        .val())
                .isEqualTo("wrong");
    }
}
