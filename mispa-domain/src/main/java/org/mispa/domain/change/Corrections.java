package org.mispa.domain.change;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.NotAllowed.Why;
import org.mispa.domain.change.Proposal.Act;
import org.mispa.domain.change.Proposal.State;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Details;

/// What a delegation proposes with an observation: a proposal like any other, written in the same form, but in no list
/// of
/// proposals. The observation says who may see it and when it is sent; [Workflow#approve] publishes it, by the one
/// door.
@Named
public class Corrections {
    /// What public history says of a change that was made because of an observation: nothing of the observation.
    public static final String REASON = "Corrected by the secretariat.";

    private final Proposals proposals;

    @Inject
    public Corrections(Proposals proposals) {
        this.proposals = proposals;
    }

    /// Begins one.
    ///
    /// @param observation number of the observation that it belongs to
    /// @return its number
    @Transactional
    public long begin(
            About about,
            String title,
            Map<String, List<String>> typed,
            UUID token,
            long observation,
            Actor author,
            Instant at) {
        return proposals.add(
                about.kind(),
                about.key(),
                about.base(),
                Act.REVISE,
                author,
                title,
                typed,
                null,
                token,
                observation,
                at);
    }

    /// Keeps what was typed so far.
    ///
    /// @param revision that was read
    /// @param key that a new record is to get; null while it has none
    /// @param details what the record is to be; null while something is wrong or missing
    /// @throws NotAllowed where it was sent or given up
    /// @throws StaleProposal where it was saved meanwhile
    @Transactional
    public void write(
            long id,
            int revision,
            String title,
            Map<String, List<String>> typed,
            @Nullable String key,
            @Nullable Details details,
            Instant at) {
        var proposal = draft(id);
        if (proposal.revision() != revision) {
            throw new StaleProposal();
        }
        save(proposal.written(title, typed, REASON, at).completed(key == null ? proposal.key() : key, details));
    }

    /// Lets staff see it, as it is. What is known of a new record may be incomplete, such as where it is written: then
    /// it stays a draft, which staff complete and do not take in as it is.
    ///
    /// @throws NotAllowed where a change of a record is not complete, or it was sent already or was given up
    @Transactional
    public void send(long id, Instant at) {
        var proposal = draft(id);
        var details = proposal.proposed();
        var key = proposal.key();
        if (details == null || key == null) {
            if (proposal.base() != null || proposal.title().isBlank()) {
                throw new NotAllowed(Why.NOT_IN_THIS_STATE);
            }
            return;
        }
        save(proposal.submitted(key, proposal.base(), details, at));
    }

    /// Gives it up.
    @Transactional
    public void drop(long id, Instant at) {
        var proposal = get(id);
        if (proposal.state() == State.DRAFT || proposal.state() == State.SUBMITTED) {
            save(proposal.discarded(at));
        }
    }

    private Proposal draft(long id) {
        var proposal = get(id);
        if (proposal.state() != State.DRAFT) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
        return proposal;
    }

    /// One that belongs to an observation.
    private Proposal get(long id) {
        return proposals
                .find(id)
                .filter(proposal -> proposal.observation() != null)
                .orElseThrow(() -> new IllegalStateException("no correction " + id));
    }

    private void save(Proposal proposal) {
        if (!proposals.save(proposal)) {
            throw new StaleProposal();
        }
    }
}
