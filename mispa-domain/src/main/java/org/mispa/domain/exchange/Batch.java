package org.mispa.domain.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Staff;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

/// What changes many records together: an import of files, or a bulk change of a list. It is looked at, taken,
/// published
/// and undone as one.
///
/// @param files as they were named; empty where no files were sent
/// @param bulk what is done to every record of a list; null for an import
/// @param merge which records become one; null for what merges nothing
/// @param kinds of the records that it makes or changes
/// @param counts records by outcome; empty before the dry run
/// @param reason why, in one line; of an import empty before it is taken
/// @param brokenFiles how many faults there are that mean a file as a whole
/// @param reviewer who published it; null until then
/// @param remark why its author published it; null where another did
/// @param undoneBy null unless it was undone
/// @param undoReason null unless it was undone
/// @param trouble why the last attempt to publish or undo it failed; null where none did
/// @param inTheWay the records that were in the way then
/// @param became how many of its changes are how far; empty before it is taken
public record Batch(
        long id,
        BatchState state,
        Actor author,
        List<String> files,
        @Nullable BulkChange bulk,
        @Nullable Merge merge,
        Set<RecordKind> kinds,
        Map<Outcome, Long> counts,
        long brokenFiles,
        String reason,
        Instant madeAt,
        Instant touchedAt,
        @Nullable Actor reviewer,
        @Nullable String remark,
        @Nullable Actor undoneBy,
        @Nullable String undoReason,
        @Nullable Trouble trouble,
        List<RecordKey> inTheWay,
        Map<Proposal.State, Long> became) {
    public Batch {
        files = List.copyOf(files);
        kinds = Set.copyOf(kinds);
        counts = Map.copyOf(counts);
        inTheWay = List.copyOf(inTheWay);
        became = Map.copyOf(became);
    }

    /// What it comes from.
    public enum Origin {
        /// Files that were sent.
        IMPORT,
        /// All records of a list.
        BULK_CHANGE,
        /// A record that is recorded twice.
        MERGE
    }

    public Origin origin() {
        if (merge != null) {
            return Origin.MERGE;
        }
        return bulk != null ? Origin.BULK_CHANGE : Origin.IMPORT;
    }

    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    public long records() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many of its changes are so far.
    public long became(Proposal.State so) {
        return became.getOrDefault(so, 0L);
    }

    /// Whether it stands as a whole and something of it was published. While changes of it are approved and wait for
    /// their time it does not: these would come after it was undone.
    public boolean canBeUndone() {
        return state == BatchState.PUBLISHED
                || (state == BatchState.DECIDED
                        && became(Proposal.State.PUBLISHED) > 0
                        && became(Proposal.State.APPROVED) == 0);
    }

    /// How many records it makes, changes or withdraws.
    public long changes() {
        return count(Outcome.NEW) + count(Outcome.CHANGED) + count(Outcome.WITHDRAWN);
    }

    /// Whether nothing is wrong in it.
    public boolean isSound() {
        return brokenFiles == 0 && count(Outcome.FAULTY) == 0;
    }

    /// Its author and admins, and once it was taken those who may review all of it.
    public boolean isShownTo(Staff staff) {
        return staff.is(author)
                || staff.isAdmin()
                || (wasTaken() && staff.works() && kinds.stream().allMatch(staff::mayWrite));
    }

    public boolean wasTaken() {
        return switch (state) {
            case SUBMITTED, DECIDED, PUBLISHED, UNDONE -> true;
            case UPLOADED, CHECKED, DISCARDED -> false;
        };
    }
}
