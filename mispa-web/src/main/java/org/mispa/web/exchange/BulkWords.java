package org.mispa.web.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.exchange.BulkChange;
import org.mispa.domain.exchange.Outcome;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.Fault;
import org.mispa.domain.record.RecordColumn;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.exchange.ImportController.Change;
import org.mispa.web.system.ColumnWords;
import org.mispa.web.system.FaultWords;
import org.mispa.web.system.Here;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Says a bulk change as people see records, and not as files name their columns.
@Component
class BulkWords {
    /// What can become of a record of a list, each with a word of its own.
    static final List<Outcome> OUTCOMES = List.of(Outcome.CHANGED, Outcome.SAME, Outcome.FAULTY);

    private final ColumnWords columns;
    private final FaultWords faults;
    private final MessageSource messages;

    BulkWords(ColumnWords columns, FaultWords faults, MessageSource messages) {
        this.columns = columns;
        this.faults = faults;
        this.messages = messages;
    }

    /// What is asked of every record of a list.
    ///
    /// @param unit in which the list is counted
    /// @param total how many records the list had
    /// @param href of the list, without the context path
    record Asked(String unit, long total, String href, List<Line> lines) {}

    record Line(String label, String value) {}

    /// @param total how many records the list had
    Asked asked(BulkChange change, long total, Here here) {
        var own = RecordFile.of(change.kind());
        var lines = new ArrayList<Line>();
        own.header().stream()
                .filter(name -> change.cells().containsKey(name))
                .forEach(name -> lines.add(new Line(
                        columns.label(own, name, here),
                        change.cells().getOrDefault(name, "").isEmpty()
                                ? say("bulk.none", here.locale())
                                : shown(own, change.cells(), List.of(name), here))));
        var links = BulkChange.mandatesOf(change.kind());
        if (!change.adds().isEmpty()) {
            lines.add(new Line(say("bulk.added", here.locale()), shown(links, change.adds(), links.header(), here)));
        }
        if (!change.removes().isEmpty()) {
            lines.add(new Line(say("bulk.removed", here.locale()), change.removes()));
        }
        return new Asked(unit(change.kind()), total, change.list(), List.copyOf(lines));
    }

    /// In which unit a list of records is counted, which is the path of the list as well.
    static String unit(RecordKind kind) {
        return RecordFile.of(kind).stem();
    }

    /// @param difference null for a record that cannot be changed
    List<Change> changes(@Nullable Difference difference, Here here) {
        if (difference == null) {
            return List.of();
        }
        var changes = new ArrayList<Change>();
        for (var cell : difference.cells()) {
            var column = column(cell.file(), cell.column());
            changes.add(new Change(
                    columns.label(cell.file(), cell.column(), here),
                    shown(column, cell.before(), here),
                    shown(column, cell.after(), here)));
        }
        for (var rows : difference.rows()) {
            changes.add(new Change(
                    columns.label(rows.file(), here),
                    shown(rows.file(), rows.removed(), here),
                    shown(rows.file(), rows.added(), here)));
        }
        return changes;
    }

    private List<String> shown(RecordColumn column, String cell, Here here) {
        return cell.isEmpty() ? List.of() : List.of(ImportController.shortened(columns.shown(column, cell, here)));
    }

    private List<String> shown(RecordFile file, List<Map<String, String>> rows, Here here) {
        return rows.stream()
                .map(row -> ImportController.shortened(shown(file, row, file.header(), here)))
                .toList();
    }

    private String shown(RecordFile file, Map<String, String> row, List<String> names, Here here) {
        return names.stream()
                .filter(name -> !row.getOrDefault(name, "").isEmpty())
                .map(name -> columns.shown(column(file, name), row.getOrDefault(name, ""), here))
                .collect(Collectors.joining(" · "));
    }

    /// Why a record cannot be changed.
    String fault(Fault fault, Here here) {
        var said = faults.say(fault, here);
        return fault.column().isEmpty()
                ? said
                : say("form.error-of", here.locale(), columns.label(fault.file(), fault.column(), here), said);
    }

    private static RecordColumn column(RecordFile file, String name) {
        return file.column(name).orElseThrow();
    }

    private String say(String key, Locale locale, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, locale));
    }
}
