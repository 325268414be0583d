package org.mispa.persistence.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.Change;
import org.mispa.domain.record.Fault;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.record.Row;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

/// Turns a whole set of record files into changes: one file a record kind, and one for each list that records of a kind
/// hold. Files and columns are described in docs/data-files.md.
class RecordFiles {
    /// Gives the content of a file by its name.
    interface Folder extends Function<String, @Nullable InputStream> {}

    private final Folder folder;
    private final Actor author;
    private final String reason;
    private final Reading reading = new Reading();

    RecordFiles(Folder folder, Actor author, String reason) {
        this.folder = folder;
        this.author = author;
        this.reason = reason;
    }

    /// The changes that make the records of the files, in an order in which each refers only to earlier ones.
    ///
    /// @throws FaultyRecordFiles with all faults at once
    List<Change> read() {
        var changes = new ArrayList<Change>();
        for (var kind : RecordKind.values()) {
            read(kind, changes);
        }
        var faults = reading.faults(elsewhere -> Set.of());
        if (!faults.isEmpty()) {
            throw new FaultyRecordFiles(faults);
        }
        return List.copyOf(changes);
    }

    private void read(RecordKind kind, List<Change> changes) {
        var parts = new EnumMap<RecordFile, Map<String, List<Row>>>(RecordFile.class);
        for (var file : RecordFile.partsOf(kind)) {
            parts.put(file, table(file).rowsBy(owner(file)));
        }
        for (var row : table(RecordFile.of(kind)).rows()) {
            var key = row.key();
            if (key == null
                    || !reading.register(
                            row, RecordFile.of(kind).columns().getFirst().name(), new RecordKey(kind, key))) {
                continue;
            }
            var own = new EnumMap<RecordFile, List<Row>>(RecordFile.class);
            parts.forEach((file, rows) -> own.put(file, rows.getOrDefault(key, List.of())));
            var details = reading.details(row, own, null);
            if (details != null) {
                changes.add(new Change(new RecordKey(kind, key), null, details, author, reason));
            }
        }
        parts.forEach((file, rows) -> orphans(file, rows, kind));
    }

    private static String owner(RecordFile part) {
        return part.columns().getFirst().name();
    }

    /// Rows of a list whose record does not exist.
    private void orphans(RecordFile part, Map<String, List<Row>> rows, RecordKind kind) {
        rows.forEach((key, ofKey) -> {
            if (!reading.keys(kind).contains(key)) {
                ofKey.forEach(row -> row.requiredReference(owner(part), kind, Function.identity()));
            }
        });
    }

    private Table table(RecordFile file) {
        try (var content = folder.apply(file.file())) {
            if (content == null) {
                reading.note(new Fault(file, 0, "", Wrong.FILE_MISSING, List.of()));
                return new Table(file, InputStream.nullInputStream(), List.of(), new Reading());
            }
            return new Table(file, content, file.columns(), reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
