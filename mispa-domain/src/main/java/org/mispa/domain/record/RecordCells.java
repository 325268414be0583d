package org.mispa.domain.record;

import java.util.List;
import java.util.Map;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKind;

/// A record as cells, as it stands in record files and forms: its own row and those of the lists it holds. A part's row
/// leaves out to which record it belongs.
public record RecordCells(RecordKind kind, Map<String, String> row, Map<RecordFile, List<Map<String, String>>> parts) {
    public RecordCells {
        row = Map.copyOf(row);
        parts = Map.copyOf(parts);
    }

    /// The cells that say all of the details. Empty ones are left out.
    public static RecordCells of(Details details) {
        return RecordWriter.write(details);
    }

    public String cell(String column) {
        return row.getOrDefault(column, "");
    }

    public List<Map<String, String>> rows(RecordFile part) {
        return parts.getOrDefault(part, List.of());
    }
}
