package org.mispa.domain.shared;

/// The kinds of record the portal keeps, in an order in which each refers only to itself and to earlier ones.
public enum RecordKind {
    SOURCE,
    COUNTRY,
    ORGANIZATION,
    MEETING,
    REPORTING_PERIOD,
    INSTRUMENT,
    COMPONENT,
    MANDATE,
    JUDGEMENT,
    INITIATIVE,
    ACTIVITY,
    DELIVERABLE,
    PRACTICE,
    FIGURE,
    STATEMENT,
    REMARK
}
