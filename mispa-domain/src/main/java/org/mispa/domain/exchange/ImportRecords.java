package org.mispa.domain.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.AuditLog;
import org.mispa.domain.account.AuditLog.Act;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.NotAllowed.Why;
import org.mispa.domain.change.Records;
import org.mispa.domain.change.Staff;
import org.mispa.domain.change.StaleProposal;
import org.mispa.domain.change.StillNamed;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.exchange.Batches.Applied;
import org.mispa.domain.exchange.Batches.Uploaded;
import org.mispa.domain.shared.RecordKey;

/// From an upload, or a list, to publication and back: who may do what with an import or a bulk change, and when
/// (docs/rights.md). Each step is done as a whole or not at all.
@Named
public class ImportRecords {
    private final Batches batches;
    private final Records records;
    private final ApplyChange door;
    private final Workflow workflow;
    private final AuditLog audit;
    private final MergeRecords merging;

    @Inject
    public ImportRecords(
            Batches batches,
            Records records,
            ApplyChange door,
            Workflow workflow,
            AuditLog audit,
            MergeRecords merging) {
        this.merging = merging;
        this.batches = batches;
        this.records = records;
        this.door = door;
        this.workflow = workflow;
        this.audit = audit;
    }

    /// Keeps the rows of files for a dry run.
    ///
    /// @return the number of the import
    /// @throws RefusedUpload where a file is not what it should be; nothing is kept
    @Transactional
    public long receive(List<Uploaded> files, Staff author, Instant at) {
        author.mustWork();
        return batches.receive(files, author.actor(), at);
    }

    /// Keeps what is to be done to every record of a list, for a dry run.
    ///
    /// @param reason why, in one line
    /// @return the number of the bulk change
    /// @throws NotAllowed where somebody does not write such records, or nobody says why
    /// @throws RefusedUpload where the list has no record, or more than [BulkChange#MOST]; nothing is kept
    @Transactional
    public long gather(RecordList list, BulkChange change, String reason, Staff author, Instant at) {
        author.mustWrite(change.kind());
        if (list.kind() != change.kind()) {
            throw new IllegalArgumentException(change + " is not for a list of " + list.kind());
        }
        if (reason.isBlank()) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
        return batches.gather(list, change, reason.strip(), BulkChange.MOST, author.actor(), at);
    }

    /// The dry run, also once more after records have moved on. Does nothing where it is under way.
    @Transactional
    public void check(long id, Staff author, Instant at) {
        if (!batches.hold(id)) {
            return;
        }
        var batch = own(id, author);
        if (batch.state() != BatchState.UPLOADED && batch.state() != BatchState.CHECKED) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
        var merge = batch.merge();
        if (merge == null) {
            batches.check(id, author::mayWrite, at);
        } else {
            merging.plan(id, merge, at);
        }
    }

    /// Sends the changes to review.
    ///
    /// @param valid whether faulty records may be left out
    /// @throws NotAllowed where there is nothing to take, something is faulty, or records change and nobody says why
    @Transactional
    public void take(long id, boolean valid, String reason, Staff author, By by) {
        hold(id);
        var batch = own(id, author);
        if (batch.state() != BatchState.CHECKED
                || batch.changes() == 0
                || batch.brokenFiles() > 0
                || !((valid && batch.merge() == null) || batch.isSound())) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
        batch.kinds().forEach(author::mustWrite);
        if (reason.isBlank()) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
        batches.submit(id, reason.strip(), by.at());
        tell(Act.IMPORTED, batch, by);
    }

    @Transactional
    public void discard(long id, Staff author, Instant at) {
        hold(id);
        var batch = own(id, author);
        if (batch.state() != BatchState.UPLOADED && batch.state() != BatchState.CHECKED) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
        batches.discarded(id, at);
    }

    /// Whether somebody else could publish all of it.
    public boolean othersMayReview(Batch batch, Staff but) {
        return batch.kinds().stream().allMatch(kind -> workflow.othersMayReview(kind, but));
    }

    /// Whether somebody may publish it now, and what they are asked for.
    public void mayApprove(Batch batch, @Nullable String remark, Staff reviewer) {
        if (batch.state() != BatchState.SUBMITTED) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
        batch.kinds().forEach(reviewer::mustWrite);
        var own = reviewer.is(batch.author());
        if (own && othersMayReview(batch, reviewer)) {
            throw new NotAllowed(Why.OWN_WORK);
        }
        if (own && (remark == null || remark.isBlank())) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
    }

