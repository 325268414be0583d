package org.mispa.domain.account;

/// Somebody else revised the account since the revision was begun. Nothing was changed.
public class StaleAccount extends RuntimeException {}
