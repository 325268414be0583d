package org.mispa.domain.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKind;

/// What is to be done to every record of a list, said in the cells of its record files. All that it does not name stays
/// as it is.
///
/// @param kind of the records; one that holds mandates
/// @param list the address of the list from the root, so that it can be looked at again
/// @param cells what columns of the record's own row are to hold; an empty one is emptied
/// @param adds the row of a mandate that each is to serve; empty for none
/// @param removes the number of a mandate that none is to serve any more; empty for none
public record BulkChange(
        RecordKind kind, String list, Map<String, String> cells, Map<String, String> adds, String removes) {
    /// So many records are changed in one step, as many as an import is made for.
    public static final int MOST = 50_000;

    private static final String MANDATE = "mandate";
    private static final String BASIS = "basis";

    /// @throws IllegalArgumentException where it does nothing, names a column that the records do not have, or takes
    ///     away what it adds
    public BulkChange {
        cells = Map.copyOf(cells);
        adds = Map.copyOf(adds);
        var own = RecordFile.of(kind);
        var links = mandatesOf(kind);
        if (cells.isEmpty() && adds.isEmpty() && removes.isEmpty()) {
            throw new IllegalArgumentException("nothing is to be done");
        }
        if (!own.header().containsAll(cells.keySet())
                || !links.header().containsAll(adds.keySet())
                || cells.containsKey(own.columns().getFirst().name())
                || adds.containsKey(links.columns().getFirst().name())
                || adds.isEmpty() != adds.getOrDefault(MANDATE, "").isEmpty()) {
            throw new IllegalArgumentException("no such columns: " + cells + " " + adds);
        }
        if (!removes.isEmpty() && removes.equals(adds.get(MANDATE))) {
            throw new IllegalArgumentException(removes + " is to come and to go");
        }
    }

    /// The list in which records of a kind hold the mandates that they serve.
    ///
    /// @throws IllegalArgumentException where they hold none
    public static RecordFile mandatesOf(RecordKind kind) {
        return RecordFile.partsOf(kind).stream()
                .filter(part ->
                        part.column(MANDATE).isPresent() && part.column(BASIS).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " holds no mandates"));
    }

    /// What a record is to be. One that serves the added mandate already is left as it is, but what a source states
    /// takes the place of what was inferred.
    public RecordCells of(RecordCells record) {
        var row = new HashMap<>(record.row());
        row.putAll(cells);
        row.values().removeIf(String::isEmpty);
        var parts = new EnumMap<RecordFile, List<Map<String, String>>>(RecordFile.class);
        parts.putAll(record.parts());
        var file = mandatesOf(kind);
        var links = links(record.rows(file));
        if (links.isEmpty()) {
            parts.remove(file);
        } else {
            parts.put(file, links);
        }
        return new RecordCells(record.kind(), row, parts);
    }

    private List<Map<String, String>> links(List<Map<String, String>> before) {
        var links = new ArrayList<>(before);
        links.removeIf(link -> removes.equals(link.get(MANDATE)));
        if (adds.isEmpty()) {
            return links;
        }
        for (var at = 0; at < links.size(); at++) {
            var link = links.get(at);
            if (link.getOrDefault(MANDATE, "").equals(adds.get(MANDATE))) {
                if (is(adds, Basis.STATED) && is(link, Basis.INFERRED)) {
                    links.set(at, adds);
                }
                return links;
            }
        }
        links.add(adds);
        return links;
    }

    private static boolean is(Map<String, String> link, Basis basis) {
        return Query.slug(basis).equals(link.get(BASIS));
    }
}
