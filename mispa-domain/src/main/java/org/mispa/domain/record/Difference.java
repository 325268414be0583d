package org.mispa.domain.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What differs between two states of a record, column by column and row by row.
public record Difference(List<Cell> cells, List<Rows> rows) {
    /// @param before empty where there was nothing
    /// @param after empty where there is nothing now
    public record Cell(RecordFile file, String column, String before, String after) {}

    /// What was taken from a list that the record holds, and what came to it. A changed row is taken and comes anew.
    public record Rows(RecordFile file, List<Map<String, String>> removed, List<Map<String, String>> added) {}

    /// @param before null where the record was new
    /// @param after null where it was withdrawn
    public static Difference between(@Nullable RecordCells before, @Nullable RecordCells after) {
        var any = before == null ? after : before;
        if (any == null) {
            return new Difference(List.of(), List.of());
        }
        var file = RecordFile.of(any.kind());
        var cells = new ArrayList<Cell>();
        for (var column : file.header()) {
            var was = before == null ? "" : before.cell(column);
            var is = after == null ? "" : after.cell(column);
            if (!was.equals(is)) {
                cells.add(new Cell(file, column, was, is));
            }
        }
        var rows = new ArrayList<Rows>();
        for (var part : RecordFile.partsOf(any.kind())) {
            var was = before == null ? List.<Map<String, String>>of() : before.rows(part);
            var is = after == null ? List.<Map<String, String>>of() : after.rows(part);
            var removed = without(was, is);
            var added = without(is, was);
            if (!removed.isEmpty() || !added.isEmpty()) {
                rows.add(new Rows(part, removed, added));
            }
        }
        return new Difference(List.copyOf(cells), List.copyOf(rows));
    }

    public boolean isEmpty() {
        return cells.isEmpty() && rows.isEmpty();
    }

    private static List<Map<String, String>> without(List<Map<String, String>> these, List<Map<String, String>> those) {
        var left = new ArrayList<>(these);
        those.forEach(left::remove);
        return List.copyOf(left);
    }

    /// Two people's work on one record brought together.
    ///
    /// @param merged what both agree on; where they do not, what the first wrote
    /// @param contested the columns of the record's own row that both changed, each in another way
    public record Merge(RecordCells merged, List<String> contested) {}

    /// Brings together what two people made of one state. What only one of them changed is taken; of lists, what either
    /// took away is gone and what either added is there.
    ///
    /// @param base what both started from
    /// @param mine what the one made of it who has to choose
    /// @param theirs what is published by now
    public static Merge merge(RecordCells base, RecordCells mine, RecordCells theirs) {
        var row = new HashMap<String, String>();
        var contested = new TreeSet<String>();
        for (var column : RecordFile.of(base.kind()).header()) {
            var was = base.cell(column);
            var my = mine.cell(column);
            var their = theirs.cell(column);
            var chosen = my.equals(was) ? their : my;
            if (!my.equals(was) && !their.equals(was) && !my.equals(their)) {
                contested.add(column);
            }
            if (!chosen.isEmpty()) {
                row.put(column, chosen);
            }
        }
        var parts = new EnumMap<RecordFile, List<Map<String, String>>>(RecordFile.class);
        for (var part : RecordFile.partsOf(base.kind())) {
            var kept = without(theirs.rows(part), without(base.rows(part), mine.rows(part)));
            var added = without(without(mine.rows(part), base.rows(part)), kept);
            var all = Stream.concat(kept.stream(), added.stream()).toList();
            if (!all.isEmpty()) {
                parts.put(part, all);
            }
        }
        return new Merge(new RecordCells(base.kind(), row, parts), List.copyOf(contested));
    }
}
