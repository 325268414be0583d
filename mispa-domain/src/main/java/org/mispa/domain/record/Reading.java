package org.mispa.domain.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

/// Turns rows of cells into the details of records. Whatever is wrong is noted, so that all faults are told at once.
public final class Reading {
    private record Reference(Row row, String column, RecordKey record) {}

    private final Set<Fault> faults = new LinkedHashSet<>();
    private final List<Reference> references = new ArrayList<>();
    private final Map<RecordKind, Map<String, Long>> lines = new EnumMap<>(RecordKind.class);

    /// Takes up a row. Cells that are too long, or hold what nobody can see, are noted at once.
    ///
    /// @param line see [Fault]
    /// @param cells by the names of the columns; what is missing is empty
    public Row row(RecordFile file, long line, Map<String, String> cells) {
        return new Row(file, line, cells, this);
    }

    /// What the record of a row is to be.
    ///
    /// @param parts the rows of the lists that it holds
    /// @param before what it was, so that translations nobody touched keep from which original they were made; null
    ///     for a new one
    /// @return null where something is wrong, which is noted
    public @Nullable Details details(Row row, Map<RecordFile, List<Row>> parts, @Nullable Details before) {
        return new RecordReader(row, parts, before).details();
    }

    /// The details of one record that stands alone, as in a form.
    public @Nullable Details details(RecordCells cells, @Nullable Details before) {
        var file = RecordFile.of(cells.kind());
        var parts = new EnumMap<RecordFile, List<Row>>(RecordFile.class);
        cells.parts().forEach((part, rows) -> {
            var read = new ArrayList<Row>();
            for (var place = 0; place < rows.size(); place++) {
                read.add(row(part, place, rows.get(place)));
            }
            parts.put(part, read);
        });
        return details(row(file, 0, cells.row()), parts, before);
    }

    /// The records that a record names, in the order of its columns; never itself.
    public static Set<RecordKey> namedIn(RecordKey record, Details details) {
        var reading = new Reading();
        reading.details(RecordCells.of(details), null);
        var named = new LinkedHashSet<RecordKey>();
        reading.references.forEach(reference -> named.add(reference.record()));
        named.remove(record);
        return named;
    }

    public void note(Fault fault) {
        faults.add(fault);
    }

    void refer(Row row, String column, RecordKey record) {
        references.add(new Reference(row, column, record));
    }

    /// Takes up the key of a row's record.
    ///
    /// @return whether it is new in its kind; a duplicate is a fault
    public boolean register(Row row, String column, RecordKey record) {
        var first =
                lines.computeIfAbsent(record.kind(), kind -> new HashMap<>()).putIfAbsent(record.key(), row.line());
        if (first != null) {
            row.fault(column, Wrong.TAKEN, record.key(), first.toString());
        }
        return first == null;
    }

    /// The keys that were taken up.
    public Set<String> keys(RecordKind kind) {
        return lines.getOrDefault(kind, Map.of()).keySet();
    }

    /// All that is wrong.
    ///
    /// @param existing which of the records that were referred to and not taken up are recorded already
    public List<Fault> faults(Function<Set<RecordKey>, Set<RecordKey>> existing) {
        var elsewhere = references.stream()
                .map(Reference::record)
                .filter(record -> !keys(record.kind()).contains(record.key()))
                .collect(Collectors.toCollection(HashSet::new));
        elsewhere.removeAll(elsewhere.isEmpty() ? Set.of() : existing.apply(Set.copyOf(elsewhere)));
        for (var reference : references) {
            var record = reference.record();
            if (elsewhere.contains(record)) {
                reference.row().fault(reference.column(), Wrong.NO_RECORD, words(record.kind()), record.key());
            }
        }
        return List.copyOf(faults);
    }

    private static String words(RecordKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
