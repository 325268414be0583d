package org.mispa.domain.follow;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.mispa.domain.feed.PublishedChanges;
import org.mispa.domain.feed.PublishedChanges.Stretch;
import org.mispa.domain.follow.Digests.Turn;

/// Writes a mail about what changed, and keeps in the same step that this was told: both or neither. All that somebody
/// follows equally often has its turn together, so that no two mails tell of the same stretch of changes.
@Named
public class WriteDigests {
    private final Digests digests;
    private final PublishedChanges changes;

    @Inject
    public WriteDigests(Digests digests, PublishedChanges changes) {
        this.digests = digests;
        this.changes = changes;
    }

    /// @param upTo as [Digests#settled] says
    /// @return whether there was anything to tell
    @Transactional
    public boolean write(Turn turn, long upTo, Instant now) {
        var held = digests.held(turn);
        if (held.stream().noneMatch(follow -> follow.frequency().isDue(follow.toldAt(), now))) {
            return false;
        }
        var told = held.stream()
                .filter(follow -> changes.any(new Stretch(follow.subject(), follow.told(), null), upTo))
                .toList();
        if (!told.isEmpty()) {
            digests.add(turn, told, upTo, now);
        }
        if (!told.isEmpty() || turn.frequency().keepsTime()) {
            digests.told(turn.account(), held, upTo, now);
        }
        return !told.isEmpty();
    }
}
