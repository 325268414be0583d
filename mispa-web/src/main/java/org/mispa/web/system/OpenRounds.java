package org.mispa.web.system;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.delegation.Delegate;
import org.mispa.domain.delegation.ReviewRound;
import org.mispa.domain.delegation.ReviewRounds;
import org.mispa.domain.delegation.ReviewRounds.Word;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.springframework.stereotype.Component;

/// Tells a delegation of the rounds of review that are open for it.
@Component
public class OpenRounds {
    private final ReviewRounds rounds;
    private final MemberStates states;
    private final Delegations delegations;
    private final Clock clock;

    OpenRounds(ReviewRounds rounds, MemberStates states, Delegations delegations, Clock clock) {
        this.rounds = rounds;
        this.states = states;
        this.delegations = delegations;
        this.clock = clock;
    }

    /// A round that is open.
    ///
    /// @param word that the delegation has reviewed what is recorded; null while it has not said so
    public record Shown(
            String key,
            Text meeting,
            LocalDate closes,
            @Nullable Word word) {}

    /// Those that are open for a delegation now; none for whoever is no member state.
    public List<Shown> of(Delegation delegation, Here here) {
        if (states.all(here.language()).stream().noneMatch(state -> delegation.equals(Delegation.of(state.id())))) {
            return List.of();
        }
        return rounds.open(clock.instant()).stream()
                .map(round -> new Shown(
                        round.key(),
                        meeting(round, here),
                        round.closes(),
                        rounds.word(round.key(), delegation).orElse(null)))
                .toList();
    }

    /// As [#of], on the page for review: that a delegate opened it is kept.
    ///
    /// @param delegate null for staff
    public List<Shown> seenBy(@Nullable Delegate delegate, Delegation delegation, Here here) {
        var open = of(delegation, here);
        if (delegate != null) {
            open.forEach(round -> rounds.opened(round.key(), delegation, delegate.account(), clock.instant()));
        }
        return open;
    }

    /// What the meeting of a round is called.
    public Text meeting(ReviewRound round, Here here) {
        return delegations.title(
                new RecordKey(RecordKind.MEETING, round.meeting().value()), here);
    }
}
