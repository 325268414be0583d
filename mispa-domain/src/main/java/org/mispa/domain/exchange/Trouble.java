package org.mispa.domain.exchange;

/// Why an import could not be published or undone. Nothing was changed.
public enum Trouble {
    /// Records were changed since the dry run.
    MOVED,
    /// Records were changed since the import was published.
    BUILT_ON,
    /// Others refer to records that would have to go.
    NAMED,
    /// The database refused it, as where a record is referred to that is no longer there.
    REFUSED
}
