package org.mispa.domain.delegation;

/// An observation was saved or answered elsewhere since it was read. Nothing was written.
public class StaleObservation extends RuntimeException {}
