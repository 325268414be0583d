package org.mispa.domain.feed;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.AccountId;

/// Up to which change people have read what changed. They say so themselves; opening a page marks nothing.
public interface ReadMarks {
    /// @param change the number of the last change that was read
    /// @param at when it was marked so
    record ReadMark(long change, Instant at) {}

    /// The later of the mark on a subject and the mark on all records; empty where neither was set.
    ///
    /// @param subject null for all records
    Optional<ReadMark> of(AccountId account, @Nullable FeedSubject subject);

    /// Marks all changes up to one as read; never takes back what was marked further.
    ///
    /// @param subject null for all records
    void mark(AccountId account, @Nullable FeedSubject subject, long change, Instant at);
}
