package org.mispa.domain.exchange;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Staff;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.Fault;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

/// Imports and bulk changes as they are kept: rows, what the dry run says of each record, and what became of them.
public interface Batches {
    /// A file that somebody sent.
    ///
    /// @param name as it was called there
    record Uploaded(String name, Path content) {}

    /// @param file the name of the uploaded file
    /// @param key of the record that the row is about
    /// @param line the row as a spreadsheet counts it, 1 being the header; 0 where the whole file is meant
    /// @param column as the uploaded file names it; empty where the whole row is meant
    /// @param letter by which a spreadsheet calls that column; empty where the file has it not
    /// @param cell what stands there
    record FaultyCell(String file, long line, String key, String column, String letter, String cell, Fault fault) {}

    /// What would become of one record.
    ///
    /// @param kind null where a row does not say a known one
    /// @param title what it is called; empty where it is not readable
    /// @param difference from what was published at the dry run; null for a faulty one
    /// @param proposal the number of its change; null before it is taken, and where nothing changes
    /// @param became how far that change is; null with its number
    record Item(
            @Nullable RecordKind kind,
            String key,
            String title,
            Outcome outcome,
            List<FaultyCell> faults,
            @Nullable Difference difference,
            @Nullable Long proposal,
            Proposal.@Nullable State became) {}

    /// A change that waits for review.
    ///
    /// @param proposed null where the record is to be withdrawn
    /// @param successor the record that a withdrawn one is found in afterwards; null for others
    record Waiting(
            long proposal,
            RecordKey record,
            @Nullable Integer base,
            @Nullable Details proposed,
            @Nullable RecordKey successor,
            Actor author,
            String reason) {}

    /// A change that was published.
    ///
    /// @param version of the record since then; null where it was withdrawn
    /// @param before null where the record was new
    record Applied(
            RecordKey record,
            @Nullable Integer version,
            @Nullable Details before) {}

    /// What a merge would do to one record.
    ///
    /// @param base the version that it starts from
    /// @param before what the record is at that version
    /// @param after what it is to be; null where it is withdrawn or cannot be read
    record Planned(
            RecordKey record,
            Outcome outcome,
            int base,
            Details before,
            @Nullable Details after) {}

    /// Keeps that records are to be merged.
    ///
    /// @return the number of the batch
    long merge(Merge merge, String reason, Actor author, Instant at);

    /// Forgets what a merge would do.
    void forgetPlan(long id);

    /// Adds to what a merge would do, in the order in which it is done.
    void plan(long id, List<Planned> planned);

    /// All that a merge would do is kept, so that its author can look at it.
    void planned(long id, Instant at);

    /// Keeps the rows of files.
    ///
    /// @return the number of the import
    /// @throws RefusedUpload where a file is not what it should be
    long receive(List<Uploaded> files, Actor author, Instant at);

    /// Keeps the keys of a list's records, to change all of them.
    ///
    /// @param most how many a list may have
    /// @return the number of the bulk change
    /// @throws RefusedUpload where the list has no record, or too many
    long gather(RecordList list, BulkChange change, String reason, int most, Actor author, Instant at);

    Optional<Batch> find(long id);

    /// Those that are shown to somebody, newest first.
    Page<Batch> page(Staff staff, int number);

    /// Takes hold of an import until the transaction ends.
    ///
    /// @return false where somebody else has it
    boolean hold(long id);

    /// Whether anybody, on any instance, works on it just now.
    boolean isHeld(long id);

    /// Reads the rows and says for each record what would become of it.
    ///
    /// @param mayWrite records of which kinds the author writes
    void check(long id, Predicate<RecordKind> mayWrite, Instant at);

    /// @param outcome null for all
    Page<Item> items(long id, @Nullable Outcome outcome, int number);

    /// Faults that mean a file as a whole.
    List<FaultyCell> brokenFiles(long id);

    /// Every faulty cell, by file and line.
    void faults(long id, Consumer<FaultyCell> to);

    /// Makes a proposal of each new or changed record, in an order in which each refers only to earlier ones.
    void submit(long id, String reason, Instant at);

    /// Records of waiting changes that are not at the version they started from.
    List<RecordKey> moved(long id);

    void eachWaiting(long id, Consumer<Waiting> to);

    void published(long id, Actor reviewer, @Nullable String remark, Instant at);

    /// Records that were changed again since the import was published.
    List<RecordKey> builtOn(long id);

    /// What was published, the last first.
    void eachAppliedBackwards(long id, Consumer<Applied> to);

    void undone(long id, Actor by, String reason, Instant at);

    void discarded(long id, Instant at);

    /// Keeps why it could not be published or undone.
    void stopped(long id, Trouble trouble, List<RecordKey> inTheWay, Instant at);
}
