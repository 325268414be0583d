package org.mispa.domain.delegation;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Objects;
import org.mispa.domain.change.AfterPublishing;
import org.mispa.domain.change.History;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.delegation.Observation.State;
import org.mispa.domain.shared.Actor;

/// An observation is taken in when what was proposed with it, or what staff made of it, is published; whichever way
/// that
/// was.
@Named
public class TakeIn implements AfterPublishing {
    private final Observations observations;
    private final History history;

    @Inject
    public TakeIn(Observations observations, History history) {
        this.observations = observations;
        this.history = history;
    }

    /// @throws StaleObservation where it was saved at the same moment
    @Override
    public void published(Proposal proposal, Actor reviewer, Instant at) {
        var observation = observations
                .withProposal(proposal.id())
                .filter(one -> one.sentAt() != null && one.state() != State.WITHDRAWN);
        if (observation.isEmpty()) {
            return;
        }
        var change = history.last(Objects.requireNonNull(proposal.record()))
                .orElseThrow()
                .id();
        if (!observations.save(observation.get().answered(State.TAKEN_IN, change, reviewer, at))) {
            throw new StaleObservation();
        }
        observations.add(
                observation.get().id(), new ObservationEntry(at, ObservationEntry.Act.TAKEN_IN, reviewer, null));
    }
}
