package org.mispa.domain.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mispa.domain.record.CellForm;
import org.mispa.domain.record.ListCell;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

/// Two records that are the same thing become one: whatever names the duplicate names its successor, and the duplicate
/// is withdrawn.
///
/// @param duplicate key of the record that is withdrawn
/// @param successor key of the record of the same kind that it is found in afterwards
public record Merge(RecordKind kind, String duplicate, String successor) {
    private static final String BASIS = "basis";
    private static final String PLACES = "places";

    /// Lists that name a record once for what these columns say, whatever else stands in the row.
    private static final Map<RecordFile, Set<String>> ONCE = Map.of(
            RecordFile.ACTIVITY_PARTICIPATIONS, Set.of("country", "role"),
            RecordFile.ACTIVITY_MANDATES, Set.of("mandate"),
            RecordFile.DELIVERABLE_MANDATES, Set.of("mandate"),
            RecordFile.INITIATIVE_MANDATES, Set.of("mandate"));

    public Merge {
        if (duplicate.equals(successor)) {
            throw new IllegalArgumentException(duplicate + " is to be merged with itself");
        }
    }

    public RecordKey gone() {
        return new RecordKey(kind, duplicate);
    }

    public RecordKey stays() {
        return new RecordKey(kind, successor);
    }

    /// What a record is to be that names the duplicate. Where it names both in the same way, the two entries become
    /// one:
    /// what only one of them says is kept.
    ///
    /// @param record its key; where it is the successor itself, it does not name itself afterwards
    public RecordCells of(RecordKey record, RecordCells cells) {
        var own = record.equals(stays());
        var row = new HashMap<String, String>();
        row(RecordFile.of(cells.kind()), cells.row(), own).forEach((column, cell) -> {
            if (!cell.isEmpty()) {
                row.put(column, cell);
            }
        });
        var parts = new EnumMap<RecordFile, List<Map<String, String>>>(RecordFile.class);
        cells.parts().forEach((part, rows) -> {
            var pointed = rows(part, rows, own);
            if (!pointed.isEmpty()) {
                parts.put(part, pointed);
            }
        });
        return new RecordCells(cells.kind(), row, parts);
    }

    private Map<String, String> row(RecordFile file, Map<String, String> row, boolean own) {
        var pointed = new LinkedHashMap<>(row);
        for (var column : file.columns()) {
            var cell = row.getOrDefault(column.name(), "");
            if (cell.isEmpty()) {
                continue;
            }
            if (column.refersTo() == kind) {
                pointed.put(column.name(), column.form() == CellForm.LIST ? list(cell, own) : key(cell, own));
            } else if (column.name().equals(PLACES) && kind == RecordKind.SOURCE) {
                pointed.put(PLACES, places(cell));
            } else if (column.name().equals("record") && Query.slug(kind).equals(row.get("record_kind"))) {
                pointed.put(column.name(), key(cell, own));
            }
        }
        return pointed;
    }

    private String key(String key, boolean own) {
        return !key.equals(duplicate) ? key : own ? "" : successor;
    }

    private String list(String cell, boolean own) {
        return ListCell.write(ListCell.read(cell).stream()
                .map(key -> key(key, own))
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList());
    }

    /// A place in another source has its key in front.
    private String places(String cell) {
        return ListCell.write(ListCell.read(cell).stream()
                .map(place -> place.replaceFirst("^" + Pattern.quote(duplicate) + "#", successor + "#"))
                .distinct()
                .toList());
    }

    private List<Map<String, String>> rows(RecordFile part, List<Map<String, String>> rows, boolean own) {
        var all = new ArrayList<Map<String, String>>();
        for (var row : rows) {
            var pointed = row(part, row, own);
            if (pointed.equals(row)) {
                all.add(row);
            } else if (pointed.values().stream().anyMatch(cell -> !cell.isEmpty())) {
                all.add(Map.copyOf(pointed));
            }
        }
        for (var row : rows) {
            var pointed = row(part, row, own);
            if (!pointed.equals(row)) {
                join(part, all, pointed);
            }
        }
        return all;
    }

    /// Takes one of two entries away where they say the same of the same.
    private static void join(RecordFile part, List<Map<String, String>> all, Map<String, String> pointed) {
        var at = all.indexOf(pointed);
        for (var other = 0; at >= 0 && other < all.size(); other++) {
            if (other != at && same(part, all.get(other), pointed)) {
                all.set(Math.min(at, other), joined(part, all.get(other), pointed));
                all.remove(Math.max(at, other));
                return;
            }
        }
    }

    private static boolean same(RecordFile part, Map<String, String> one, Map<String, String> other) {
        var once = ONCE.get(part);
        return part.columns().stream()
                .filter(column -> once == null ? column.form() != CellForm.TEXT : once.contains(column.name()))
                .map(column -> column.name())
                .allMatch(column -> {
                    var here = one.getOrDefault(column, "");
                    var there = other.getOrDefault(column, "");
                    return here.equals(there) || (once == null && (here.isEmpty() || there.isEmpty()));
                });
    }

    /// What is stated counts before what is inferred; texts that differ stand one after the other.
    private static Map<String, String> joined(RecordFile part, Map<String, String> one, Map<String, String> other) {
        var stated = Query.slug(Basis.STATED);
        var otherFirst = stated.equals(other.get(BASIS)) && !stated.equals(one.get(BASIS));
        var first = otherFirst ? other : one;
        var second = otherFirst ? one : other;
        var joined = new LinkedHashMap<>(second);
        joined.putAll(first);
        if (ONCE.containsKey(part)) {
            // A reason belongs to what is inferred, and goes with it.
            return stated.equals(first.get(BASIS)) ? Map.copyOf(first) : Map.copyOf(joined);
        }
        for (var column : part.columns()) {
            var name = column.names().getFirst();
            if (column.form() == CellForm.TEXT && first.containsKey(name) && second.containsKey(name)) {
                joined.put(
                        name,
                        Stream.of(first.get(name), second.get(name)).distinct().collect(Collectors.joining("; ")));
            }
        }
        return Map.copyOf(joined);
    }
}
