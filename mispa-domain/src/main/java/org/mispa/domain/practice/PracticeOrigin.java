package org.mispa.domain.practice;

/// By which way a practice came to the General Secretariat's notice.
public enum PracticeOrigin {
    AMERIPOL_PAPER,
    DOCUMENTED_BY_SIPAL,
    FURTHER_SOURCES,
    OAS_FIRST_CASES,
    SHOWN_IN_COURSE
}
