package org.mispa.domain.mandate;

/// Whom a mandate asks to act.
public enum Addressee {
    GENERAL_SECRETARIAT,
    MEMBER_STATES,
    BOTH
}
