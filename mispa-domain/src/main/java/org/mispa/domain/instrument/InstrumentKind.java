package org.mispa.domain.instrument;

/// What sort of text an instrument is.
public enum InstrumentKind {
    COMMITMENT,
    CONSENSUS,
    RESOLUTION,
    CONVENTION,
    PROTOCOL,
    AGREEMENT,
    FRAMEWORK_AGREEMENT,
    MEMORANDUM,
    PLAN,
    STRATEGY,
    DECISION,
    STATEMENT,
    MODEL_LEGISLATION,
    DOCUMENT
}
