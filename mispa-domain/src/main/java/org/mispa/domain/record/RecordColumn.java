package org.mispa.domain.record;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKind;

/// A column of a record file.
///
/// @param name one that ends in `_*` stands for one column a language
/// @param choices what a cell may hold; null where it is no closed choice
/// @param refersTo the kind of record whose key a cell holds; null where it holds none
/// @param needed whether a file without it is refused; of several languages only English is needed
public record RecordColumn(
        String name,
        CellForm form,
        @Nullable Class<? extends Enum<?>> choices,
        @Nullable RecordKind refersTo,
        boolean needed) {
    private static final String EACH_LANGUAGE = "_*";

    static RecordColumn plain(String name, CellForm form) {
        return new RecordColumn(name, form, null, null, true);
    }

    static RecordColumn text(String name) {
        return plain(name, CellForm.TEXT);
    }

    static RecordColumn choice(String name, Class<? extends Enum<?>> choices) {
        return new RecordColumn(name, CellForm.CHOICE, choices, null, true);
    }

    /// A cell that holds the key of a record.
    static RecordColumn reference(String name, RecordKind kind) {
        var form = switch (kind) {
            case COMPONENT, MANDATE, INITIATIVE -> CellForm.CODE;
            default -> CellForm.KEY;
        };
        return new RecordColumn(name, form, null, kind, true);
    }

    /// A cell that holds the keys of several records.
    static RecordColumn references(String name, RecordKind kind) {
        return new RecordColumn(name, CellForm.LIST, null, kind, true);
    }

    /// The same column, which older files need not have.
    RecordColumn optional() {
        return new RecordColumn(name, form, choices, refersTo, false);
    }

    /// The names in the header: one, or one a language.
    public List<String> names() {
        return name.endsWith(EACH_LANGUAGE)
                ? Arrays.stream(Language.values())
                        .map(language -> stem() + "_" + language.tag())
                        .toList()
                : List.of(name);
    }

    /// The names without which a file is refused.
    public List<String> neededNames() {
        return needed ? names().subList(0, 1) : List.of();
    }

    /// The name without the language, under which the codebook explains it.
    public String stem() {
        return name.replaceFirst("_(\\*|en)$", "");
    }

    /// How many characters a cell may have.
    public int limit() {
        return switch (form) {
            case KEY -> 120;
            case CODE, CHOICE, DATE, DAY, WHOLE_NUMBER, AMOUNT, YES_NO -> 100;
            case ADDRESS -> 2_000;
            case LIST -> 5_000;
            case TEXT ->
                switch (stem()) {
                    case "summary", "note" -> 5_000;
                    default -> 500;
                };
        };
    }
}
