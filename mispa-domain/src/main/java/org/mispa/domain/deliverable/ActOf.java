package org.mispa.domain.deliverable;

/// Whose act a deliverable is; only the first is for the General Secretariat to deliver.
public enum ActOf {
    GENERAL_SECRETARIAT,
    STATE,
    THIRD_PARTY
}
