package org.mispa.domain.initiative;

/// What an organization or a country does for a line of work or an activity.
public enum InvolvementRole {
    /// Pays, in money or in kind.
    FUNDER,
    /// Carries it out.
    IMPLEMENTER,
    /// Carries it out together with the implementer.
    PARTNER,
    /// Attends.
    PARTICIPANT
}
