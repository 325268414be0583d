package org.mispa.domain.country;

/// A country's dated standing in the Organization.
public enum StandingKind {
    MEMBER,
    NOT_PARTICIPATING,
    SUSPENDED,
    PERMANENT_OBSERVER
}
