package org.mispa.domain.practice;

/// How far the documentation of a practice has come.
public enum PracticeStage {
    BEING_DOCUMENTED,
    DOCUMENTED,
    IDENTIFIED_SOURCE,
    IN_A_PAPER_UNDER_PREPARATION,
    PRESENTED
}
