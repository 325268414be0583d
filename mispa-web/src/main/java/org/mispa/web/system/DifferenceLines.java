package org.mispa.web.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.ListCell;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordColumn;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.TypedDate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Says what differs between two states of a record, field by field, in the reader's language.
@Component
public class DifferenceLines {
    private final ObjectProvider<Directory> directory; // the frame alone has no records
    private final ObjectProvider<MemberStates> states;
    private final MessageSource messages;
    private final ColumnWords columns;

    DifferenceLines(
            ObjectProvider<Directory> directory,
            ObjectProvider<MemberStates> states,
            MessageSource messages,
            ColumnWords columns) {
        this.directory = directory;
        this.states = states;
        this.messages = messages;
        this.columns = columns;
    }

    /// What is shown of a difference.
    ///
    /// @param removed what is no longer so; empty where there was nothing
    /// @param added what is so now; empty where there is nothing
    public record Line(String label, List<String> removed, List<String> added) {}

    /// What everybody can name: the published records.
    public References references(Here here) {
        return new References(directory.getObject(), states.getObject().known(), here.language(), List.of());
    }

    /// One line a field, for a single record.
    ///
    /// @param before null where the record is new
    public List<Line> between(@Nullable Details before, Details after, Here here) {
        var difference = Difference.between(before == null ? null : RecordCells.of(before), RecordCells.of(after));
        return of(difference, references(here), here);
    }

    /// One line a field that was typed, right or not: for a record that nobody could read yet.
    ///
    /// @param typed what stands in its form, by field; rows are `PART.NUMBER.COLUMN`
    public List<Line> typed(RecordKind kind, Map<String, List<String>> typed, Here here) {
        var references = references(here);
        var lines = new ArrayList<Line>();
        var file = RecordFile.of(kind);
        for (var name : file.header()) {
            var value = String.join("; ", typed.getOrDefault(name, List.of()));
            var column = file.column(name).orElseThrow();
            if (!value.isBlank()) {
                lines.add(new Line(columns.label(file, name, here), List.of(), shown(column, value, references, here)));
            }
        }
        for (var part : RecordFile.partsOf(kind)) {
            var rows = new TreeMap<Integer, Map<String, String>>();
            typed.forEach((name, values) -> {
                var cell = name.split("\\.", 3);
                if (cell.length == 3 && cell[0].equals(part.stem()) && cell[1].matches("[0-9]{1,5}")) {
                    rows.computeIfAbsent(Integer.valueOf(cell[1]), row -> new HashMap<>())
                            .put(cell[2], String.join("; ", values));
                }
            });
            if (!rows.isEmpty()) {
                lines.add(new Line(
                        columns.label(part, here),
                        List.of(),
                        shown(part, List.copyOf(rows.values()), references, here)));
            }
        }
        return lines;
    }

    /// One line a field, in the order of the columns.
    ///
    /// @param references that name what the fields refer to; where there are many differences, those that learnt them
    public List<Line> of(Difference difference, References references, Here here) {
        var lines = new ArrayList<Line>();
        for (var cell : difference.cells()) {
            var file = cell.file();
            var column = file.column(cell.column()).orElseThrow();
            var before = shown(column, cell.before(), references, here);
            var after = shown(column, cell.after(), references, here);
            lines.add(
                    new Line(columns.label(file, cell.column(), here), without(before, after), without(after, before)));
        }
        for (var rows : difference.rows()) {
            lines.add(new Line(
                    columns.label(rows.file(), here),
                    shown(rows.file(), rows.removed(), references, here),
                    shown(rows.file(), rows.added(), references, here)));
        }
        return lines;
    }

    private static List<String> without(List<String> these, List<String> those) {
        var left = new ArrayList<>(these);
        those.forEach(left::remove);
        return left;
    }

    private List<String> shown(RecordFile file, List<Map<String, String>> rows, References references, Here here) {
        return rows.stream().map(row -> shown(file, row, references, here)).toList();
    }

    private String shown(RecordFile file, Map<String, String> row, References references, Here here) {
        return file.columns().stream()
                .flatMap(column ->
                        shown(column, row.getOrDefault(column.names().getFirst(), ""), references, here).stream())
                .collect(Collectors.joining(" · "));
    }

    private List<String> shown(RecordColumn column, String cell, References references, Here here) {
        if (cell.isBlank()) {
            return List.of();
        }
        return switch (column.form()) {
            case CHOICE ->
                columns.choices(column, here).stream()
                        .filter(choice -> choice.value().equals(cell))
                        .map(Field.Option::label)
                        .toList();
            case LIST -> ListCell.read(references.shown(column, cell));
            case DATE ->
                TypedDate.read(cell) instanceof TypedDate.Understood understood
                        ? List.of(understood.date().inWords(here.locale()))
                        : List.of(cell);
            case YES_NO -> List.of(Objects.requireNonNull(messages.getMessage("form." + cell, null, here.locale())));
            default -> List.of(references.shown(column, cell));
        };
    }
}
