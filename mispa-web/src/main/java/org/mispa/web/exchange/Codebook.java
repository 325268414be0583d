package org.mispa.web.exchange;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.record.CellForm;
import org.mispa.domain.record.RecordColumn;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Sheet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What every column of every file means. It is made from the definitions by which the files are written and read, so
/// that it cannot fall behind them; only the words stand in the message files.
@Component
class Codebook {
    /// Units of numbers in record files, which say nothing of units themselves.
    private static final Map<String, String> UNITS =
            Map.of("head_count", "persons", "value", "unit", "amount", "currency");

    private final Map<String, Sheet<?>> sheets = new LinkedHashMap<>();
    private final MessageSource messages;

    Codebook(List<Sheet<?>> sheets, MessageSource messages) {
        sheets.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .forEach(sheet -> this.sheets.put(sheet.name(), sheet));
        this.messages = messages;
    }

    /// @param id names the file within the page: `records-activities`, `list-activities`
    /// @param file its name, `activities.csv`
    record Table(String id, String file, String title, List<Line> lines) {}

    /// @param names the column, or the same in several languages
    /// @param choices names of the code lists
    record Line(
            List<String> names,
            String meaning,
            CellForm form,
            List<String> choices,
            @Nullable RecordKind refersTo,
            @Nullable String unit) {}

    /// @param values each word as it stands in the files, with what it is called
    record CodeList(String name, Map<String, String> values) {}

    List<Table> records(Locale locale) {
        return Arrays.stream(RecordFile.values())
                .map(file -> new Table("records-" + file.stem(), file.file(), word(file, locale), lines(file, locale)))
                .toList();
    }

    List<Table> lists(Locale locale) {
        return sheets.values().stream()
                .map(sheet -> new Table(
                        "list-" + sheet.name(), sheet.name() + ".csv", title(sheet, locale), lines(sheet, locale)))
                .toList();
    }

    /// The code lists that any column uses, by name.
    List<CodeList> codeLists(Locale locale) {
        var used = new TreeMap<String, Class<? extends Enum<?>>>();
        Stream.concat(
                        Arrays.stream(RecordFile.values())
                                .flatMap(file -> file.columns().stream())
                                .flatMap(column -> Stream.ofNullable(column.choices())),
                        sheets.values().stream()
                                .flatMap(sheet -> sheet.columns().stream())
                                .flatMap(column -> column.choices().stream()))
                .forEach(choices -> used.put(choices.getSimpleName(), choices));
        return used.entrySet().stream()
                .map(choices -> new CodeList(choices.getKey(), values(choices.getValue(), locale)))
                .toList();
    }

    private Map<String, String> values(Class<? extends Enum<?>> choices, Locale locale) {
        var values = new LinkedHashMap<String, String>();
        for (var choice : choices.getEnumConstants()) {
            // languages are named by their tags everywhere
            var written = choice instanceof Language language ? language.tag() : Query.slug(choice);
            values.put(written, word(choice, locale));
        }
        return values;
    }

    @Nullable
    Sheet<?> sheet(String name) {
        return sheets.get(name);
    }

    String title(Sheet<?> sheet, Locale locale) {
        return messages.getMessage("sheet." + sheet.name(), null, locale);
    }

    String word(Enum<?> choice, Locale locale) {
        return messages.getMessage(choice.getDeclaringClass().getSimpleName() + "." + choice.name(), null, locale);
    }

    List<Line> lines(RecordFile file, Locale locale) {
        return file.columns().stream()
                .map(column -> new Line(
                        column.names(),
                        meaning(file, column, locale),
                        column.form(),
                        column.choices() == null
                                ? List.of()
                                : List.of(column.choices().getSimpleName()),
                        column.refersTo(),
                        unit(UNITS.get(column.name()), locale)))
                .toList();
    }

    List<Line> lines(Sheet<?> sheet, Locale locale) {
        return sheet.columns().stream()
                .map(column -> new Line(
                        List.of(column.name()),
                        meaning(sheet, column, locale),
                        column.form(),
                        column.choices().stream().map(Class::getSimpleName).toList(),
                        column.refersTo(),
                        unit(column.unit(), locale)))
                .toList();
    }

    private @Nullable String unit(@Nullable String unit, Locale locale) {
        return unit == null ? null : messages.getMessage("codebook.unit." + unit, null, locale);
    }

    private String meaning(RecordFile file, RecordColumn column, Locale locale) {
        return said(List.of("records." + file.stem() + "." + column.stem(), column.stem()), null, locale);
    }

    private String meaning(Sheet<?> sheet, Sheet.Column<?> column, Locale locale) {
        return said(
                List.of("list." + sheet.name() + "." + column.meaning(), "list." + column.meaning(), column.meaning()),
                column.of(),
                locale);
    }

    /// The first of these that the messages hold: what a column means in one file goes before what its name means in
    /// all.
    private String said(List<String> meanings, @Nullable String of, Locale locale) {
        var arguments = of == null ? new Object[0] : new Object[] {of};
        return meanings.stream()
                .map(meaning -> messages.getMessage("column." + meaning, arguments, "", locale))
                .filter(said -> said != null && !said.isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no message says what " + meanings + " means"));
    }
}
