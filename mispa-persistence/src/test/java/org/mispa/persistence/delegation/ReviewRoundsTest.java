package org.mispa.persistence.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.account.Person;
import org.mispa.domain.account.Voice;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.NotAllowed.Why;
import org.mispa.domain.change.Staff;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.delegation.Confirmations;
import org.mispa.domain.delegation.Delegate;
import org.mispa.domain.delegation.DelegationStatement.Words;
import org.mispa.domain.delegation.DelegationStatements;
import org.mispa.domain.delegation.DelegationStatements.Published;
import org.mispa.domain.delegation.HoldRound;
import org.mispa.domain.delegation.MakeStatement;
import org.mispa.domain.delegation.Note;
import org.mispa.domain.delegation.Observation.Draft;
import org.mispa.domain.delegation.Observation.Kind;
import org.mispa.domain.delegation.Observation.State;
import org.mispa.domain.delegation.ObservationEntry.Act;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.delegation.Reminder;
import org.mispa.domain.delegation.Reminder.Recipient;
import org.mispa.domain.delegation.Review;
import org.mispa.domain.delegation.ReviewRounds;
import org.mispa.domain.delegation.RightOfReply;
import org.mispa.domain.delegation.RightOfReply.Paper;
import org.mispa.domain.delegation.RightOfReply.Seen;
import org.mispa.domain.delegation.RoundStanding;
import org.mispa.domain.delegation.RoundStanding.Status;
import org.mispa.domain.delegation.RoundTaken;
import org.mispa.domain.delegation.StaleObservation;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Rounds of review, answers on paper and statements of delegations, on the shipped records.
@TestPropertySource(properties = "mispa.test.database=review-rounds") // a context, and so a database, of its own
class ReviewRoundsTest extends RecordsForTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Instant LATER = NOW.plus(Duration.ofDays(3));
    private static final MeetingId MEETING = MeetingId.of("mispa-3");
    private static final Note NOTE = new Note("12/2011", LocalDate.of(2011, 10, 3));
    private static final Delegation LUCIA = Delegation.of(CountryId.of("saint-lucia"));
    private static final RecordKey COURSE = new RecordKey(RecordKind.ACTIVITY, "police-intelligence-course-2");

    @Autowired
    private ReviewRounds rounds;

    @Autowired
    private HoldRound hold;

    @Autowired
    private RightOfReply reply;

    @Autowired
    private Review review;

    @Autowired
    private Confirmations confirmations;

    @Autowired
    private Observations observations;

    @Autowired
    private DelegationStatements statements;

    @Autowired
    private MakeStatement make;

    @Autowired
    private JdbcClient jdbc;

    private final Staff ana = new Staff(UUID.randomUUID(), "ana", AccountRole.ADMIN);
    private final Staff luis = new Staff(UUID.randomUUID(), "luis", AccountRole.EDITOR);
    private final Delegate speaker = new Delegate(UUID.randomUUID(), "lena", LUCIA, Voice.SPEAKER);
    private final Delegate preparer = new Delegate(UUID.randomUUID(), "paul", LUCIA, Voice.PREPARER);

    @BeforeEach
    void noRoundIsOpen() {
        jdbc.sql("update review_round set closed_by = 'test', closed_account = gen_random_uuid(), closed_at = :at "
                        + "where closed_at is null")
                .param("at", java.sql.Timestamp.from(NOW.minus(Duration.ofDays(400))))
                .update();
    }

    private String open() {
        return hold.open(MEETING, TODAY, TODAY.plusDays(10), ana, NOW);
    }

    private RoundStanding standing(String key, String code) {
        return rounds.standings(rounds.find(key).orElseThrow(), Language.EN).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(Why why, Runnable doing) {
        assertThatThrownBy(doing::run)
                .isInstanceOfSatisfying(
                        NotAllowed.class, no -> assertThat(no.why()).isEqualTo(why));
    }

    private Seen seen(RecordKey record) {
        return review.entries(LUCIA, false, Language.EN).stream()
                .filter(one -> one.record().equals(record))
                .map(one -> new Seen(record, one.change()))
                .findFirst()
                .orElseThrow();
    }

    // Rounds

    @Test
    void oneRoundOfAMeetingIsOpenAtATime() {
        var first = open();
        assertThatThrownBy(() -> hold.open(MEETING, TODAY.plusDays(20), TODAY.plusDays(30), ana, NOW))
                .isInstanceOf(RoundTaken.class);
        assertThat(hold.open(MeetingId.of("mispa-2"), TODAY, TODAY, ana, NOW)).startsWith("mispa-2");
        hold.close(first, ana, NOW);
        var second = open();
        assertThat(second).isNotEqualTo(first).startsWith("mispa-3-");
        assertThat(rounds.open(NOW)).extracting("key").contains(second).doesNotContain(first);
        var third = hold.open(MEETING, TODAY.plusDays(11), TODAY.plusDays(20), ana, NOW.plus(Duration.ofDays(11)));
        assertThat(rounds.find(second).orElseThrow().closedAt())
                .as("its last day was over")
                .isNotNull();
        assertThat(rounds.find(second).orElseThrow().ends()).isEqualTo(Instant.parse("2026-12-05T00:00:00Z"));
        assertThat(rounds.all().getFirst().key()).isEqualTo(third);
    }

    @Test
    void anAdminOpensAndClosesAndNobodyElse() {
        refused(Why.ROLE, () -> hold.open(MEETING, TODAY, TODAY, luis, NOW));
        var key = open();
        refused(Why.ROLE, () -> hold.close(key, luis, NOW));
        assertThat(rounds.find(key).orElseThrow().isOpenAt(NOW)).isTrue();
    }

    @Test
    void theStandingOfEachStateIsWhatItsDelegationDidWithinTheRound() {
        reply.send(begun("Before the round", NOW.minus(Duration.ofDays(2))), 0, speaker, NOW.minus(Duration.ofDays(2)));
        var key = open();
        var all = rounds.standings(rounds.find(key).orElseThrow(), Language.EN);
        assertThat(all).hasSize(35).allSatisfy(one -> {
            assertThat(one.status()).isEqualTo(Status.NOT_OPENED);
            assertThat(one.confirmed() + one.observed()).isZero();
        });
        assertThat(all.getFirst().name()).isEqualTo("Antigua and Barbuda");

        rounds.opened(key, LUCIA, preparer.account(), NOW);
        rounds.opened(key, LUCIA, speaker.account(), LATER);
        assertThat(standing(key, "LC").status()).isEqualTo(Status.UNDER_WAY);
        reply.confirm(List.of(seen(COURSE)), speaker, NOW);
        var sent = begun("It is wrong", NOW);
        assertThat(standing(key, "LC").observed()).as("a draft").isZero();
        reply.send(sent, 0, speaker, NOW);
        assertThat(standing(key, "LC"))
                .extracting(RoundStanding::confirmed, RoundStanding::observed, RoundStanding::status)
                .containsExactly(1L, 1L, Status.UNDER_WAY);

        refused(Why.ROLE, () -> hold.reviewed(key, preparer, NOW));
        hold.reviewed(key, speaker, NOW);
        hold.reviewed(key, speaker, LATER);
        assertThat(standing(key, "LC").status()).isEqualTo(Status.OBSERVED);
        assertThat(standing(key, "LC").reviewedAt()).isEqualTo(NOW);
        reply.withdraw(sent, 1, speaker, NOW);
        assertThat(standing(key, "LC").status()).isEqualTo(Status.CONFIRMED);
        reply.send(begun("After the round", NOW), 0, speaker, NOW.plus(Duration.ofDays(11)));
        assertThat(standing(key, "LC").observed()).isZero();
        assertThat(standing(key, "JM").status()).isEqualTo(Status.NOT_OPENED);
    }

    private long begun(String text, Instant at) {
        return reply.begin(new Draft(Kind.WRONG, COURSE, null, text), UUID.randomUUID(), preparer, at);
    }

    @Test
    void theClosingWordIsSaidInAnOpenRoundOnlyAndStays() {
        var key = open();
        refused(Why.NOT_IN_THIS_STATE, () -> hold.reviewed(key, speaker, NOW.plus(Duration.ofDays(11))));
        refused(Why.NOT_IN_THIS_STATE, () -> hold.reviewed("none", speaker, NOW));
        hold.reviewedOnPaper(key, LUCIA, NOTE, luis, NOW);
        assertThat(rounds.word(key, LUCIA).orElseThrow().note()).isEqualTo(NOTE);
        assertThat(standing(key, "LC").note()).isEqualTo(NOTE);
        for (var sql : List.of("update round_word set at = now()", "delete from round_word")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class);
        }
        hold.close(key, ana, NOW.plusSeconds(1));
        refused(Why.NOT_IN_THIS_STATE, () -> hold.reviewed(key, speaker, NOW.plusSeconds(2)));
    }

    @Test
    void nobodyIsRemindedTwiceADayAndWhatWasNotSentCanBeSentAgain() {
        var key = open();
        var lena = new Recipient(
                UUID.randomUUID(),
                new Person("lena@example.org", "lena", AccountRole.DELEGATE, LUCIA, Voice.SPEAKER),
                LUCIA);
        assertThat(hold.remind(key, lena, luis, NOW)).isTrue();
        assertThat(hold.remind(key, lena, ana, NOW)).as("being sent").isFalse();
        rounds.sent(key, lena.account(), TODAY, false, NOW);
        assertThat(hold.remind(key, lena, ana, NOW)).as("not sent").isTrue();
        rounds.sent(key, lena.account(), TODAY, true, NOW);
        assertThat(hold.remind(key, lena, luis, NOW.plus(Duration.ofHours(1)))).isFalse();
        assertThat(standing(key, "LC").remindedOn()).isEqualTo(NOW);
        assertThat(hold.remind(key, lena, luis, NOW.plus(Duration.ofDays(1)))).isTrue();
        assertThat(hold.remind(key, lena, luis, NOW.plus(Duration.ofDays(1)).plus(Reminder.BROKEN_OFF)))
                .isFalse();
        assertThat(hold.remind(
                        key,
                        lena,
                        luis,
                        NOW.plus(Duration.ofDays(1)).plus(Reminder.BROKEN_OFF).plusSeconds(1)))
                .as("broken off")
                .isTrue();
        assertThat(rounds.reminders(key))
                .extracting(Reminder::state)
                .containsExactly(Reminder.State.SENDING, Reminder.State.SENT);
        refused(Why.NOT_IN_THIS_STATE, () -> hold.remind(key, lena, luis, NOW.plus(Duration.ofDays(11))));
    }

    // Answers on paper

    @Test
    void whatADelegationWroteOnPaperIsEnteredOnceUnderTheSameRulesAndMarked() {
        var record = new RecordKey(RecordKind.ACTIVITY, "firearms-marking-training-workshops");
        var token = UUID.randomUUID();
        var paper = new Paper(
                NOTE,
                List.of(seen(record), new Seen(record, 1), new Seen(COURSE, 1)),
                Map.of(token, new Draft(Kind.MISSING, null, null, "A seminar of 2010")));
        assertThat(reply.enter(paper, LUCIA, luis, NOW)).containsExactly(record, COURSE);
        reply.enter(paper, LUCIA, luis, NOW);
        var confirmation = confirmations.of(record, LUCIA).orElseThrow();
        assertThat(confirmation.note()).isEqualTo(NOTE);
        assertThat(confirmation.holds()).isTrue();
        var observation = observations.withToken(token).orElseThrow();
        assertThat(observation.state()).isEqualTo(State.OPEN);
        assertThat(observation.note()).isEqualTo(NOTE);
        assertThat(observation.dueOn()).isEqualTo(TODAY.plusDays(30));
        assertThat(observation.isSeenBy(speaker)).isTrue();
        assertThat(observations.entries(observation.id()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.act()).isEqualTo(Act.ENTERED));
        reply.answer(observation.id(), observation.revision(), "It is not in the report", luis, NOW);
        assertThat(observations.published(LUCIA))
                .as("confidential")
                .noneMatch(one -> one.observation().equals(observation));
        reply.publish(observation.id(), observation.revision() + 1, speaker, NOW);
        assertThat(observations.published(LUCIA))
                .anySatisfy(one -> assertThat(one.observation().note()).isEqualTo(NOTE));
    }

    @Test
    void onlyStaffEnterAndNothingThatIsNotComplete() {
        var paper = new Paper(
                NOTE, List.of(seen(COURSE)), Map.of(UUID.randomUUID(), new Draft(Kind.WRONG, COURSE, null, "")));
        var before = count();
        refused(Why.REASON_MISSING, () -> reply.enter(paper, LUCIA, luis, NOW));
        var reader = new Staff(UUID.randomUUID(), "one", AccountRole.READER);
        refused(Why.ROLE, () -> reply.enter(new Paper(NOTE, List.of(), Map.of()), LUCIA, reader, NOW));
        assertThat(count()).isEqualTo(before);
    }

    private long count() {
        return jdbc.sql("select (select count(*) from confirmation) + (select count(*) from observation)")
                .query(Long.class)
                .single();
    }

    // Statements

    private static Words words(String text) {
        return new Words(Language.ES, text);
    }

    @Test
    void aPreparerDraftsASpeakerPublishesAndEveryVersionIsKept() {
        var record = new RecordKey(RecordKind.ACTIVITY, "trafficking-training-courses");
        make.write(record, 0, words("Borrador"), preparer, NOW);
        assertThat(statements.published(record, null)).isEmpty();
        refused(Why.ROLE, () -> make.publish(record, 1, words("Uno"), preparer, NOW));
        refused(Why.ROLE, () -> make.withdraw(record, preparer, NOW));
        make.publish(record, 1, words("Uno\ndos"), speaker, NOW);
        assertThat(statements.published(record, null)).containsExactly(new Published(LUCIA, words("Uno\ndos"), NOW));
        make.publish(record, 2, words("Uno\ndos"), speaker, LATER);
        assertThat(statements.of(LUCIA, record).versions()).as("the same words").hasSize(1);
        make.write(record, 3, words("Tres"), preparer, LATER);
        assertThat(statements.published(record, null).getFirst().words()).isEqualTo(words("Uno\ndos"));
        make.publish(record, 4, words("Tres"), speaker, LATER);
        make.withdraw(record, speaker, LATER.plusSeconds(1));
        assertThat(statements.published(record, null)).isEmpty();
        var statement = statements.of(LUCIA, record);
        assertThat(statement.versions())
                .extracting(version -> version.words() == null
                        ? ""
                        : Objects.requireNonNull(version.words()).text())
                .containsExactly("Uno\ndos", "Tres", "");
        assertThat(statement.draft()).isEqualTo(words("Tres"));
        refused(Why.NOT_IN_THIS_STATE, () -> make.withdraw(record, speaker, LATER));
        assertThat(statements.published(record, NOW))
                .as("before it was published")
                .isEmpty();
        assertThat(statements.published(record, NOW.plusSeconds(1)))
                .containsExactly(new Published(LUCIA, words("Uno\ndos"), NOW));
        assertThat(statements.published(LUCIA, null))
                .as("its own page")
                .noneMatch(one -> one.words().equals(words("Tres")));
        assertThatThrownBy(() ->
                        jdbc.sql("delete from delegation_statement_version").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aDelegationHasOneStatementToItsPageAndOneToEachRecord() {
        make.publish(null, 0, words("De nuestra página"), speaker, NOW);
        make.publish(COURSE, 0, words("Del curso"), speaker, NOW);
        assertThat(statements.published(LUCIA, null))
                .extracting(one -> one.words().text())
                .containsExactly("De nuestra página");
        assertThat(statements.published(COURSE, null))
                .extracting(one -> one.words().text())
                .containsExactly("Del curso");
        assertThat(statements.all(LUCIA).getFirst().about()).isNull();
        assertThatThrownBy(() -> make.write(null, 0, words("Otra"), preparer, NOW))
                .isInstanceOf(StaleObservation.class);
        assertThatThrownBy(() -> make.write(null, 2, words("Otra"), preparer, NOW))
                .isInstanceOf(StaleObservation.class);
        assertThatThrownBy(() -> make.write(COURSE, 1, words("x ".repeat(301)), preparer, NOW))
                .isInstanceOf(NotAllowed.class);
        assertThat(statements.of(LUCIA, null).draft()).isEqualTo(words("De nuestra página"));
    }
}
