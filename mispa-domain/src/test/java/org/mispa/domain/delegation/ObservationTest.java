package org.mispa.domain.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.account.Voice;
import org.mispa.domain.change.Staff;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.delegation.Observation.Draft;
import org.mispa.domain.delegation.Observation.Draft.Fault;
import org.mispa.domain.delegation.Observation.Draft.Field;
import org.mispa.domain.delegation.Observation.Kind;
import org.mispa.domain.delegation.Observation.State;
import org.mispa.domain.shared.Actor;

class ObservationTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Delegation SAINT_LUCIA = Delegation.of(CountryId.of("saint-lucia"));
    private static final Actor LENA = new Actor("Lena", UUID.randomUUID());
    private static final Actor LUIS = new Actor("Luis", UUID.randomUUID());
    private static final Draft WRONG = new Draft(Kind.WRONG, null, null, "It was held in Castries.");

    private static Observation draft() {
        return new Observation(
                1, 0, SAINT_LUCIA, WRONG, State.DRAFT, LENA, NOW, null, null, null, null, null, null, null, null);
    }

    private static Staff staff(AccountRole role) {
        return new Staff(UUID.randomUUID(), "one", role);
    }

    private static Delegate delegate(Delegation delegation, Voice voice) {
        return new Delegate(UUID.randomUUID(), "one", delegation, voice);
    }

    @Test
    void isSeenByAllWhoSpeakForTheSameDelegationAndByNoOther() {
        for (var voice : Voice.values()) {
            assertThat(draft().isSeenBy(delegate(SAINT_LUCIA, voice))).isTrue();
            assertThat(draft().isSeenBy(delegate(Delegation.of(CountryId.of("jamaica")), voice)))
                    .isFalse();
            assertThat(draft().isSeenBy(delegate(Delegation.ofOrganization("saint-lucia"), voice)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountRole.class,
            mode = Mode.INCLUDE,
            names = {"EDITOR", "ADMIN"})
    void isSeenByStaffOnceItWasSent(AccountRole role) {
        assertThat(draft().isSeenBy(staff(role))).isFalse();
        assertThat(draft().discarded(LENA, NOW).isSeenBy(staff(role))).isFalse();
        assertThat(draft().sent(LENA, NOW).isSeenBy(staff(role))).isTrue();
        assertThat(draft().sent(LENA, NOW).withdrawn(LENA, NOW).isSeenBy(staff(role)))
                .isTrue();
    }

    @Test
    void isNeverSeenByReaders() {
        assertThat(draft().sent(LENA, NOW).isSeenBy(staff(AccountRole.READER))).isFalse();
    }

    @Test
    void isDueThirtyDaysAfterItWasSentAndLateOnTheDayAfterThat() {
        var sent = draft().sent(LENA, NOW);
        assertThat(sent.dueOn()).isEqualTo(LocalDate.of(2026, 12, 24));
        assertThat(sent.isLateOn(LocalDate.of(2026, 12, 24))).isFalse();
        assertThat(sent.isLateOn(LocalDate.of(2026, 12, 25))).isTrue();
        var answered = sent.answered(State.KEPT, null, LUIS, NOW);
        assertThat(answered.isLateOn(LocalDate.of(2027, 12, 25))).isFalse();
    }

    @Test
    void waitsAnewWhenTheDelegationSaysMoreAndKeepsWhenItWasFirstSent() {
        var later = NOW.plus(Duration.ofDays(10));
        var again = draft().sent(LENA, NOW)
                .answered(State.ANSWERED, null, LUIS, NOW)
                .read(LENA, NOW)
                .sent(LENA, later);
        assertThat(again.state()).isEqualTo(State.OPEN);
        assertThat(again.sentAt()).isEqualTo(NOW);
        assertThat(again.dueOn()).isEqualTo(LocalDate.of(2027, 1, 3));
        assertThat(again.answered(State.ANSWERED, null, LUIS, later).isToRead()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"ANSWERED", "TAKEN_IN", "KEPT"})
    void isToBeReadOnceItIsAnsweredUntilTheDelegationSaysThatItWas(State answer) {
        var answered = draft().sent(LENA, NOW).answered(answer, answer == State.TAKEN_IN ? 7L : null, LUIS, NOW);
        assertThat(answered.isToRead()).isTrue();
        assertThat(answered.read(LENA, NOW).isToRead()).isFalse();
        assertThat(answered.published(LENA, NOW).isToRead()).isFalse();
    }

    @Test
    void isNotToBeReadBefore() {
        assertThat(draft().isToRead()).isFalse();
        assertThat(draft().sent(LENA, NOW).isToRead()).isFalse();
        assertThat(draft().sent(LENA, NOW).withdrawn(LENA, NOW).isToRead()).isFalse();
    }

    @Test
    void needsAKindAndWordsToBeSent() {
        assertThat(WRONG.faults()).isEmpty();
        assertThat(new Draft(null, null, null, " \n ").faults())
                .isEqualTo(Map.of(Field.KIND, Fault.MISSING, Field.TEXT, Fault.MISSING));
    }

    @Test
    void isAtMostFourThousandCharactersLong() {
        assertThat(new Draft(Kind.QUESTION, null, null, "é".repeat(4_000)).faults())
                .isEmpty();
        assertThat(new Draft(Kind.QUESTION, null, null, "😀".repeat(4_000)).faults())
                .isEmpty();
        assertThat(new Draft(Kind.QUESTION, null, null, "x".repeat(4_001)).faults())
                .isEqualTo(Map.of(Field.TEXT, Fault.TOO_LONG));
    }

    @Test
    void countsOnlyWhatStaffDoAsTheSecretariats() {
        for (var act : ObservationEntry.Act.values()) {
            var ofStaff = act == ObservationEntry.Act.ENTERED
                    || act == ObservationEntry.Act.ANSWERED
                    || act == ObservationEntry.Act.TAKEN_IN
                    || act == ObservationEntry.Act.KEPT;
            assertThat(act.side())
                    .isEqualTo(ofStaff ? ObservationEntry.Side.SECRETARIAT : ObservationEntry.Side.DELEGATION);
        }
    }
}
