package org.mispa.persistence.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.exchange.SpreadsheetSafe;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.MalformedEdtf;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;
import org.mispa.domain.source.SourceId;

/// One row of a record file. Each accessor notes what is wrong in its cell and gives null or nothing instead, so that
/// all
/// faults of a file are found at once.
class Row {
    private static final Pattern PLACE =
            Pattern.compile("(?:([a-z0-9-]+)#)?([^/]+)(?:/((?!n[0-9]+$)[^/]+))?(?:/n([0-9]+))?");
    private static final Pattern BETWEEN = Pattern.compile("(?<!\\\\);");

    private final String file;
    private final long line;
    private final Map<String, String> cells;
    private final Reading reading;

    Row(String file, long line, Map<String, String> cells, Reading reading) {
        this.file = file;
        this.line = line;
        this.cells = cells;
        this.reading = reading;
    }

    void fault(String column, String reason) {
        reading.fault(file, line, column, reason);
    }

    /// Takes up the key of this row's record.
    ///
    /// @return false where the key is taken, which is noted
    boolean registers(String column, RecordKind kind, String key) {
        return reading.register(file, line, column, kind, key);
    }

    /// The cell as it stands; empty where it is empty or missing.
    String text(String column) {
        return SpreadsheetSafe.asWritten(cells.getOrDefault(column, "").strip());
    }

    @Nullable
    String optional(String column) {
        var text = text(column);
        return text.isEmpty() ? null : text;
    }

    /// Notes a fault where the cell is empty.
    @Nullable
    String required(String column) {
        var text = optional(column);
        if (text == null) {
            fault(column, "is empty");
        }
        return text;
    }

    private <T> @Nullable T convert(String column, @Nullable String text, Function<String, T> conversion) {
        if (text == null) {
            return null;
        }
        try {
            return conversion.apply(text);
        } catch (MalformedEdtf e) {
            fault(column, "\"" + text + "\" is no date in EDTF: " + e.getMessage());
        } catch (NumberFormatException e) {
            fault(column, "\"" + text + "\" is no whole number");
        } catch (DateTimeException e) {
            fault(column, "\"" + text + "\" is no day; write it like 2011-11-15");
        } catch (IllegalArgumentException e) {
            fault(column, String.valueOf(e.getMessage()));
        }
        return null;
    }

    @Nullable
    EdtfDate date(String column) {
        return convert(column, optional(column), EdtfDate::parse);
    }

    @Nullable
    LocalDate day(String column) {
        return convert(column, optional(column), LocalDate::parse);
    }

    @Nullable
    Integer number(String column) {
        return convert(column, optional(column), Integer::valueOf);
    }

    boolean yes(String column) {
        var text = text(column).toLowerCase(Locale.ROOT);
        if (!List.of("", "yes", "no", "true", "false").contains(text)) {
            fault(column, "is yes or no, not \"" + text + "\"");
        }
        return text.equals("yes") || text.equals("true");
    }

    <E extends Enum<E>> @Nullable E choice(String column, Class<E> choices) {
        return convert(column, required(column), text -> constant(text, choices));
    }

    <E extends Enum<E>> @Nullable E optionalChoice(String column, Class<E> choices) {
        return convert(column, optional(column), text -> constant(text, choices));
    }

    static <E extends Enum<E>> E constant(String text, Class<E> choices) {
        for (var choice : choices.getEnumConstants()) {
            if (slug(choice).equals(text)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is none of "
                + String.join(
                        ", ",
                        Arrays.stream(choices.getEnumConstants()).map(Row::slug).toList()));
    }

    private static String slug(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The parts of a cell that holds a list, separated by semicolons; a semicolon within a part has a backslash in
    /// front.
    List<String> list(String column) {
        return Arrays.stream(BETWEEN.split(text(column)))
                .map(part -> part.replace("\\;", ";").strip())
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// A reference to a record; that it exists is checked once all files are read.
    <I> @Nullable I reference(String column, RecordKind kind, Function<String, I> id) {
        return refer(column, optional(column), kind, id);
    }

    <I> @Nullable I requiredReference(String column, RecordKind kind, Function<String, I> id) {
        return refer(column, required(column), kind, id);
    }

    <I> List<I> references(String column, RecordKind kind, Function<String, I> id) {
        var ids = new ArrayList<I>();
        for (var part : list(column)) {
            var reference = refer(column, part, kind, id);
            if (reference != null) {
                ids.add(reference);
            }
        }
        return ids;
    }

    private <I> @Nullable I refer(String column, @Nullable String text, RecordKind kind, Function<String, I> id) {
        if (text != null) {
            reading.refer(file, line, column, kind, text);
        }
        return convert(column, text, id);
    }

    /// Titles, summaries and notes in the languages that the file has columns for. The original is the language that
    /// the
    /// column of that name says; without it English where it is there, else the first language that is.
    @Nullable
    Wordings words() {
        var byLanguage = new EnumMap<Language, Wording>(Language.class);
        var said = optionalChoice("original", Language.class);
        for (var language : Language.values()) {
            var title = optional("title_" + language.tag());
            var summary = optional("summary_" + language.tag());
            if (title != null || summary != null) {
                var note = optional("note_" + language.tag());
                byLanguage.put(
                        language,
                        (said == null ? byLanguage.isEmpty() : language == said)
                                ? Wording.original(title, summary, note)
                                : Wording.translation(title, summary, note));
            }
        }
        if (byLanguage.isEmpty()) {
            fault(cells.containsKey("title_en") ? "title_en" : "summary_en", "is empty");
            return null;
        }
        return new Wordings(byLanguage);
    }

    /// The places in the columns `source` and `places`, such as `3.c/4; 3.c/4/n30`. A place in another source has its
    /// key in front: `other-report#2/1`.
    List<Citation> citations() {
        var source = requiredReference("source", RecordKind.SOURCE, SourceId::of);
        var citations = new ArrayList<Citation>();
        for (var place : list("places")) {
            var parts = PLACE.matcher(place);
            if (!parts.matches()) {
                fault("places", "\"" + place + "\" is no place; write section/paragraph or section/paragraph/n12");
            } else if (source != null) {
                var other = refer("places", parts.group(1), RecordKind.SOURCE, SourceId::of);
                var note = parts.group(4);
                citations.add(new Citation(
                        other == null ? source : other,
                        parts.group(2),
                        parts.group(3),
                        note == null ? null : Integer.valueOf(note)));
            }
        }
        if (citations.isEmpty() && source != null) {
            fault("places", "names no place in the source");
        }
        return citations;
    }
}
