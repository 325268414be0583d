package org.mispa.web.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mispa.domain.record.CellForm;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordColumn;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKind;

/// Everything that stands in the form of a record, right or not: a field for each column, named like it, and one for
/// each column of each row of a list, named `activity-participations.0.country`. Fields of the form itself begin with a
/// dot.
///
/// @param fields what is not blank
record Typed(RecordKind kind, Map<String, String> fields) {
    /// Why the record is changed.
    static final String REASON = ".reason";

    /// What a delegation says of a missing record beside its form; it is kept with the observation.
    static final String REMARK = ".remark";

    /// A list of countries to be read into rows.
    static final String PASTED = ".countries";

    static final String PASTED_ROLE = ".role";

    /// A list of organizations to be read into rows.
    static final String ORGANIZATIONS = ".organizations";

    static final String ORGANIZATIONS_ROLE = ".organizations-role";

    /// Which showing of the form it came from, so that what the form saved by itself does not stand in its own way.
    static final String FORM = ".form";

    /// Organizations that are to be made, whose names stand in the record already: `.new.0.name`.
    static final String NEW = ".new.";

    /// Lists have no more rows than this.
    static final int MOST_ROWS = 1_000;

    private static final Set<String> OWN = Set.of(REASON, PASTED, PASTED_ROLE, ORGANIZATIONS, ORGANIZATIONS_ROLE, FORM);

    Typed {
        fields = Map.copyOf(fields);
    }

    static Typed empty(RecordKind kind) {
        return new Typed(kind, Map.of());
    }

    /// What came with a form. Rows without content are left out, and those to be removed; the others move up.
    static Typed of(RecordKind kind, Map<String, List<String>> sent) {
        var fields = new LinkedHashMap<String, String>();
        var file = RecordFile.of(kind);
        sent.forEach((name, values) -> {
            var value = values.isEmpty() ? "" : values.getFirst();
            if (!value.isBlank()
                    && (OWN.contains(name)
                            || name.startsWith(NEW)
                            || file.column(name).isPresent())) {
                fields.put(name, value);
            }
        });
        for (var part : RecordFile.partsOf(kind)) {
            put(fields, part, rows(part, sent));
        }
        return new Typed(kind, fields);
    }

    private static List<Map<String, String>> rows(RecordFile part, Map<String, List<String>> sent) {
        var prefix = part.stem() + ".";
        var rows = new TreeMap<Integer, Map<String, String>>();
        var removed = new ArrayList<Integer>();
        sent.forEach((name, values) -> {
            if (name.startsWith(prefix) && !values.isEmpty()) {
                var place = name.substring(prefix.length()).split("\\.", 2);
                if (place.length == 2 && place[0].matches("[0-9]{1,5}")) {
                    var row = Integer.parseInt(place[0]);
                    if (place[1].equals("remove")) {
                        removed.add(row);
                    } else if (part.column(place[1]).isPresent()
                            && !values.getFirst().isBlank()) {
                        rows.computeIfAbsent(row, n -> new LinkedHashMap<>()).put(place[1], values.getFirst());
                    }
                }
            }
        });
        removed.forEach(rows::remove);
        return rows.values().stream().filter(row -> says(part, row)).toList();
    }

    /// Whether a row has more than what was chosen for it before anybody wrote in it.
    private static boolean says(RecordFile part, Map<String, String> row) {
        return row.keySet().stream()
                .flatMap(name -> part.column(name).stream())
                .anyMatch(column -> column.form() != CellForm.CHOICE);
    }

    private static void put(Map<String, String> fields, RecordFile part, List<Map<String, String>> rows) {
        for (var place = 0; place < rows.size(); place++) {
            for (var cell : rows.get(place).entrySet()) {
                fields.put(name(part, place, cell.getKey()), cell.getValue());
            }
        }
    }

    static String name(RecordFile part, int row, String column) {
        return part.stem() + "." + row + "." + column;
    }

    /// What a draft has kept.
    static Typed kept(RecordKind kind, Map<String, List<String>> typed) {
        return of(kind, typed);
    }

    /// A record as it would stand in the form.
    static Typed of(RecordCells cells) {
        var fields = new LinkedHashMap<>(cells.row());
        cells.parts().forEach((part, rows) -> put(fields, part, rows));
        return new Typed(cells.kind(), fields);
    }

    Map<String, List<String>> toKeep() {
        var kept = new LinkedHashMap<String, List<String>>();
        fields.forEach((name, value) -> kept.put(name, List.of(value)));
        return kept;
    }

    /// The names of the fields in which this differs from the same record, and the stems of its lists that do.
    Set<String> changedFrom(Typed before) {
        return Stream.of(fields, before.fields)
                .flatMap(both -> both.keySet().stream())
                .filter(name -> !name.startsWith(".") && !field(name).equals(before.field(name)))
                .map(name -> name.split("\\.", 2)[0])
                .collect(Collectors.toSet());
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    Typed with(String name, String value) {
        var changed = new LinkedHashMap<>(fields);
        if (value.isBlank()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Typed(kind, changed);
    }

    /// The rows of a list.
    List<Map<String, String>> rows(RecordFile part) {
        var sent = new LinkedHashMap<String, List<String>>();
        fields.forEach((name, value) -> sent.put(name, List.of(value)));
        return rows(part, sent);
    }

    Typed withRows(RecordFile part, List<Map<String, String>> rows) {
        var changed = new LinkedHashMap<>(fields);
        changed.keySet().removeIf(name -> name.startsWith(part.stem() + "."));
        put(changed, part, rows);
        return new Typed(kind, changed);
    }

    /// What a record is called, as it would stand in the form.
    static String titleOf(Details details) {
        return of(RecordCells.of(details)).title();
    }

    /// What the record is called so far: its title in the language it was written in, or the first there is.
    public String title() {
        var original = field("original");
        var titles = new ArrayList<String>();
        if (!original.isEmpty()) {
            titles.add("title_" + original);
        }
        if (kind == RecordKind.JUDGEMENT) {
            titles.add("mandate");
        }
        for (var stem : List.of("title_*", "usual_*", "summary_*")) {
            RecordFile.of(kind).columns().stream()
                    .filter(column -> column.name().equals(stem))
                    .map(RecordColumn::names)
                    .forEach(titles::addAll);
        }
        return titles.stream()
                .map(this::field)
                .map(String::strip)
                .filter(title -> !title.isEmpty())
                .map(title -> title.length() > 300 ? title.substring(0, 300) : title)
                .findFirst()
                .orElse("");
    }
}
