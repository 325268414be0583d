package org.mispa.domain.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.shared.Language;

/// When a turn comes, and when what was not taken is tried again.
class FrequencyTest {
    @ParameterizedTest
    @CsvSource({
        "AT_ONCE, 2026-11-25T10:00:00Z, 2026-11-25T10:10:00Z",
        "DAILY, 2026-11-25T10:59:59Z, 2026-11-25T11:00:00Z",
        "DAILY, 2026-11-25T11:00:00Z, 2026-11-26T11:00:00Z",
        "DAILY, 2026-11-25T11:00:01Z, 2026-11-26T11:00:00Z",
        "DAILY, 2026-12-31T23:00:00Z, 2027-01-01T11:00:00Z",
        "DAILY, 2028-02-28T12:00:00Z, 2028-02-29T11:00:00Z",
        "WEEKLY, 2026-11-25T10:00:00Z, 2026-11-30T11:00:00Z", // a Wednesday
        "WEEKLY, 2026-11-30T10:59:00Z, 2026-11-30T11:00:00Z", // a Monday, before the hour
        "WEEKLY, 2026-11-30T11:00:00Z, 2026-12-07T11:00:00Z",
        "WEEKLY, 2026-11-29T23:59:00Z, 2026-11-30T11:00:00Z" // a Sunday
    })
    void hasItsNextTurn(Frequency frequency, Instant last, Instant next) {
        assertThat(frequency.next(last)).contains(next);
        assertThat(frequency.isDue(last, next)).isTrue();
        assertThat(frequency.isDue(last, next.minusNanos(1))).isFalse();
    }

    @Test
    void whatIsToldAtOnceDoesNotWaitForItsFirstTurn() {
        var now = Instant.parse("2026-11-25T10:00:00Z");
        assertThat(Frequency.AT_ONCE.isDue(Frequency.AT_ONCE.begun(now), now)).isTrue();
        assertThat(Frequency.DAILY.isDue(Frequency.DAILY.begun(now), now)).isFalse();
    }

    @Test
    void neverHasNoTurn() {
        assertThat(Frequency.NEVER.next(Instant.EPOCH)).isEmpty();
        assertThat(Frequency.NEVER.isDue(Instant.EPOCH, Instant.MAX)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "8, 60", "1000000, 60"})
    void whatWasNotTakenIsTriedAgainLaterEachTime(int attempts, long minutes) {
        var now = Instant.parse("2026-11-25T10:00:00Z");
        var digest = new Digest(
                1, new AccountId(new UUID(0, 1)), Frequency.DAILY, Language.ES, 7, new UUID(0, 2), attempts, List.of());
        assertThat(digest.again(now)).isEqualTo(now.plusSeconds(60 * minutes));
    }
}
