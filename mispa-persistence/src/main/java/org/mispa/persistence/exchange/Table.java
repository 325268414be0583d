package org.mispa.persistence.exchange;

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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.mispa.domain.exchange.RecordColumn;

/// One record file, read whole, with every fault of its form noted.
class Table {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private final String file;
    private final List<Row> rows = new ArrayList<>();

    Table(String file, InputStream content, List<RecordColumn> columns, Reading reading) {
        this.file = file;
        try (var text = new InputStreamReader(decoded(content, file, reading), StandardCharsets.UTF_8);
                var parsed = FORMAT.parse(text)) {
            check(parsed.getHeaderNames(), columns, reading);
            for (var record : parsed) {
                // The parser counts the lines read so far; a row with line breaks in a cell begins earlier.
                var line = parsed.getCurrentLineNumber()
                        - record.stream()
                                .mapToLong(cell -> cell.lines().count() - 1)
                                .filter(n -> n > 0)
                                .sum();
                if (record.size() != parsed.getHeaderNames().size()) {
                    reading.fault(
                            file,
                            line,
                            "",
                            "has " + record.size() + " cells, the header has "
                                    + parsed.getHeaderNames().size());
                    continue;
                }
                rows.add(new Row(file, line, record.toMap(), reading));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            reading.fault(file, 0, "", "is no readable CSV file: " + e.getMessage());
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

    private void check(List<String> header, List<RecordColumn> columns, Reading reading) {
        var known = columns.stream().flatMap(column -> column.names().stream()).toList();
        columns.stream()
                .flatMap(column -> column.neededNames().stream())
                .filter(needed -> !header.contains(needed))
                .forEach(needed -> reading.fault(file, 1, needed, "this column is missing"));
        header.stream()
                .filter(column -> !known.contains(column))
                .forEach(column -> reading.fault(
                        file,
                        1,
                        column,
                        "no such column is known; known are "
                                + String.join(
                                        ", ",
                                        columns.stream().map(RecordColumn::name).toList())));
    }

    private static InputStream decoded(InputStream content, String file, Reading reading) throws IOException {
        var bytes = content.readAllBytes();
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            reading.fault(file, 0, "", "is not UTF-8");
        }
        // Spreadsheets put a byte order mark in front.
        var start = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
        return new java.io.ByteArrayInputStream(bytes, start, bytes.length - start);
    }
}
