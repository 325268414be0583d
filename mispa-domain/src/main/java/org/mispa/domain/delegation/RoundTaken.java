package org.mispa.domain.delegation;

/// Another round of the same meeting is open, or is to open. Nothing was written.
public class RoundTaken extends RuntimeException {}
