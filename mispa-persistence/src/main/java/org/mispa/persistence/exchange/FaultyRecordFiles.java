package org.mispa.persistence.exchange;

import java.util.List;
import java.util.stream.Collectors;
import org.mispa.domain.record.Fault;

/// Record files with faults. Nothing of them was loaded.
class FaultyRecordFiles extends RuntimeException {
    private final transient List<Fault> faults;

    FaultyRecordFiles(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }
}
