package org.mispa.domain.account;

/// What a delegate may do for the delegation (docs/rights.md).
public enum Voice {
    /// Writes drafts.
    PREPARER,
    /// Writes drafts too, and alone sends, confirms and publishes.
    SPEAKER
}
