package org.mispa.domain.shared;

/// How we know that something belongs to a record (method.md 4 and 5).
public enum Basis {
    /// The source says so of this very record.
    STATED,
    /// The portal reads it so; shown as such, never as a statement, and in no count of states taking part.
    INFERRED,
    /// The source says it of the whole line of work, or of the larger activity, that the record is part of.
    LINE_OF_WORK
}
