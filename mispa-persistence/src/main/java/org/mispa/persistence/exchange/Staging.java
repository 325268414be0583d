package org.mispa.persistence.exchange;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.record.RecordFile;

/// Where the rows of an upload go, one after the other.
interface Staging {
    /// A file begins; the rows that follow are its.
    ///
    /// @param name of the uploaded file, or of the sheet
    /// @param file null where it holds translations
    void begin(String name, @Nullable RecordFile file, List<String> header);

    /// @param line the row as a spreadsheet counts it, 1 being the header
    /// @param found how many cells the row has where that is another number than the header has; otherwise null
    void row(long line, Map<String, String> cells, @Nullable Integer found);

    /// What is wrong with the file as a whole.
    void broken(long line, String column, Wrong wrong, String... values);
}
