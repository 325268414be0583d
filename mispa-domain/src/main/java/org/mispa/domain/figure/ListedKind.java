package org.mispa.domain.figure;

/// Which recorded list a stated figure stands beside.
public enum ListedKind {
    /// Countries named in one of the given roles.
    PARTICIPATIONS,
    /// Organizations stated in one of the given roles.
    ORGANIZATIONS,
    /// Practices of the given origin.
    PRACTICES,
    /// The components.
    COMPONENTS,
    /// The mandates.
    MANDATES,
    /// Activities of the given type that are part of the record.
    PARTS
}
