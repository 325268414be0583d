package org.mispa.domain.country;

/// How a country stands to the Organization, by kind.
public enum CountryKind {
    /// One of the 35 independent states of the Americas.
    MEMBER_STATE,
    /// A state outside the Americas that is a permanent observer.
    OBSERVER,
    /// Any other country or territory that a source names.
    OTHER
}
