package org.mispa.domain.delegation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Actor;

/// What one side did or said with an observation since it was sent; only ever added to.
///
/// @param by who; told to the own side only
/// @param text null where nothing was said
public record ObservationEntry(
        Instant at, Act act, Actor by, @Nullable String text) {

    /// What was done.
    public enum Act {
        SENT(Side.DELEGATION),
        /// The secretariat enters what the delegation wrote on paper.
        ENTERED(Side.SECRETARIAT),
        /// The delegation says more, and it waits for an answer again.
        REPLIED(Side.DELEGATION),
        ANSWERED(Side.SECRETARIAT),
        TAKEN_IN(Side.SECRETARIAT),
        KEPT(Side.SECRETARIAT),
        WITHDRAWN(Side.DELEGATION),
        PUBLISHED(Side.DELEGATION);

        private final Side side;

        Act(Side side) {
            this.side = side;
        }

        public Side side() {
            return side;
        }
    }

    /// Whose it is.
    public enum Side {
        DELEGATION,
        SECRETARIAT
    }
}
