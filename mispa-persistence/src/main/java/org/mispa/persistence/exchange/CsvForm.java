package org.mispa.persistence.exchange;

import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.record.RecordColumn;

/// How record files are written as CSV, whether they are shipped or sent by somebody.
class CsvForm {
    static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private CsvForm() {}

    /// The line in which the row begins that was parsed last. The parser counts the lines read so far; a row with line
    /// breaks in a cell begins earlier.
    static long line(CSVParser parsed, CSVRecord row) {
        return parsed.getCurrentLineNumber()
                - row.stream()
                        .mapToLong(cell -> cell.lines().count() - 1)
                        .filter(n -> n > 0)
                        .sum();
    }

    /// Takes what is wrong with a header.
    interface OfHeader {
        void wrong(String column, Wrong wrong, String... values);
    }

    /// Names the columns that are missing, and those that nobody knows.
    static void check(List<String> header, List<RecordColumn> columns, OfHeader faults) {
        var known = columns.stream().flatMap(column -> column.names().stream()).toList();
        var names = String.join(", ", columns.stream().map(RecordColumn::name).toList());
        columns.stream()
                .flatMap(column -> column.neededNames().stream())
                .filter(needed -> !header.contains(needed))
                .forEach(needed -> faults.wrong(needed, Wrong.COLUMN_MISSING));
        header.stream()
                .filter(column -> !known.contains(column))
                .forEach(column -> faults.wrong(column, Wrong.COLUMN_UNKNOWN, names));
    }
}
