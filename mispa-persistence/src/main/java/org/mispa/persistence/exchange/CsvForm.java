package org.mispa.persistence.exchange;

import java.util.HashSet;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.record.RecordColumn;

/// How record files are written as CSV, whether they are shipped or sent by somebody.
class CsvForm {
    private static final int LETTERS = 26;

    static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL) // what is wrong with a header is told below
            .setAllowMissingColumnNames(true)
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

    /// As spreadsheets write where a comma stands in numbers; no column has either sign in its name.
    static CSVFormat format(String header) {
        return header.indexOf(';') >= 0 && header.indexOf(',') < 0
                ? FORMAT.builder().setDelimiter(';').get()
                : FORMAT;
    }

    /// By which letters spreadsheets call a column.
    ///
    /// @param place from 1
    static String letter(int place) {
        var letter = Character.toString('A' + (place - 1) % LETTERS);
        return place > LETTERS ? letter((place - 1) / LETTERS) + letter : letter;
    }

    /// Names the columns that have no name or stand twice.
    static void checkNames(List<String> header, OfHeader faults) {
        var seen = new HashSet<String>();
        var twice = new HashSet<String>();
        for (var i = 0; i < header.size(); i++) {
            var name = header.get(i);
            if (name.isEmpty()) {
                faults.wrong(name, Wrong.COLUMN_UNNAMED, letter(i + 1));
            } else if (!seen.add(name) && twice.add(name)) {
                faults.wrong(name, Wrong.COLUMN_TWICE);
            }
        }
    }

    /// Names the columns that are missing, those that nobody knows, and all that [#checkNames] does.
    static void check(List<String> header, List<RecordColumn> columns, OfHeader faults) {
        var known = columns.stream().flatMap(column -> column.names().stream()).toList();
        var names = String.join(", ", columns.stream().map(RecordColumn::name).toList());
        columns.stream()
                .flatMap(column -> column.neededNames().stream())
                .filter(needed -> !header.contains(needed))
                .forEach(needed -> faults.wrong(needed, Wrong.COLUMN_MISSING));
        header.stream()
                .filter(column -> !column.isEmpty() && !known.contains(column))
                .distinct()
                .forEach(column -> faults.wrong(column, Wrong.COLUMN_UNKNOWN, names));
        checkNames(header, faults);
    }
}
