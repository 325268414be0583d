package org.mispa.domain.source;

/// Who may read the text of a source.
public enum Visibility {
    /// Everybody.
    PUBLIC,
    /// Everybody may read where something is written, not the text.
    CITE_ONLY,
    /// The secretariat only.
    INTERNAL
}
