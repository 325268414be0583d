package org.mispa.domain.account;

/// Without an admin nobody could let anybody in any more. Nothing was changed.
public class LastAdmin extends RuntimeException {}
