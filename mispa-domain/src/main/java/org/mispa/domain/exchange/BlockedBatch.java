package org.mispa.domain.exchange;

import java.util.List;
import org.mispa.domain.shared.RecordKey;

/// An import cannot be published, or undone. Nothing was written.
public class BlockedBatch extends RuntimeException {
    private final Trouble trouble;
    private final transient List<RecordKey> records;

    public BlockedBatch(Trouble trouble, List<RecordKey> records) {
        super(trouble + " " + records);
        this.trouble = trouble;
        this.records = List.copyOf(records);
    }

    public Trouble trouble() {
        return trouble;
    }

    /// The records that are in the way.
    public List<RecordKey> records() {
        return records;
    }
}
