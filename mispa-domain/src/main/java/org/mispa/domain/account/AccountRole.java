package org.mispa.domain.account;

/// What a person may do (docs/rights.md). Whoever is not signed in reads what is published.
public enum AccountRole {
    /// Reads, also where the portal is set to show nothing without signing in.
    READER,
    /// Speaks for one country or organization ([Delegation]).
    DELEGATE,
    /// Staff of the secretariat: enters records and reviews those of others.
    EDITOR,
    /// All that editors do, and the accounts of others.
    ADMIN
}
