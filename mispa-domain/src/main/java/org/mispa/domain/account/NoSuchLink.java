package org.mispa.domain.account;

/// The link was used, has come to its end, was replaced by a newer one, or never was.
public class NoSuchLink extends RuntimeException {}
