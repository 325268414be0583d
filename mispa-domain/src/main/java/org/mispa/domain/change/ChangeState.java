package org.mispa.domain.change;

/// How far a change has come. Only an applied one is public.
public enum ChangeState {
    DRAFT,
    SUBMITTED,
    RETURNED,
    APPLIED,
    REJECTED
}
