package org.mispa.domain.shared;

/// How the wording of a record in a reader's language stands to the original one. All translations are the portal's
/// own.
public enum Translation {
    /// The reader reads the original, or the record has no wordings.
    ORIGINAL,
    /// Made from the original as it reads now.
    CURRENT,
    /// Made from an original that has changed since.
    OUTDATED,
    /// There is none; the original is shown.
    MISSING
}
