package org.mispa.domain.exchange;

/// What an import would make of a record.
public enum Outcome {
    NEW,
    CHANGED,
    /// It is recorded just so.
    SAME,
    FAULTY,
    /// It is withdrawn, and found in another from then on.
    WITHDRAWN
}
