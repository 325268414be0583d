package org.mispa.domain.source;

/// What a source does when it speaks beside the records.
public enum StatementKind {
    ACKNOWLEDGEMENT,
    CLAIMED_RESULT,
    COMMITMENT,
    CONCLUSION,
    CONTEXT,
    EXPECTATION,
    INTENTION,
    PURPOSE,
    REQUEST
}
