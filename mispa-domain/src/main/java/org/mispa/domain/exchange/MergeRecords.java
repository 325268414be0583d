package org.mispa.domain.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.NotAllowed.Why;
import org.mispa.domain.change.Records;
import org.mispa.domain.change.Staff;
import org.mispa.domain.exchange.Batches.Planned;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.shared.RecordKey;

/// Merges duplicates: a batch that points every record that names the duplicate to its successor, and withdraws the
/// duplicate. What comes after that is the way of an import: preview, review, publication, undoing (docs/rights.md).
@Named
public class MergeRecords {
    private static final int PORTION = 100;

    private final Batches batches;
    private final Records records;

    @Inject
    public MergeRecords(Batches batches, Records records) {
        this.batches = batches;
        this.records = records;
    }

    /// Keeps a merge with all that it would change; nothing is changed yet.
    ///
    /// @param reason why, in one line
    /// @return the number of the batch
    /// @throws NotAllowed where somebody does not write records of all kinds that it would change, nobody says why, or
    ///     one of the two is not published
    @Transactional
    public long begin(Merge merge, String reason, Staff author, Instant at) {
        author.mustWrite(merge.kind());
        if (reason.isBlank()) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
        if (records.find(merge.gone()).isEmpty() || records.find(merge.stays()).isEmpty()) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
        naming(merge).forEach(record -> author.mustWrite(record.kind()));
        var id = batches.merge(merge, reason.strip(), author.actor(), at);
        plan(id, merge, at);
        return id;
    }

    private List<RecordKey> naming(Merge merge) {
        return records.allNaming(merge.gone());
    }

    /// Says for each record what would become of it, by what is published now.
    void plan(long id, Merge merge, Instant at) {
        batches.forgetPlan(id);
        var portion = new ArrayList<Planned>();
        for (var record : naming(merge)) {
            portion.add(pointed(merge, record));
            if (portion.size() == PORTION) {
                keep(id, portion);
            }
        }
        records.find(merge.gone())
                .ifPresent(gone -> portion.add(new Planned(
                        merge.gone(),
                        Outcome.WITHDRAWN,
                        Objects.requireNonNull(gone.version()),
                        gone.details(),
                        null)));
        keep(id, portion);
        batches.planned(id, at);
    }

    private void keep(long id, List<Planned> portion) {
        batches.plan(id, portion);
        portion.clear();
        records.flush(); // lets go of what was read
    }

    private Planned pointed(Merge merge, RecordKey record) {
        var now = records.find(record).orElseThrow();
        var before = now.details();
        var after = new Reading().details(merge.of(record, RecordCells.of(before)), before);
        var sound = after != null && !Reading.namedIn(record, after).contains(merge.gone());
        return new Planned(
                record,
                sound ? Outcome.CHANGED : Outcome.FAULTY,
                Objects.requireNonNull(now.version()),
                before,
                sound ? after : null);
    }
}
