package org.mispa.domain.exchange;

/// How far a batch has come: an import, or a bulk change.
public enum BatchState {
    /// Its rows are kept; the dry run is under way, or was interrupted.
    UPLOADED,
    /// The dry run says what would become of it.
    CHECKED,
    /// Taken: its changes wait for review.
    SUBMITTED,
    /// Taken, and nothing waits for review any more: each change was published, returned or discarded by itself.
    DECIDED,
    PUBLISHED,
    /// Was published, and every record is again what it was before.
    UNDONE,
    DISCARDED
}
