package org.mispa.domain.change;

/// A proposal was saved or decided elsewhere since it was read. Nothing was written.
public class StaleProposal extends RuntimeException {}
