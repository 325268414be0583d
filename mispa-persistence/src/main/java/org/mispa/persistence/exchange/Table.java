package org.mispa.persistence.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mispa.domain.record.Fault;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordColumn;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.record.Row;
import org.mispa.domain.record.SpreadsheetSafe;

/// One record file, read whole, with every fault of its form noted.
class Table {

    private final RecordFile file;
    private final List<Row> rows = new ArrayList<>();

    Table(RecordFile file, InputStream content, List<RecordColumn> columns, Reading reading) {
        this.file = file;
        try (var text = new InputStreamReader(decoded(content, reading), StandardCharsets.UTF_8);
                var parsed = CsvForm.FORMAT.parse(text)) {
            CsvForm.check(
                    parsed.getHeaderNames(),
                    columns,
                    (column, wrong, values) -> fault(reading, 1, column, wrong, values));
            for (var record : parsed) {
                var line = CsvForm.line(parsed, record);
                if (record.size() != parsed.getHeaderNames().size()) {
                    fault(
                            reading,
                            line,
                            "",
                            Wrong.CELLS,
                            Integer.toString(record.size()),
                            Integer.toString(parsed.getHeaderNames().size()));
                    continue;
                }
                rows.add(reading.row(file, line, asWritten(record.toMap())));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            fault(reading, 0, "", Wrong.UNREADABLE, Objects.toString(e.getMessage()));
        }
    }

    List<Row> rows() {
        return rows;
    }

    /// The rows by the key in a column, in their order; for files whose rows belong to records of another file.
    Map<String, List<Row>> rowsBy(String column) {
        var grouped = new LinkedHashMap<String, List<Row>>();
        for (var row : rows) {
            grouped.computeIfAbsent(row.text(column), key -> new ArrayList<>()).add(row);
        }
        return grouped;
    }

    private void fault(Reading reading, long line, String column, Wrong wrong, String... values) {
        reading.note(new Fault(file, line, column, wrong, List.of(values)));
    }

    private static Map<String, String> asWritten(Map<String, String> cells) {
        cells.replaceAll((column, cell) -> SpreadsheetSafe.asWritten(cell.strip()));
        return cells;
    }

    private InputStream decoded(InputStream content, Reading reading) throws IOException {
        var bytes = content.readAllBytes();
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            fault(reading, 0, "", Wrong.NOT_UTF_8);
        }
        // Spreadsheets put a byte order mark in front.
        var start = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
        return new ByteArrayInputStream(bytes, start, bytes.length - start);
    }
}
