package org.mispa.persistence.exchange;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says every fault of the record files instead of a stack trace.
class FaultyRecordFilesAnalyzer extends AbstractFailureAnalyzer<FaultyRecordFiles> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FaultyRecordFiles cause) {
        return new FailureAnalysis(
                "The record files have " + cause.faults().size() + " faults, so that nothing of them was loaded:\n"
                        + cause.getMessage(),
                "Mend the files and start again.",
                cause);
    }
}
