package org.mispa.web.system;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.record.CellForm;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;

/// The columns of a [Sheet], one after the other. A name or a date brings the columns along that belong to it.
public final class SheetColumns<R> {
    private final List<Sheet.Column<R>> columns = new ArrayList<>();

    private SheetColumns<R> add(
            String name,
            CellForm form,
            List<Class<? extends Enum<?>>> choices,
            @Nullable RecordKind refersTo,
            @Nullable String unit,
            Sheet.Cell<R> cell) {
        columns.add(new Sheet.Column<>(name, name, null, form, choices, refersTo, unit, cell));
        return this;
    }

    /// A column that says something more of another.
    private SheetColumns<R> more(String of, String what, CellForm form, Sheet.Cell<R> cell) {
        columns.add(new Sheet.Column<>(of + "_" + what, "more." + what, of, form, List.of(), null, null, cell));
        return this;
    }

    /// The key of the row's own record, or another word of the portal that never changes.
    public SheetColumns<R> key(String name, Function<R, @Nullable String> value) {
        return add(name, CellForm.KEY, List.of(), null, null, (row, telling) -> value.apply(row));
    }

    public SheetColumns<R> code(String name, Function<R, @Nullable Object> value) {
        return add(name, CellForm.CODE, List.of(), null, null, (row, telling) -> value.apply(row));
    }

    /// The key or code of another record.
    public SheetColumns<R> reference(String name, RecordKind kind, Function<R, @Nullable Object> value) {
        var form = switch (kind) {
            case COUNTRY, COMPONENT, MANDATE, INITIATIVE -> CellForm.CODE;
            default -> CellForm.KEY;
        };
        return add(name, form, List.of(), kind, null, (row, telling) -> value.apply(row));
    }

    /// The keys or codes of other records.
    public SheetColumns<R> references(String name, RecordKind kind, Function<R, Collection<?>> value) {
        return add(name, CellForm.LIST, List.of(), kind, null, (row, telling) -> value.apply(row));
    }

    public SheetColumns<R> list(String name, Function<R, Collection<?>> value) {
        return add(name, CellForm.LIST, List.of(), null, null, (row, telling) -> value.apply(row));
    }

    /// Several choices of one kind.
    public <E extends Enum<E>> SheetColumns<R> choices(
            String name, Class<E> choices, Function<R, Collection<E>> value) {
        return add(name, CellForm.LIST, List.of(choices), null, null, (row, telling) -> value.apply(row));
    }

    /// A choice, and what it is called in the language of the page.
    public <E extends Enum<E>> SheetColumns<R> choice(String name, Class<E> choices, Function<R, @Nullable E> value) {
        return anyChoice(name, List.of(choices), value::apply);
    }

    /// A choice of one of several kinds, and what it is called in the language of the page.
    public SheetColumns<R> anyChoice(
            String name, List<Class<? extends Enum<?>>> choices, Function<R, @Nullable Enum<?>> value) {
        add(name, CellForm.CHOICE, choices, null, null, (row, telling) -> value.apply(row));
        return more(name, "name", CellForm.TEXT, (row, telling) -> {
            var choice = value.apply(row);
            return choice == null ? null : telling.word(choice);
        });
    }

    public SheetColumns<R> plain(String name, Function<R, @Nullable String> value) {
        return add(name, CellForm.TEXT, List.of(), null, null, (row, telling) -> value.apply(row));
    }

    /// A wording, and the language it is in, which need not be that of the page.
    public SheetColumns<R> text(String name, Function<R, @Nullable Text> value) {
        add(name, CellForm.TEXT, List.of(), null, null, (row, telling) -> value.apply(row));
        return more(name, "language", CellForm.CODE, (row, telling) -> {
            var text = value.apply(row);
            return text == null ? null : text.language().tag();
        });
    }

    /// A date as its source gives it, and the first and the last day that it may mean.
    public SheetColumns<R> date(String name, Function<R, @Nullable EdtfDate> value) {
        add(name, CellForm.DATE, List.of(), null, null, (row, telling) -> value.apply(row));
        more(name, "earliest", CellForm.DAY, (row, telling) -> {
            var date = value.apply(row);
            return date == null ? null : date.earliest();
        });
        return more(name, "latest", CellForm.DAY, (row, telling) -> {
            var date = value.apply(row);
            return date == null ? null : date.latest();
        });
    }

    public SheetColumns<R> day(String name, Function<R, @Nullable LocalDate> value) {
        return add(name, CellForm.DAY, List.of(), null, null, (row, telling) -> value.apply(row));
    }

    public SheetColumns<R> whole(String name, @Nullable String unit, Function<R, @Nullable Number> value) {
        return add(name, CellForm.WHOLE_NUMBER, List.of(), null, unit, (row, telling) -> value.apply(row));
    }

    /// How many of something; the name says of what, `activities_count`.
    public SheetColumns<R> count(String name, String unit, ToLongFunction<R> value) {
        return whole(name, unit, value::applyAsLong);
    }

    /// One of several counts that differ in a word only.
    ///
    /// @param meaning what the codebook says of all of them
    /// @param of the word
    public SheetColumns<R> count(String name, String meaning, String of, String unit, ToLongFunction<R> value) {
        columns.add(new Sheet.Column<>(
                name,
                meaning,
                of,
                CellForm.WHOLE_NUMBER,
                List.of(),
                null,
                unit,
                (row, telling) -> value.applyAsLong(row)));
        return this;
    }

    public SheetColumns<R> yesNo(String name, Predicate<R> value) {
        return add(name, CellForm.YES_NO, List.of(), null, null, (row, telling) -> value.test(row));
    }

    /// The whole address of the page that shows the row.
    public SheetColumns<R> address(BiFunction<R, Sheet.Telling, String> value) {
        return add("address", CellForm.ADDRESS, List.of(), null, null, value::apply);
    }

    /// With what each row is reckoned for at the end, so that a file tells it wherever it goes.
    List<Sheet.Column<R>> reckoned() {
        add(
                "as_of",
                CellForm.DAY,
                List.of(),
                null,
                null,
                (row, telling) -> telling.here().asOf());
        add(
                "reach",
                CellForm.DAY,
                List.of(),
                null,
                null,
                (row, telling) -> telling.here().reach());
        add(
                "links",
                CellForm.CHOICE,
                List.of(LinkMode.class),
                null,
                null,
                (row, telling) -> telling.here().links());
        return List.copyOf(columns);
    }
}
