package org.mispa.persistence.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.exchange.Refused;
import org.mispa.domain.exchange.RefusedUpload;
import org.mispa.domain.record.SpreadsheetSafe;

/// Reads a workbook that [SafeZip] has looked at, a sheet a record file, row by row. Formulas are never computed: a
/// cell
/// with one ends the reading.
class WorkbookReader {
    /// The second sheet of a template.
    private static final String ALLOWED_VALUES = "allowed-values";

    private static final int MOST_COLUMNS = 200;

    private final String name;
    private final Path content;
    private final UploadReader reader;

    WorkbookReader(String name, Path content, UploadReader reader) {
        this.name = name;
        this.content = content;
        this.reader = reader;
    }

    void read() throws IOException {
        try (var workbook = new ReadableWorkbook(content.toFile(), new ReadingOptions(true, true))) {
            var any = false;
            for (var sheet : workbook.getSheets().toList()) {
                if (!sheet.getName().equalsIgnoreCase(ALLOWED_VALUES)) {
                    any |= read(sheet);
                }
            }
            if (!any) {
                throw new RefusedUpload(Refused.NO_FILE);
            }
        } catch (ExcelReaderException
                | IOException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException
                | ArithmeticException e) {
            throw new RefusedUpload(Refused.UNREADABLE, name);
        }
    }

    /// @return false where the sheet is empty
    private boolean read(Sheet sheet) throws IOException {
        var header = new ArrayList<String>();
        try (var rows = sheet.openStream()) {
            rows.forEach(row -> {
                if (header.isEmpty()) {
                    header.addAll(header(sheet, row));
                    if (!header.isEmpty()) {
                        reader.begin(sheet.getName(), header);
                    }
                } else {
                    row(sheet, row, header);
                }
            });
        }
        return !header.isEmpty();
    }

    private List<String> header(Sheet sheet, Row row) {
        var names = new ArrayList<String>();
        for (var i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            names.add(text(sheet, row, i));
        }
        return UploadReader.named(names);
    }

    private void row(Sheet sheet, Row row, List<String> header) {
        var cells = new LinkedHashMap<String, String>();
        var found = header.size();
        for (var i = 0; i < row.getCellCount(); i++) {
            var text = text(sheet, row, i);
            if (i < header.size()) {
                UploadReader.put(cells, header.get(i), SpreadsheetSafe.asWritten(text));
            } else if (!text.isEmpty()) {
                found = i + 1;
            }
        }
        if (!cells.isEmpty() || found > header.size()) {
            reader.staging().row(row.getRowNum(), cells, found == header.size() ? null : found);
        }
    }

    private String text(Sheet sheet, Row row, int column) {
        var cell = column < row.getCellCount() ? row.getCell(column) : null;
        if (cell == null) {
            return "";
        }
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            throw new RefusedUpload(
                    Refused.FORMULA, name, sheet.getName(), cell.getAddress().toString());
        }
        return written(cell).strip();
    }

    /// As it would stand in a CSV file. A workbook keeps days as numbers that look like days.
    private static String written(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> {
                if (isDay(cell.getDataFormatId(), cell.getDataFormatString())) {
                    var at = cell.asDate();
                    yield at.toLocalTime().equals(LocalTime.MIDNIGHT)
                            ? at.toLocalDate().toString()
                            : at.toString();
                }
                // 3.2 may be kept as 3.2000000000000002
                yield java.math.BigDecimal.valueOf(cell.asNumber().doubleValue())
                        .stripTrailingZeros()
                        .toPlainString();
            }
            case BOOLEAN -> cell.asBoolean() ? "yes" : "no";
            case EMPTY -> "";
            default -> Objects.toString(cell.getRawValue(), "");
        };
    }

    private static boolean isDay(@Nullable Integer id, @Nullable String format) {
        if (id != null && ((id >= 14 && id <= 17) || id == 22)) {
            return true;
        }
        if (format == null) {
            return false;
        }
        var plain = format.toLowerCase(Locale.ROOT)
                .replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\[[^\\]]*\\]", "")
                .replaceAll("\\\\.", "");
        return plain.contains("y") && plain.contains("m");
    }
}