    /// Publishes what still waits of it, in an order in which each record refers only to earlier ones.
    ///
    /// @param remark why somebody publishes their own import; only asked for then
    /// @throws NotAllowed as [#mayApprove]
    /// @throws BlockedBatch where records have moved on since the dry run, or others name one that is withdrawn
    @Transactional
    public void approve(long id, @Nullable String remark, Staff reviewer, By by) {
        hold(id);
        var batch = get(id);
        mayApprove(batch, remark, reviewer);
        var moved = batches.moved(id);
        if (!moved.isEmpty()) {
            throw new BlockedBatch(Trouble.MOVED, moved);
        }
        var kept = reviewer.is(batch.author()) ? remark : null;
        try {
            batches.eachWaiting(
                    id,
                    one -> door.apply(
                            new Change(
                                    one.record(),
                                    one.base(),
                                    one.proposed(),
                                    one.author(),
                                    one.reason(),
                                    one.successor(),
                                    new Change.Review(one.proposal(), reviewer.actor(), kept)),
                            by.at()));
        } catch (StillNamed named) {
            throw new BlockedBatch(Trouble.NAMED, named.by());
        }
        batches.published(id, reviewer.actor(), kept, by.at());
        tell(Act.IMPORT_PUBLISHED, batch, by);
    }

    /// Whether somebody may undo it.
    public void mayUndo(Batch batch, String reason, Staff staff) {
        if (!batch.canBeUndone()) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
        batch.kinds().forEach(staff::mustWrite);
        if (reason.isBlank()) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
    }

    /// Gives every record back what it was before, however its change was published; new ones are withdrawn, withdrawn
    /// ones are there again.
    ///
    /// @throws BlockedBatch where something was built on it
    @Transactional
    public void undo(long id, String reason, Staff staff, By by) {
        hold(id);
        var batch = get(id);
        mayUndo(batch, reason, staff);
        var builtOn = batches.builtOn(id);
        if (!builtOn.isEmpty()) {
            throw new BlockedBatch(Trouble.BUILT_ON, builtOn);
        }
        var later = new ArrayList<Applied>();
        batches.eachAppliedBackwards(id, one -> {
            if (isStillNamed(one)) {
                later.add(one);
            } else {
                takeBack(one, reason, staff, by);
            }
        });
        // Records of one kind may refer to each other in any order.
        while (!later.isEmpty()) {
            var free = later.stream().filter(one -> !isStillNamed(one)).toList();
            if (free.isEmpty()) {
                throw new BlockedBatch(
                        Trouble.NAMED, records.namedBy(later.getFirst().record()));
            }
            free.forEach(one -> takeBack(one, reason, staff, by));
            later.removeAll(free);
        }
        batches.undone(id, staff.actor(), reason.strip(), by.at());
        tell(Act.IMPORT_UNDONE, batch, by);
    }

    private boolean isStillNamed(Applied one) {
        return one.before() == null && !records.namedBy(one.record()).isEmpty();
    }

    private void takeBack(Applied one, String reason, Staff staff, By by) {
        door.apply(
                new Change(one.record(), one.version(), one.before(), staff.actor(), reason.strip(), null, null),
                by.at());
    }

    /// Keeps why it could not be published or undone.
    @Transactional
    public void stopped(long id, Trouble trouble, List<RecordKey> inTheWay, Instant at) {
        batches.stopped(id, trouble, inTheWay, at);
    }

    private void tell(Act act, Batch batch, By by) {
        var about = "%s %d: %d new, %d changed, %d withdrawn"
                .formatted(
                        batch.origin().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        batch.id(),
                        batch.count(Outcome.NEW),
                        batch.count(Outcome.CHANGED),
                        batch.count(Outcome.WITHDRAWN));
        audit.add(new AuditLog.Entry(by.at(), act, by.actor(), about, by.address()));
    }

    private Batch own(long id, Staff author) {
        var batch = get(id);
        if (!author.is(batch.author())) {
            throw new NotAllowed(Why.NOT_THE_AUTHOR);
        }
        return batch;
    }

    private void hold(long id) {
        if (!batches.hold(id)) {
            throw new StaleProposal();
        }
    }

    private Batch get(long id) {
        return batches.find(id).orElseThrow(() -> new IllegalStateException("no import " + id));
    }
}
