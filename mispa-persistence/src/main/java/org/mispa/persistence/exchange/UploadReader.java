package org.mispa.persistence.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.exchange.Batches.Uploaded;
import org.mispa.domain.exchange.Refused;
import org.mispa.domain.exchange.RefusedUpload;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.record.SpreadsheetSafe;

/// Reads uploads row by row: CSV files, a ZIP of them, or a workbook. What a file is, its first bytes say, never its
/// name alone.
class UploadReader {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_WORKBOOK = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] PDF = {'%', 'P', 'D', 'F'};

    /// What else stands in the ZIP of all records, and what systems put into theirs.
    private static final Set<String> PASSED_OVER = Set.of("csv-metadata.json", ".ds_store", "thumbs.db");

    /// Longer cells are refused in any case.
    private static final int LONGEST_CELL = 100_000;

    private final long limit;
    private final Staging to;
    private final Set<RecordFile> seen = new HashSet<>();
    private boolean translations;

    /// @param limit how many bytes all files together may have
    UploadReader(long limit, Staging to) {
        this.limit = limit;
        this.to = to;
    }

    void read(List<Uploaded> files) {
        if (files.isEmpty()) {
            throw new RefusedUpload(Refused.NO_FILE);
        }
        try {
            long bytes = 0;
            for (var file : files) {
                bytes += Files.size(file.content());
            }
            if (bytes > limit) {
                throw new RefusedUpload(Refused.TOO_LARGE, megabytes(limit));
            }
            for (var file : files) {
                read(baseName(file.name()), file.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String megabytes(long bytes) {
        return Long.toString(bytes >> 20);
    }

    private void read(String name, Path content) throws IOException {
        var start = start(content);
        if (startsWith(start, ZIP)) {
            try (var zip = new SafeZip(content, name, limit)) {
                if (zip.isWorkbook()) {
                    new WorkbookReader(name, content, this).read();
                } else {
                    unpack(zip, name);
                }
            }
        } else if (startsWith(start, OLD_WORKBOOK) || startsWith(start, PDF)) {
            throw new RefusedUpload(Refused.WRONG_TYPE, name);
        } else {
            csv(name, content);
        }
    }

    private void unpack(SafeZip zip, String name) throws IOException {
        var any = false;
        for (var entry : zip.entries()) {
            var inner = baseName(entry.getName());
            if (PASSED_OVER.contains(inner.toLowerCase(Locale.ROOT))
                    || entry.getName().startsWith("__MACOSX/")) {
                continue;
            }
            if (!inner.toLowerCase(Locale.ROOT).endsWith(".csv")) {
                throw new RefusedUpload(Refused.WRONG_ENTRY, name, inner);
            }
            var unpacked = Files.createTempFile("mispa-import", null);
            try (var content = zip.open(entry)) {
                Files.copy(content, unpacked, StandardCopyOption.REPLACE_EXISTING);
                csv(inner, unpacked);
                any = true;
            } finally {
                Files.deleteIfExists(unpacked);
            }
        }
        if (!any) {
            throw new RefusedUpload(Refused.NO_FILE);
        }
    }

    private static String baseName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static byte[] start(Path content) throws IOException {
        try (var in = Files.newInputStream(content)) {
            return in.readNBytes(ZIP.length);
        }
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    private void csv(String name, Path content) throws IOException {
        checkText(name, content);
        var row = 1L;
        var begun = false;
        try (var text = text(content);
                var parsed = CsvForm.format(firstLine(content)).parse(text)) {
            var header = named(parsed.getHeaderNames());
            begin(name, header);
            begun = true;
            for (var record : parsed) {
                row = record.getRecordNumber() + 1; // below the header
                row(row, header, record);
            }
        } catch (UncheckedIOException | CSVException e) {
            if (!(e instanceof CSVException || e.getCause() instanceof CSVException)) {
                throw e;
            }
            if (!begun) {
                begin(name, known(name), List.of());
            }
            to.broken(begun ? row + 1 : row, "", Wrong.QUOTES);
        }
    }

    private static String firstLine(Path content) throws IOException {
        try (var lines = new BufferedReader(text(content))) {
            return Objects.toString(lines.readLine(), "");
        }
    }

    private void row(long line, List<String> header, CSVRecord record) {
        var cells = new LinkedHashMap<String, String>();
        for (var i = 0; i < Math.min(header.size(), record.size()); i++) {
            put(cells, header.get(i), SpreadsheetSafe.asWritten(record.get(i).strip()));
        }
        var found = record.size();
        while (found > header.size() && record.get(found - 1).isBlank()) {
            found--;
        }
        if (!cells.isEmpty() || found > header.size()) {
            to.row(line, cells, found == header.size() ? null : found);
        }
    }

    /// A header without the nameless columns at its end, which spreadsheets write where there once was something.
    static List<String> named(List<String> header) {
        var names = new ArrayList<>(header.stream().map(String::strip).toList());
        while (!names.isEmpty() && names.getLast().isEmpty()) {
            names.removeLast();
        }
        return names;
    }

    static void put(Map<String, String> cells, String column, String cell) {
        if (!cell.isEmpty()) {
            cells.put(column, cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell);
        }
    }

    /// Closing the reader closes the stream.
    private static InputStreamReader text(Path content) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(content));
        bytes.mark(4);
        var mark = bytes.readNBytes(3);
        if (!(mark.length == 3 && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF)) {
            bytes.reset();
        }
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /// Whether all of it is text in UTF-8, before any of it is kept.
    private static void checkText(String name, Path content) throws IOException {
        var portion = new char[1 << 14];
        try (var text = text(content)) {
            for (var read = text.read(portion); read > 0; read = text.read(portion)) {
                for (var i = 0; i < read; i++) {
                    if (portion[i] == 0) {
                        throw new RefusedUpload(Refused.WRONG_TYPE, name);
                    }
                }
            }
        } catch (CharacterCodingException e) {
            throw new RefusedUpload(looksLikeText(content) ? Refused.NOT_UTF_8 : Refused.WRONG_TYPE, name);
        }
    }

    /// Text in another encoding has none of the characters that only programs write.
    private static boolean looksLikeText(Path content) throws IOException {
        try (var in = Files.newInputStream(content)) {
            for (var one : in.readNBytes(1 << 14)) {
                if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                    return one == 0 && isUtf16(content);
                }
            }
        }
        return true;
    }

    private static boolean isUtf16(Path content) throws IOException {
        var start = start(content);
        return start.length > 1 && ((start[0] == -1 && start[1] == -2) || (start[0] == -2 && start[1] == -1));
    }

    /// Begins a file under its name or, where that says nothing, under its header.
    ///
    /// @return null where it holds translations
    @Nullable
    RecordFile begin(String name, List<String> header) {
        if (TranslationFile.isHeader(header)) {
            if (translations || !seen.isEmpty()) {
                throw new RefusedUpload(Refused.MIXED, name);
            }
            translations = true;
            to.begin(name, null, header);
            CsvForm.checkNames(header, this::broken);
            return null;
        }
        var file = RecordFile.named(stem(name)).or(() -> byHeader(header)).orElse(null);
        if (file == null) {
            throw new RefusedUpload(Refused.UNKNOWN_FILE, name);
        }
        begin(name, file, header);
        CsvForm.check(header, file.columns(), this::broken);
        return file;
    }

    private void begin(String name, RecordFile file, List<String> header) {
        if (translations) {
            throw new RefusedUpload(Refused.MIXED, name);
        }
        if (!seen.add(file)) {
            throw new RefusedUpload(Refused.TWICE, name, file.file());
        }
        to.begin(name, file, header);
    }

    private static RecordFile known(String name) {
        return RecordFile.named(stem(name)).orElseThrow(() -> new RefusedUpload(Refused.UNKNOWN_FILE, name));
    }

    /// Browsers number what is taken away twice: `activities (1).csv`.
    static String stem(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceFirst("\\.csv$", "")
                .replaceFirst(" ?\\([0-9]+\\)$", "")
                .strip();
    }

    private static Optional<RecordFile> byHeader(List<String> header) {
        var fitting = Arrays.stream(RecordFile.values())
                .filter(file -> new HashSet<>(header)
                                .containsAll(file.columns().stream()
                                        .flatMap(column -> column.neededNames().stream())
                                        .toList())
                        && header.stream().allMatch(name -> file.column(name).isPresent()))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private void broken(String column, Wrong wrong, String... values) {
        to.broken(1, column, wrong, values);
    }

    Staging staging() {
        return to;
    }
}
