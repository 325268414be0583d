package org.mispa.domain.change;

import java.time.Instant;
import org.mispa.domain.shared.Actor;

/// Is told what was published of the proposals, in the same transaction.
public interface AfterPublishing {
    /// @param reviewer who published it
    void published(Proposal proposal, Actor reviewer, Instant at);
}
