package org.mispa.domain.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
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

    /// The newest first.
    ///
    /// @param subject null for the changes of all records
    List<PublishedChange> newest(@Nullable FeedSubject subject, Language language, int most);

    /// When the first of all changes was applied; null where nothing is recorded.
    @Nullable
    Instant first();
}
