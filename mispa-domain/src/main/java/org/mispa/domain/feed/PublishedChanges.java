package org.mispa.domain.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.Text;

/// The list of applied changes as everybody may read it: who made and approved them is not in it.
public interface PublishedChanges {
    /// What was done to a record.
    enum Act {
        RECORDED,
        CHANGED,
        WITHDRAWN
    }

    /// One applied change.
    ///
    /// @param number counts all changes of all records in the order in which they were applied
    /// @param title what the record was called since then, or last where it was withdrawn: in the wished language, or
    ///     else as it was written; its summary where its kind has no titles
    /// @param reason null where the record came with the portal
    record PublishedChange(
            long number,
            RecordKey record,
            Instant at,
            Act act,
            Text title,
            @Nullable String reason) {}

    /// Which changes are meant: those that belong to a subject, from somewhere on.
    ///
    /// @param subject null for the changes of all records
    /// @param after the number of the last change that is not meant; 0 where all are
    /// @param from when the first that is meant was applied at the earliest; null for whenever
    record Stretch(
            @Nullable FeedSubject subject,
            long after,
            @Nullable Instant from) {}

    /// How changes came into the portal.
    enum Origin {
        /// With the records that the portal was first filled with.
        SHIPPED,
        /// By people.
        ENTERED
    }

    /// What became of one record by those of its changes that are meant, taken together.
    ///
    /// @param title as that of a change
    /// @param act what they did taken together; withdrawn also where the record was made and withdrawn by them
    /// @param changes how many they are
    /// @param first when the earliest of them was applied
    /// @param last when the latest was
    /// @param reasons of the latest of them, newest first, each once
    /// @param before what the record was before the first of them; null where it was not there
    /// @param after what it was after the last of them; null where it was withdrawn
    record ChangedRecord(
            RecordKey record,
            Text title,
            Act act,
            long changes,
            Instant first,
            Instant last,
            List<String> reasons,
            @Nullable Details before,
            @Nullable Details after) {
        /// How many reasons are told at most.
        public static final int REASONS = 5;

        public ChangedRecord {
            reasons = List.copyOf(reasons);
        }
    }

    /// The records that the portal was first filled with, as one.
    ///
    /// @param first when the first of them was entered
    /// @param last when the last was
    record FirstLoad(long records, Instant first, Instant last) {}

    /// The newest first.
    ///
    /// @param subject null for the changes of all records
    List<PublishedChange> newest(@Nullable FeedSubject subject, Language language, int most);

    /// Records that were changed, each once, the latest changed first.
    ///
    /// @param of a change is meant where it lies in any of them
    /// @param upTo the number of the last change that is meant
    Page<ChangedRecord> records(Collection<Stretch> of, long upTo, Origin origin, Language language, int number);

    /// What the portal was first filled with; empty where none of it is meant.
    Optional<FirstLoad> firstLoad(Collection<Stretch> of, long upTo);

    /// Whether people made any such change.
    boolean any(Stretch of, long upTo);

    /// The number of the newest change; 0 where nothing is recorded.
    long last();

    /// When the first of all changes was applied; null where nothing is recorded.
    @Nullable
    Instant first();
}
