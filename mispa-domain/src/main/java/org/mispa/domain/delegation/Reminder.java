package org.mispa.domain.delegation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.mispa.domain.account.Account;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.account.Person;
import org.mispa.domain.shared.Actor;

/// That somebody was reminded of a round, or was to be.
///
/// @param day on which; nobody is reminded twice a day
public record Reminder(
        Delegation delegation, UUID account, String mail, LocalDate day, State state, Instant at, Actor by) {

    /// After this long without word a sending has been broken off.
    public static final Duration BROKEN_OFF = Duration.ofMinutes(15);

    /// What became of its mail.
    public enum State {
        /// It is being sent, or was broken off.
        SENDING,
        SENT,
        FAILED
    }

    /// Somebody to be reminded.
    public record Recipient(UUID account, Person person, Delegation delegation) {}

    /// Whether the same mail may be sent once more.
    public boolean mayBeRepeatedAt(Instant now) {
        return state == State.FAILED
                || (state == State.SENDING && at.plus(BROKEN_OFF).isBefore(now));
    }

    /// Whom a reminder is sent to: whoever can sign in for a delegation that the round still waits for, and that was
    /// not reminded on the day. Where a mail was not sent, it alone is sent again.
    ///
    /// @param today the reminders of the day
    public static List<Recipient> recipients(
            Collection<RoundStanding> standings,
            Collection<Account> accounts,
            Collection<Reminder> today,
            Instant now) {
        return standings.stream()
                .filter(RoundStanding::isAwaited)
                .map(RoundStanding::delegation)
                .flatMap(delegation -> accounts.stream()
                        .filter(account -> account.enabled() && account.password() != null)
                        .filter(account -> delegation.equals(account.person().delegation()))
                        .filter(account -> isFree(delegation, account.id().value(), today, now))
                        .sorted(Comparator.comparing(account -> account.person().mail()))
                        .map(account -> new Recipient(account.id().value(), account.person(), delegation)))
                .toList();
    }

    private static boolean isFree(Delegation delegation, UUID account, Collection<Reminder> today, Instant now) {
        var its = today.stream()
                .filter(one -> one.delegation().equals(delegation))
                .toList();
        return its.isEmpty() || its.stream().anyMatch(one -> one.account().equals(account) && one.mayBeRepeatedAt(now));
    }
}
