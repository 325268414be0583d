package org.mispa.web.system;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.record.RecordColumn;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Query;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What the columns of record files, and what can be chosen in them, are called in the reader's language.
@Component
public class ColumnWords {
    /// From so many choices on they stand in the order of the alphabet; few stand in an order of their own.
    private static final int MANY = 10;

    private final MessageSource messages;

    ColumnWords(MessageSource messages) {
        this.messages = messages;
    }

    /// @param language of what stands in the column, as a tag; null where the column is not of one language
    public String label(RecordFile file, RecordColumn column, @Nullable String language, Here here) {
        var label = Stream.of(
                        "field." + file.stem() + "." + column.stem(),
                        "field." + column.stem(),
                        "column.records." + file.stem() + "." + column.stem(),
                        "column." + column.stem())
                .map(key -> messages.getMessage(key, null, "", here.locale()))
                .filter(said -> said != null && !said.isEmpty())
                .findFirst()
                .orElse(column.stem());
        return language == null || language.equals(here.language().tag())
                ? label
                : say(here, "form.in-language", label, say(here, "language." + language));
    }

    /// What a column is called by its name in the file, which ends in its language where it has one.
    public String label(RecordFile file, String name, Here here) {
        var column = file.column(name).orElseThrow();
        return label(file, column, column.name().equals(name) ? null : name.substring(name.lastIndexOf('_') + 1), here);
    }

    /// What a list that records hold is called.
    public String label(RecordFile part, Here here) {
        return say(here, "form.rows." + part.stem());
    }

    /// What can be chosen in a column; nothing where it is no closed choice.
    public List<Field.Option> choices(RecordColumn column, Here here) {
        var choices = column.choices();
        if (choices == null) {
            return List.of();
        }
        var options = Arrays.stream(choices.getEnumConstants())
                .map(choice ->
                        new Field.Option(Query.slug(choice), say(here, choices.getSimpleName() + "." + choice.name())));
        return choices.getEnumConstants().length < MANY
                ? options.toList()
                : options.sorted(Comparator.comparing(Field.Option::label, Collator.getInstance(here.locale())))
                        .toList();
    }

    /// What stands in a cell: the word of a choice, or the cell as it is.
    public String shown(RecordColumn column, String cell, Here here) {
        return choices(column, here).stream()
                .filter(choice -> choice.value().equals(cell))
                .map(Field.Option::label)
                .findFirst()
                .orElse(cell);
    }

    private String say(Here here, String key, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, here.locale()));
    }
}
