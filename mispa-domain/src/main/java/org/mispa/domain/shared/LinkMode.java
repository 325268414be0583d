package org.mispa.domain.shared;

/// Which links between records and mandates a page counts (method.md 4).
public enum LinkMode {
    /// Stated, confirmed and inferred links.
    ALL,
    /// Only what a source states or the secretariat has confirmed.
    STATED
}
