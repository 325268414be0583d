package org.mispa.web.system;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.record.CellForm;
import org.mispa.domain.record.SpreadsheetSafe;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKind;
import org.springframework.context.MessageSource;

/// A list that can be taken away as CSV: what it is called and what its columns hold. The file, its metadata and the
/// codebook all come from here. [Downloads] sends it.
public abstract class Sheet<R> {
    /// Separates the values of a cell that holds several.
    public static final String BETWEEN = "; ";

    private final String name;
    private final List<Column<R>> columns;

    /// @param name as in the address and the message files: `activities`
    protected Sheet(String name, SheetColumns<R> columns) {
        this.name = name;
        this.columns = columns.reckoned();
    }

    public final String name() {
        return name;
    }

    public final List<Column<R>> columns() {
        return columns;
    }

    final List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    final List<String> cells(R row, Telling telling) {
        return columns.stream()
                .map(column -> written(column.cell().of(row, telling)))
                .toList();
    }

    /// Numbers stay numbers; whatever else a spreadsheet could take for a formula is made harmless.
    private static String written(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Boolean yes -> yes ? "yes" : "no";
            case Number number -> number.toString();
            case Enum<?> choice -> Query.slug(choice);
            case LocalDate day -> day.toString();
            case Collection<?> several ->
                SpreadsheetSafe.harmless(several.stream()
                        .map(one -> one instanceof Enum<?> choice ? Query.slug(choice) : one.toString())
                        .map(one -> one.replace(";", "\\;"))
                        .collect(Collectors.joining(BETWEEN)));
            case EdtfDate date -> date.edtf();
            default -> SpreadsheetSafe.harmless(value.toString());
        };
    }

    /// @param name stable, in English
    /// @param meaning what the codebook says of it: the last part of a message key
    /// @param of the column that this one says something more of; null where it stands for itself
    /// @param choices what a cell may hold; empty where it is no closed choice
    /// @param refersTo the kind of record that a cell names; null where it names none
    /// @param unit what a number counts, the last part of a message key; null where it counts nothing
    public record Column<R>(
            String name,
            String meaning,
            @Nullable String of,
            CellForm form,
            List<Class<? extends Enum<?>>> choices,
            @Nullable RecordKind refersTo,
            @Nullable String unit,
            Cell<R> cell) {
        public Column {
            choices = List.copyOf(choices);
        }
    }

    /// What stands in a column for a row.
    @FunctionalInterface
    public interface Cell<R> {
        @Nullable
        Object of(R row, Telling telling);
    }

    /// What cells are told with: addresses and words of the reader's language.
    public record Telling(Here here, MessageSource messages) {
        public String word(Enum<?> choice) {
            return messages.getMessage(
                    choice.getDeclaringClass().getSimpleName() + "." + choice.name(), null, here.locale());
        }

        /// The whole address of a page of the portal, reckoned as the file is.
        public String address(String path) {
            return here.whole(here.to(path));
        }

        public String address(String path, String query) {
            return here.whole(here.to(path, query));
        }
    }
}
