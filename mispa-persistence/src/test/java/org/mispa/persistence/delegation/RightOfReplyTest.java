package org.mispa.persistence.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.Person;
import org.mispa.domain.account.Voice;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.Corrections;
import org.mispa.domain.change.History;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.NotAllowed.Why;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.Staff;
import org.mispa.domain.change.StaleChange;
import org.mispa.domain.change.StaleProposal;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.delegation.Confirmation;
import org.mispa.domain.delegation.Confirmations;
import org.mispa.domain.delegation.Delegate;
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.delegation.Observation.Draft;
import org.mispa.domain.delegation.Observation.Kind;
import org.mispa.domain.delegation.Observation.State;
import org.mispa.domain.delegation.ObservationEntry;
import org.mispa.domain.delegation.ObservationEntry.Act;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.delegation.Observations.Filter;
import org.mispa.domain.delegation.Review;
import org.mispa.domain.delegation.ReviewEntry;
import org.mispa.domain.delegation.RightOfReply;
import org.mispa.domain.delegation.RightOfReply.Seen;
import org.mispa.domain.delegation.Share;
import org.mispa.domain.delegation.StaleObservation;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Every rule of what delegations confirm and observe, on the shipped records; each test uses records of its own.
@TestPropertySource(properties = "mispa.test.database=right-of-reply") // a context, and so a database, of its own
class RightOfReplyTest extends RecordsForTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(3));
    private static final Delegation LUCIA = Delegation.of(CountryId.of("saint-lucia"));
    private static final Delegation JAMAICA = Delegation.of(CountryId.of("jamaica"));
    private static final Actor EDITOR = new Actor("an editor");

    @Autowired
    private RightOfReply reply;

    @Autowired
    private Review review;

    @Autowired
    private Confirmations confirmations;

    @Autowired
    private Observations observations;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Workflow workflow;

    @Autowired
    private ApplyChange door;

    @Autowired
    private History history;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private JdbcClient jdbc;

    private final Delegate speaker = delegate("lena", LUCIA, Voice.SPEAKER);
    private final Delegate preparer = delegate("paul", LUCIA, Voice.PREPARER);
    private final Delegate stranger = delegate("joan", JAMAICA, Voice.SPEAKER);
    private Staff luis = new Staff(UUID.randomUUID(), "luis", AccountRole.EDITOR);

    private static Delegate delegate(String name, Delegation delegation, Voice voice) {
        return new Delegate(UUID.randomUUID(), name, delegation, voice);
    }

    @BeforeEach
    void oneEditor() {
        jdbc.sql("delete from account").update();
        var by = new ManageAccounts.By(null, null, NOW);
        manage.invite(new Person("luis@example.org", "luis", AccountRole.EDITOR, null), "link", by);
        luis = new Staff(manage.open("link", "hash", by).value(), "luis", AccountRole.EDITOR);
    }

    private static RecordKey activity(String key) {
        return new RecordKey(RecordKind.ACTIVITY, key);
    }

    private List<ReviewEntry> entries(Delegation delegation) {
        return review.entries(delegation, true, Language.EN);
    }

    private ReviewEntry entry(Delegation delegation, RecordKey record) {
        return entries(delegation).stream()
                .filter(one -> one.record().equals(record))
                .findFirst()
                .orElseThrow();
    }

    private Seen seen(Delegation delegation, RecordKey record) {
        return new Seen(record, entry(delegation, record).change());
    }

    private Details now(RecordKey record) {
        return Objects.requireNonNull(history.current(record).orElseThrow().after());
    }

    private Details changed(RecordKey record, Map<String, String> cells) {
        var now = RecordCells.of(now(record));
        var row = new HashMap<>(now.row());
        row.putAll(cells);
        return Objects.requireNonNull(new Reading().details(new RecordCells(record.kind(), row, now.parts()), null));
    }

    private void change(RecordKey record, Map<String, String> cells, Instant at) {
        var version = history.current(record).orElseThrow().version();
        door.apply(new Change(record, version, changed(record, cells), EDITOR, "why"), at);
    }

    private long draft(@Nullable RecordKey about, Kind kind, String text) {
        return reply.begin(new Draft(kind, about, null, text), UUID.randomUUID(), preparer, NOW);
    }

    private Observation find(long id) {
        return observations.find(id).orElseThrow();
    }

    private long sent(@Nullable RecordKey about, Kind kind, String text) {
        var id = draft(about, kind, text);
        reply.send(id, 0, speaker, NOW);
        return id;
    }

    private static void refused(Why why, Runnable doing) {
        assertThatThrownBy(doing::run)
                .isInstanceOfSatisfying(
                        NotAllowed.class, no -> assertThat(no.why()).isEqualTo(why));
    }

    // What is reviewed

    @Test
    void theReviewHoldsEveryRecordThatNamesTheCountryAndNothingElse() {
        var named = jdbc.sql("""
                        select activity from participation where country = 'saint-lucia'
                        union select activity from group_participation where 'saint-lucia' = any(inferred_members)
                        union select key from activity where country = 'saint-lucia'
                        """).query(String.class).set();
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(entries(LUCIA).stream()
                        .filter(one -> one.record().kind() == RecordKind.ACTIVITY)
                        .map(one -> one.record().key()))
                .containsExactlyInAnyOrderElementsOf(named);
        assertThat(entries(LUCIA))
                .anySatisfy(one -> assertThat(one.record()).isEqualTo(LUCIA.of()))
                .allSatisfy(one -> assertThat(one.shares()).isNotEmpty())
                .isSortedAccordingTo(ReviewEntry.ORDER);
    }

    @Test
    void theReviewOfAFunderHoldsWhatItSupportsAndThatOfItsCountryToo() {
        var key = "government-of-spain";
        var supported = jdbc.sql("select activity from activity_involvement where organization = :key")
                .param("key", key)
                .query(String.class)
                .set();
        assertThat(supported).isNotEmpty();
        for (var delegation : List.of(Delegation.ofOrganization(key), Delegation.of(CountryId.of("spain")))) {
            var involved = entries(delegation).stream()
                    .filter(one -> one.record().kind() == RecordKind.ACTIVITY)
                    .filter(one -> one.shares().stream().anyMatch(share -> share.how() == Share.How.INVOLVED))
                    .map(one -> one.record().key());
            assertThat(involved).as(delegation.toString()).containsExactlyInAnyOrderElementsOf(supported);
        }
    }

    // Confirmations

    @Test
    void aTranslationLeavesAConfirmationAndEverythingElseEndsIt() {
        var record = activity("firearms-marking-undertaking");
        reply.confirm(List.of(seen(LUCIA, record)), speaker, NOW);
        var original =
                Objects.requireNonNull(now(record).words()).originalLanguage().tag();
        change(record, Map.of("title_pt", "Sistemas, outra tradução", "original", original), LATER);
        assertThat(entry(LUCIA, record).version())
                .as("though it is another version")
                .isPositive();
        assertThat(confirmations.of(record))
                .allSatisfy(one -> assertThat(one.holds()).isTrue());
        change(record, Map.of("title_" + original, "Another title", "original", original), LATER.plusSeconds(9));
        assertThat(entry(LUCIA, record).state()).isEqualTo(ReviewEntry.State.CHANGED);
        assertThat(confirmations.of(record))
                .allSatisfy(one -> assertThat(one.changedAt()).isEqualTo(LATER.plusSeconds(9)));
    }

    @Test
    void whatIsMissingAndDescribedNeedsNoWordsBesideIt() {
        var id = draft(null, Kind.MISSING, "");
        refused(Why.REASON_MISSING, () -> reply.send(id, 0, speaker, NOW));
        reply.propose(id, new About(RecordKind.ACTIVITY, null, null), "", Map.of(), preparer, NOW);
        refused(Why.REASON_MISSING, () -> reply.send(id, find(id).revision(), speaker, NOW));
        reply.writeCorrection(id, 0, "A course in Castries", Map.of(), null, null, preparer, NOW);
        reply.send(id, find(id).revision(), speaker, NOW);
        assertThat(find(id).state()).isEqualTo(State.OPEN);
        assertThat(observations.described(List.of(id))).isEqualTo(Map.of(id, "A course in Castries"));
    }

    @Test
    void aConfirmationIsOfOneVersionAndALaterChangeReturnsTheEntry() {
        var record = activity("police-intelligence-course-2");
        assertThat(entry(LUCIA, record).state()).isEqualTo(ReviewEntry.State.NOTHING);
        assertThat(reply.confirm(List.of(seen(LUCIA, record)), speaker, NOW)).isEmpty();
        assertThat(entry(LUCIA, record).state()).isEqualTo(ReviewEntry.State.CONFIRMED);

        change(record, Map.of("place", "Castries"), LATER);
        change(record, Map.of("place", "Vieux Fort"), LATER.plusSeconds(9));
        var changed = entry(LUCIA, record);
        assertThat(changed.state()).isEqualTo(ReviewEntry.State.CHANGED);
        assertThat(confirmations.of(record)).singleElement().satisfies(one -> {
            assertThat(one.delegation()).isEqualTo(LUCIA);
            assertThat(one.holds()).isFalse();
            assertThat(one.changedAt()).isEqualTo(LATER);
        });

        assertThat(reply.confirm(List.of(seen(LUCIA, record)), speaker, LATER)).isEmpty();
        assertThat(confirmations.of(record))
                .singleElement()
                .satisfies(one -> assertThat(one.holds()).isTrue());
        assertThat(confirmations.by(LUCIA, 100))
                .filteredOn(Confirmation::record, record)
                .hasSize(1);
    }

    @Test
    void whatWasChangedSinceItWasReadOrDoesNotNameTheCountryIsNotConfirmed() {
        var record = activity("police-information-systems-course-2");
        var read = seen(LUCIA, record);
        change(record, Map.of("place", "Castries"), NOW);
        var elsewhere = activity("seminar-firearms-marking-san-jose");
        var foreign = entries(JAMAICA).stream()
                .filter(one ->
                        entries(LUCIA).stream().noneMatch(own -> own.record().equals(one.record())))
                .findFirst()
                .orElseThrow();
        var left = reply.confirm(
                List.of(read, seen(LUCIA, elsewhere), new Seen(foreign.record(), foreign.change())), speaker, NOW);
        assertThat(left).containsExactly(record, foreign.record());
        assertThat(confirmations.of(record)).isEmpty();
        assertThat(confirmations.of(foreign.record())).isEmpty();
        assertThat(confirmations.of(elsewhere)).hasSize(1);
    }

    @Test
    void aConfirmationSentTwiceIsOne() {
        var record = activity("trafficking-training-courses");
        var read = seen(LUCIA, record);
        reply.confirm(List.of(read, read), speaker, NOW);
        reply.confirm(List.of(read), speaker, LATER);
        assertThat(jdbc.sql("select count(*) from confirmation where about_key = :key")
                        .param("key", record.key())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void onlyASpeakerConfirmsAndNobodyChangesWhatWasConfirmed() {
        var record = activity("firearms-marking-undertaking");
        var read = List.of(seen(LUCIA, record));
        refused(Why.ROLE, () -> reply.confirm(read, preparer, NOW));
        reply.confirm(read, speaker, NOW);
        for (var statement :
                List.of("update confirmation set at = now()", "delete from confirmation", "truncate confirmation")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update())
                    .as(statement)
                    .hasMessageContaining("only ever added to");
        }
    }

    // Drafts

    @Test
    void draftsBelongToTheDelegationAndAreSeenByNoStaff() {
        var id = draft(activity("firearms-marking-agreements-signing"), Kind.WRONG, "Not twelve, but eleven");
        reply.write(id, 0, new Draft(Kind.WRONG, null, null, "Eleven"), speaker, NOW);
        assertThat(find(id).draft().text()).isEqualTo("Eleven");
        assertThat(find(id).draft().about())
                .as("what it is about stays")
                .isEqualTo(activity("firearms-marking-agreements-signing"));
        assertThat(find(id).isSeenBy(luis)).isFalse();
        refused(Why.NOT_THE_AUTHOR, () -> reply.write(id, 1, find(id).draft(), stranger, NOW));
        refused(Why.NOT_THE_AUTHOR, () -> reply.discard(id, 1, stranger, NOW));
        refused(Why.NOT_THE_AUTHOR, () -> reply.send(id, 1, stranger, NOW));
        refused(Why.ROLE, () -> reply.send(id, 1, preparer, NOW));
        assertThat(review.entries(LUCIA, true, Language.EN).stream()
                        .mapToLong(ReviewEntry::observations)
                        .sum())
                .isGreaterThan(review.entries(LUCIA, false, Language.EN).stream()
                        .mapToLong(ReviewEntry::observations)
                        .sum());
        reply.discard(id, 1, preparer, NOW);
        assertThat(find(id).state()).isEqualTo(State.DISCARDED);
        assertThat(find(id).isSeenBy(luis)).isFalse();
    }

    @Test
    void aFormSentTwiceMakesOneDraftAndTwoTabsDoNotOverwriteEachOther() {
        var token = UUID.randomUUID();
        var words = new Draft(Kind.MISSING, null, null, "A seminar of 2010");
        var id = reply.begin(words, token, preparer, NOW);
        assertThat(reply.begin(words, token, preparer, NOW)).isEqualTo(id);
        refused(Why.NOT_THE_AUTHOR, () -> reply.begin(words, token, stranger, NOW));
        reply.write(id, 0, words, preparer, NOW);
        assertThatThrownBy(() -> reply.write(id, 0, words, speaker, NOW)).isInstanceOf(StaleObservation.class);
        reply.send(id, 1, speaker, NOW);
        assertThatThrownBy(() -> reply.send(id, 1, speaker, NOW)).isInstanceOf(StaleObservation.class);
        refused(Why.NOT_IN_THIS_STATE, () -> reply.send(id, 2, speaker, NOW));
        assertThat(observations.entries(id)).extracting(ObservationEntry::act).containsExactly(Act.SENT);
    }

    @Test
    void whatIsNotCompleteIsNotSent() {
        var id = reply.begin(new Draft(null, null, null, ""), UUID.randomUUID(), speaker, NOW);
        refused(Why.REASON_MISSING, () -> reply.send(id, 0, speaker, NOW));
        assertThat(find(id).isBeingWritten()).isTrue();
    }

    // Corrections

    private long proposed(RecordKey record, Map<String, String> cells) {
        var id = draft(record, Kind.WRONG, "It was held in Castries");
        var version = history.current(record).orElseThrow().version();
        var about = new About(record.kind(), record.key(), version);
        var number = reply.propose(id, about, "title", Map.of("place", List.of("x")), preparer, NOW);
        assertThat(reply.propose(id, about, "title", Map.of(), preparer, NOW)).isEqualTo(number);
        reply.writeCorrection(
                id, 0, "title", Map.of("place", List.of("y")), null, changed(record, cells), preparer, NOW);
        return id;
    }

    private Proposal correction(long id) {
        return proposals.find(Objects.requireNonNull(find(id).correction())).orElseThrow();
    }

    @Test
    void aCorrectionStandsInNoListOfProposalsBeforeAndAfterItWasSent() {
        var record = activity("firearms-marking-equipment-delivery");
        var id = proposed(record, Map.of("place", "Castries"));
        for (var state : List.of(Proposal.State.DRAFT, Proposal.State.SUBMITTED)) {
            assertThat(correction(id).state()).isEqualTo(state);
            assertThat(proposals.count(new Proposals.Filter(Set.of(), null, null)))
                    .isEqualTo(jdbc.sql("select count(*) from proposal where observation is null")
                            .query(Long.class)
                            .single());
            assertThat(proposals
                            .page(new Proposals.Filter(Set.of(state), null, null), 1)
                            .rows())
                    .noneMatch(one -> one.id() == correction(id).id());
            assertThat(proposals.open(record)).isEmpty();
            assertThat(proposals.waiting(List.of(record))).isEmpty();
            assertThat(proposals.coming(preparer.account())).isEmpty();
            if (state == Proposal.State.DRAFT) {
                reply.send(id, find(id).revision(), speaker, NOW);
            }
        }
    }

    @Test
    void takenInACorrectionBecomesAChangeOfTheSecretariatByTheOneDoor() {
        var record = activity("firearms-marking-training-workshops");
        var id = proposed(record, Map.of("place", "Castries"));
        reply.send(id, find(id).revision(), speaker, NOW);
        assertThat(RecordCells.of(now(record)).cell("place")).isNotEqualTo("Castries");

        reply.takeIn(id, find(id).revision(), luis, LATER);

        var last = history.last(record).orElseThrow();
        assertThat(RecordCells.of(now(record)).cell("place")).isEqualTo("Castries");
        assertThat(last.author()).isEqualTo(Actor.SECRETARIAT);
        assertThat(last.reason()).isEqualTo(Corrections.REASON);
        assertThat(Objects.requireNonNull(last.reviewer()).name()).isEqualTo("luis");
        assertThat(find(id).state()).isEqualTo(State.TAKEN_IN);
        assertThat(find(id).change()).isEqualTo(last.id());
        assertThat(find(id).isToRead()).isTrue();
        assertThat(observations.entries(id)).extracting(ObservationEntry::act).containsExactly(Act.SENT, Act.TAKEN_IN);
        assertThat(jdbc.sql(
                                "select count(*) from change where author in ('paul', 'lena') or reviewer in ('paul', 'lena')")
                        .query(Long.class)
                        .single())
                .as("changes that name somebody of a delegation")
                .isZero();
    }

    @Test
    void aCorrectionOfAnOlderVersionIsNotTakenInAsItIs() {
        var record = activity("picap-caribbean-inclusion");
        var id = proposed(record, Map.of("place", "Castries"));
        reply.send(id, find(id).revision(), speaker, NOW);
        change(record, Map.of("edition", "2"), NOW);
        var revision = find(id).revision();
        assertThatThrownBy(() -> reply.takeIn(id, revision, luis, LATER)).isInstanceOf(StaleChange.class);
        assertThat(find(id).state()).isEqualTo(State.OPEN);
        assertThat(RecordCells.of(now(record)).cell("place")).isNotEqualTo("Castries");
    }

    @Test
    void aCorrectionIsNotReturnedAsProposalsOfStaffAre() {
        var id = proposed(activity("seminar-firearms-marking-san-jose"), Map.of("place", "Castries"));
        reply.send(id, find(id).revision(), speaker, NOW);
        refused(
                Why.NOT_IN_THIS_STATE,
                () -> workflow.giveBack(correction(id).id(), correction(id).revision(), "Which?", luis, NOW));
    }

    @Test
    void anIncompleteCorrectionHoldsTheObservationBackUntilItIsCompleteOrTakenOut() {
        var record = activity("trafficking-training-courses");
        var id = draft(record, Kind.WRONG, "Wrong");
        var version = history.current(record).orElseThrow().version();
        reply.propose(id, new About(record.kind(), record.key(), version), "t", Map.of(), preparer, NOW);
        reply.writeCorrection(id, 0, "t", Map.of("date", List.of("32/13")), null, null, preparer, NOW);
        assertThatThrownBy(() -> reply.writeCorrection(id, 0, "t", Map.of(), null, null, speaker, NOW))
                .isInstanceOf(StaleProposal.class);
        var revision = find(id).revision();
        refused(Why.NOT_IN_THIS_STATE, () -> reply.send(id, revision, speaker, NOW));
        assertThat(find(id).isBeingWritten()).isTrue();
        reply.dropCorrection(id, preparer, NOW);
        reply.send(id, find(id).revision(), speaker, NOW);
        assertThat(find(id).state()).isEqualTo(State.OPEN);
    }

    @Test
    void whatStaffEditFirstTakesTheObservationInOnceItIsPublished() {
        var record = activity("firearms-marking-agreements-signing");
        var id = sent(record, Kind.ADDITION, "Signed in Castries");
        var version = history.current(record).orElseThrow().version();
        var about = new About(record.kind(), record.key(), version);
        var draft = reply.prepare(id, about, "t", Map.of("a", List.of("b")), "Corrected", luis, NOW);
        assertThat(reply.prepare(id, about, "t", Map.of(), "Corrected", luis, NOW))
                .isEqualTo(draft);
        workflow.submit(draft, 1, record.key(), version, changed(record, Map.of("place", "Castries")), luis, NOW);
        assertThat(find(id).state()).isEqualTo(State.OPEN);

        workflow.approve(draft, 2, "Nobody else is here", null, luis, LATER);

        assertThat(find(id).state()).isEqualTo(State.TAKEN_IN);
        assertThat(find(id).change())
                .isEqualTo(history.last(record).orElseThrow().id());
        refused(Why.NOT_IN_THIS_STATE, () -> reply.prepare(id, about, "t", Map.of(), "again", luis, LATER));
    }

    @Test
    void aMissingRecordIsMadeFromWhatTheDelegationDescribes() {
        var like = activity("police-intelligence-course-2");
        var id = draft(null, Kind.MISSING, "A course in Castries is not recorded");
        reply.propose(id, new About(RecordKind.ACTIVITY, null, null), "t", Map.of(), preparer, NOW);
        var cells = RecordCells.of(now(like));
        var details = Objects.requireNonNull(new Reading()
                .details(
                        new RecordCells(
                                RecordKind.ACTIVITY,
                                cells.row(),
                                Map.of(
                                        RecordFile.ACTIVITY_PARTICIPATIONS,
                                        List.of(Map.of("country", "saint-lucia", "role", "host", "basis", "stated")))),
                        null));
        reply.writeCorrection(id, 0, "t", Map.of(), "course-in-castries", details, preparer, NOW);
        reply.send(id, find(id).revision(), speaker, NOW);
        reply.takeIn(id, find(id).revision(), luis, LATER);
        assertThat(entry(LUCIA, activity("course-in-castries")).shares())
                .extracting(Share::how)
                .contains(Share.How.ROLE);
    }

    // Answers

    @Test
    void theSecretariatAnswersTheDelegationSaysMoreAndItIsKeptWithAReason() {
        var id = sent(activity("police-information-systems-course-2"), Kind.QUESTION, "Who held it?");
        refused(Why.REASON_MISSING, () -> reply.answer(id, 1, " ", luis, NOW));
        refused(Why.REASON_MISSING, () -> reply.keep(id, 1, "x".repeat(4_001), luis, NOW));
        refused(Why.ROLE, () -> reply.answer(id, 1, "I did", readerOnly(), NOW));
        assertThatThrownBy(() -> reply.answer(id, 0, "The OAS", luis, NOW)).isInstanceOf(StaleObservation.class);
        reply.answer(id, 1, "The OAS", luis, NOW);
        assertThat(find(id).state()).isEqualTo(State.ANSWERED);

        refused(Why.ROLE, () -> reply.reply(id, 2, "And with whom?", preparer, LATER));
        reply.reply(id, 2, "And with whom?", speaker, LATER);
        assertThat(find(id).state()).isEqualTo(State.OPEN);
        assertThat(find(id).dueOn()).isEqualTo(LocalDate.of(2026, 12, 27));

        reply.keep(id, 3, "The report names nobody else", luis, LATER);
        assertThat(observations.entries(id))
                .extracting(ObservationEntry::act, ObservationEntry::text)
                .containsExactly(
                        tuple(Act.SENT, null),
                        tuple(Act.ANSWERED, "The OAS"),
                        tuple(Act.REPLIED, "And with whom?"),
                        tuple(Act.KEPT, "The report names nobody else"));
        assertThatThrownBy(
                        () -> jdbc.sql("update observation_entry set text = ''").update())
                .hasMessageContaining("only ever added to");
    }

    private static Staff readerOnly() {
        return new Staff(UUID.randomUUID(), "rosa", AccountRole.READER);
    }

    @Test
    void listsAndCountsAreOfTheSameObservations() {
        var id = sent(activity("firearms-marking-undertaking"), Kind.WRONG, "Wrong");
        reply.answer(sent(activity("firearms-marking-undertaking"), Kind.WRONG, "Why?"), 1, "So", luis, NOW);
        var dueOn = Objects.requireNonNull(find(id).dueOn());
        for (var filter : List.of(
                Filter.open(null),
                Filter.open(LUCIA),
                Filter.answered(LUCIA),
                Filter.toRead(LUCIA),
                Filter.drafts(LUCIA),
                Filter.published(null),
                Filter.late(dueOn.plusDays(1)))) {
            var page = observations.page(filter, 1);
            assertThat(page.total())
                    .isEqualTo(observations.count(filter))
                    .isEqualTo(observations.all(filter).size());
            assertThat(page.rows()).hasSize((int) Math.min(50, page.total()));
        }
        assertThat(observations.all(Filter.late(dueOn))).noneMatch(one -> one.id() == id);
        assertThat(observations.all(Filter.late(dueOn.plusDays(1)))).anyMatch(one -> one.id() == id);
        assertThat(observations.all(Filter.open(JAMAICA))).isEmpty();
        assertThat(observations.all(Filter.toRead(LUCIA))).isNotEmpty();
    }

    @Test
    void whatWasTakenBackIsNotAnsweredAndWhatIsSettledIsRead() {
        var id = sent(null, Kind.QUESTION, "Why?");
        refused(Why.ROLE, () -> reply.withdraw(id, 1, preparer, NOW));
        reply.withdraw(id, 1, speaker, NOW);
        refused(Why.NOT_IN_THIS_STATE, () -> reply.answer(id, 2, "Because", luis, NOW));

        var other = sent(null, Kind.QUESTION, "When?");
        reply.answer(other, 1, "In May", luis, NOW);
        refused(Why.NOT_THE_AUTHOR, () -> reply.settle(other, 2, stranger, NOW));
        reply.settle(other, 2, preparer, NOW);
        assertThat(find(other).isToRead()).isFalse();
    }

    // Publication

    @Test
    void isPublicOnceItIsAnsweredAndASpeakerPublishesIt() {
        var record = activity("firearms-marking-consultations");
        var id = sent(record, Kind.WRONG, "Wrong");
        refused(Why.NOT_IN_THIS_STATE, () -> reply.publish(id, 1, speaker, NOW));
        reply.keep(id, 1, "So the source", luis, LATER);
        assertThat(observations.published(record)).isEmpty();
        refused(Why.ROLE, () -> reply.publish(id, 2, preparer, NOW));
        refused(Why.NOT_THE_AUTHOR, () -> reply.publish(id, 2, stranger, NOW));
        reply.publish(id, 2, speaker, LATER);
        for (var shown : List.of(observations.published(record), observations.published(LUCIA))) {
            assertThat(shown)
                    .filteredOn(one -> one.observation().id() == id)
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.answer()).isEqualTo("So the source");
                        assertThat(one.answeredAt()).isEqualTo(LATER);
                    });
        }
        assertThat(observations.published(JAMAICA)).isEmpty();
        refused(Why.NOT_IN_THIS_STATE, () -> reply.publish(id, 3, speaker, LATER));
        refused(Why.NOT_IN_THIS_STATE, () -> reply.reply(id, 3, "More", speaker, LATER));
        refused(Why.NOT_IN_THIS_STATE, () -> reply.withdraw(id, 3, speaker, LATER));
        refused(Why.NOT_IN_THIS_STATE, () -> reply.answer(id, 3, "More", luis, LATER));
    }

    @Test
    void anObservationOfAWithdrawnRecordIsKeptAndShownAtItsSuccessor() {
        var gone = new RecordKey(RecordKind.ORGANIZATION, "twice-recorded");
        var stays = new RecordKey(RecordKind.ORGANIZATION, "government-of-canada");
        door.apply(new Change(gone, null, now(stays), EDITOR, "new"), NOW);
        var id = sent(gone, Kind.DUPLICATE, "It is recorded twice");
        reply.answer(id, 1, "Merged", luis, NOW);
        reply.publish(id, 2, speaker, NOW);
        door.apply(
                new Change(gone, history.current(gone).orElseThrow().version(), null, EDITOR, "merged", stays, null),
                LATER);
        assertThat(find(id).draft().about()).isEqualTo(gone);
        assertThat(observations.published(stays))
                .extracting(one -> one.observation().id())
                .contains(id);
    }
}
