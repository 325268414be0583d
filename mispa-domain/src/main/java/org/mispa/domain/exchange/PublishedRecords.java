package org.mispa.domain.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.record.RecordFile;

/// Everything that is published, as record files: what is taken away can be read in again.
public interface PublishedRecords {
    /// @param number of the last change that was applied; 0 where nothing is recorded
    /// @param at when that was; null where nothing is recorded
    record Version(long number, @Nullable Instant at) {}

    Version version();

    /// How many rows each file has.
    Map<RecordFile, Long> rows();

    /// Writes one file; however many rows there are, few are held at a time. The stream stays open.
    void write(RecordFile file, OutputStream to);

    /// Writes all files as they were at one moment, one after the other.
    ///
    /// @param folder gives the stream for each file in turn, which stays open
    void writeAll(Folder folder);

    /// Where the files of a set go.
    interface Folder {
        OutputStream open(RecordFile file) throws IOException;
    }
}
