package org.mispa.domain.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.Account;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.account.Person;
import org.mispa.domain.account.Voice;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.delegation.Reminder.Recipient;
import org.mispa.domain.delegation.ReviewRound.Fault;
import org.mispa.domain.delegation.ReviewRound.Field;
import org.mispa.domain.delegation.RoundStanding.Status;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.shared.Actor;

/// When a round is open, how far a delegation has come in it, and who is reminded.
class RoundTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final MeetingId MEETING = MeetingId.of("mispa-3");
    private static final Actor ANA = new Actor("Ana", UUID.randomUUID());
    private static final CountryId JAMAICA = CountryId.of("jamaica");

    private static ReviewRound round(@Nullable Instant closedAt) {
        return new ReviewRound("mispa-3", MEETING, FIRST, LAST, ANA, NOW, closedAt);
    }

    @Test
    void aRoundIsOpenFromTheBeginningOfItsFirstDayToTheEndOfItsLast() {
        assertThat(round(null).stateAt(Instant.parse("2026-11-19T23:59:59Z"))).isEqualTo(ReviewRound.State.TO_OPEN);
        assertThat(round(null).isOpenAt(Instant.parse("2026-11-20T00:00:00Z"))).isTrue();
        assertThat(round(null).isOpenAt(Instant.parse("2026-11-30T23:59:59Z"))).isTrue();
        assertThat(round(null).stateAt(Instant.parse("2026-12-01T00:00:00Z"))).isEqualTo(ReviewRound.State.CLOSED);
    }

    @Test
    void aRoundEndsWhenAnAdminClosesItAndNoLaterThanOnItsLastDay() {
        assertThat(round(NOW).isOpenAt(NOW.minusSeconds(1))).isTrue();
        assertThat(round(NOW).stateAt(NOW)).isEqualTo(ReviewRound.State.CLOSED);
        assertThat(round(Instant.parse("2027-01-01T00:00:00Z")).ends())
                .isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(round(Instant.parse("2026-11-01T00:00:00Z")).stateAt(NOW))
                .as("closed before it opened")
                .isEqualTo(ReviewRound.State.CLOSED);
    }

    @Test
    void aRoundHasAMeetingAndTwoDaysOfWhichTheLastIsNotOver() {
        assertThat(ReviewRound.faults(MEETING, FIRST, LAST, TODAY)).isEmpty();
        assertThat(ReviewRound.faults(MEETING, TODAY, TODAY, TODAY)).isEmpty();
        assertThat(ReviewRound.faults(null, null, null, TODAY))
                .isEqualTo(
                        Map.of(Field.MEETING, Fault.MISSING, Field.OPENS, Fault.MISSING, Field.CLOSES, Fault.MISSING));
        assertThat(ReviewRound.faults(MEETING, FIRST, TODAY.minusDays(1), TODAY))
                .isEqualTo(Map.of(Field.CLOSES, Fault.OVER));
        assertThat(ReviewRound.faults(MEETING, LAST, TODAY, TODAY))
                .isEqualTo(Map.of(Field.CLOSES, Fault.BEFORE_OPENING));
        assertThatThrownBy(() -> new ReviewRound("k", MEETING, LAST, FIRST, ANA, NOW, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RoundStanding standing(boolean opened, long confirmed, long observed, @Nullable Instant reviewedAt) {
        return new RoundStanding(JAMAICA, "JM", "Jamaica", opened, confirmed, observed, reviewedAt, null, null);
    }

    @Test
    void onlyTheWordOfTheSpeakerEndsTheReviewOfADelegation() {
        assertThat(standing(false, 0, 0, null).status()).isEqualTo(Status.NOT_OPENED);
        assertThat(standing(true, 0, 0, null).status()).isEqualTo(Status.UNDER_WAY);
        assertThat(standing(false, 1, 0, null).status()).as("on paper").isEqualTo(Status.UNDER_WAY);
        assertThat(standing(false, 0, 1, null).status()).as("on paper").isEqualTo(Status.UNDER_WAY);
        assertThat(standing(true, 9, 2, null).status()).isEqualTo(Status.UNDER_WAY);
        assertThat(standing(true, 9, 0, NOW).status()).isEqualTo(Status.CONFIRMED);
        assertThat(standing(true, 0, 0, NOW).status()).isEqualTo(Status.CONFIRMED);
        assertThat(standing(true, 9, 1, NOW).status()).isEqualTo(Status.OBSERVED);
        assertThat(standing(true, 9, 1, NOW).isAwaited()).isFalse();
        assertThat(standing(true, 9, 1, null).isAwaited()).isTrue();
    }

    private static final AccountId JOAN = new AccountId(UUID.randomUUID());
    private static final AccountId JACK = new AccountId(UUID.randomUUID());

    /// With a password only where it is given: as the database would read it.
    private static Account account(AccountId id, String name, @Nullable Delegation delegation, boolean opened) {
        var person = new Person(
                name + "@example.org",
                name,
                delegation == null ? AccountRole.EDITOR : AccountRole.DELEGATE,
                delegation,
                delegation == null ? null : Voice.PREPARER);
        return new Account(id, person, NOW) {
            @Override
            public @Nullable String password() {
                return opened ? "hash" : null;
            }
        };
    }

    private static List<String> recipients(RoundStanding standing, Reminder... today) {
        var accounts = List.of(
                account(JOAN, "joan", Delegation.of(JAMAICA), true),
                account(JACK, "jack", Delegation.of(JAMAICA), true),
                account(new AccountId(UUID.randomUUID()), "june", Delegation.of(JAMAICA), false),
                account(new AccountId(UUID.randomUUID()), "lena", Delegation.of(CountryId.of("saint-lucia")), true),
                account(new AccountId(UUID.randomUUID()), "sol", Delegation.ofOrganization("jamaica"), true),
                account(new AccountId(UUID.randomUUID()), "luis", null, true));
        return Reminder.recipients(List.of(standing), accounts, Arrays.asList(today), NOW).stream()
                .map(Recipient::person)
                .map(Person::name)
                .toList();
    }

    private static Reminder reminder(AccountId who, Reminder.State state, Instant at) {
        return new Reminder(Delegation.of(JAMAICA), who.value(), "one@example.org", TODAY, state, at, ANA);
    }

    @Test
    void whoCanSignInForADelegationThatIsAwaitedIsReminded() {
        assertThat(recipients(standing(true, 3, 1, null))).containsExactly("jack", "joan");
        assertThat(recipients(standing(true, 3, 1, NOW))).isEmpty();
    }

    @Test
    void aDelegationIsRemindedOnceADayAndWhatWasNotSentIsSentAgain() {
        var awaited = standing(false, 0, 0, null);
        var before = NOW.minus(Duration.ofHours(1));
        var sent = reminder(JOAN, Reminder.State.SENT, before);
        assertThat(recipients(awaited, sent, reminder(JACK, Reminder.State.SENT, before)))
                .isEmpty();
        assertThat(recipients(awaited, sent))
                .as("somebody who got an account since")
                .isEmpty();
        assertThat(recipients(awaited, sent, reminder(JACK, Reminder.State.FAILED, before)))
                .containsExactly("jack");
        assertThat(recipients(awaited, sent, reminder(JACK, Reminder.State.SENDING, before)))
                .as("broken off an hour ago")
                .containsExactly("jack");
        assertThat(recipients(awaited, sent, reminder(JACK, Reminder.State.SENDING, NOW.minusSeconds(5))))
                .as("somebody is sending it")
                .isEmpty();
    }

    @Test
    void aNoteVerbaleHasANumberAndADayThatHasCome() {
        assertThat(Note.faults("12/2011", TODAY, TODAY)).isEmpty();
        assertThat(Note.faults(" ", null, TODAY))
                .isEqualTo(Map.of(Note.Field.NUMBER, Note.Fault.MISSING, Note.Field.DAY, Note.Fault.MISSING));
        assertThat(Note.faults("1".repeat(61), TODAY.plusDays(1), TODAY))
                .isEqualTo(Map.of(Note.Field.NUMBER, Note.Fault.TOO_LONG, Note.Field.DAY, Note.Fault.LATER));
        assertThatThrownBy(() -> new Note("  ", TODAY)).isInstanceOf(IllegalArgumentException.class);
    }
}
