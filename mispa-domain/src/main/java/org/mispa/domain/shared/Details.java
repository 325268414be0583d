package org.mispa.domain.shared;

/// All field values of one record at one moment, immutable and free of nonsense: what a change proposes.
public interface Details {
    RecordKind kind();
}
