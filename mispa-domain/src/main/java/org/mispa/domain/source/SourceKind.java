package org.mispa.domain.source;

/// What sort of document a source is.
public enum SourceKind {
    REPORT,
    RESOLUTION,
    AGREEMENT,
    DOCUMENT
}
