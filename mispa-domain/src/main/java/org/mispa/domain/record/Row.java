package org.mispa.domain.record;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Keys;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.MalformedEdtf;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.TypedDate;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;
import org.mispa.domain.source.SourceId;

/// One row of cells. Each accessor notes what is wrong in its cell and gives null or nothing instead.
public final class Row {
    private static final Pattern PLACE =
            Pattern.compile("(?:([a-z0-9-]+)#)?([^/]+)(?:/((?!n[0-9]+$)[^/]+))?(?:/n([0-9]+))?");
    private static final String ONCE_FOR_ALL = "title_" + Language.EN.tag();

    private final RecordFile file;
    private final long line;
    private final Map<String, String> cells;
    private final Reading reading;

    Row(RecordFile file, long line, Map<String, String> cells, Reading reading) {
        this.file = file;
        this.line = line;
        this.cells = cells;
        this.reading = reading;
        cells.forEach((name, cell) -> file.column(name).ifPresent(column -> check(name, cell, column)));
    }

    public RecordFile file() {
        return file;
    }

    public long line() {
        return line;
    }

    public void fault(String column, Wrong wrong, String... values) {
        reading.note(new Fault(file, line, column, wrong, List.of(values)));
    }

    private void check(String name, String cell, RecordColumn column) {
        var limit = column.limit();
        var length = cell.codePointCount(0, cell.length());
        if (length > limit) {
            fault(name, Wrong.TOO_LONG, Integer.toString(length), Integer.toString(limit));
        }
        for (int at = 0, place = 1; at < cell.length(); at += Character.charCount(cell.codePointAt(at)), place++) {
            var character = cell.codePointAt(at);
            if (isInvisible(character)) {
                fault(name, Wrong.INVISIBLE, "U+%04X".formatted(character), Integer.toString(place));
                return;
            }
        }
    }

    /// Control characters and marks that turn the direction of what follows, by which one text can be passed off as
    /// another. Line breaks and tabs are seen; joiners belong to some scripts.
    public static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n' && character != '\r' && character != '\t';
            case Character.FORMAT -> character != 0x200C && character != 0x200D && character != 0xAD;
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    /// The key of this row's record, in its first column; null where it is missing or cannot be one, which is noted.
    public @Nullable String key() {
        var column = file.columns().getFirst().name();
        return convert(column, required(column), key -> switch (file.kind()) {
            case COMPONENT -> ComponentNumber.of(key).toString();
            case MANDATE -> MandateId.of(key).toString();
            case INITIATIVE -> InitiativeId.of(key).toString();
            default -> Keys.check(key);
        });
    }

    /// The cell as it stands, without space around it; empty where it is empty or missing.
    public String text(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    @Nullable
    String optional(String column) {
        var text = text(column);
        return text.isEmpty() ? null : text;
    }

    /// Notes a fault where the cell is empty.
    public @Nullable String required(String column) {
        var text = optional(column);
        if (text == null) {
            fault(column, Wrong.EMPTY);
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
            fault(
                    column,
                    Wrong.DATE,
                    text,
                    Objects.toString(e.getMessage()),
                    e.problem().name());
        } catch (NumberFormatException e) {
            fault(column, Wrong.WHOLE_NUMBER, text);
        } catch (DateTimeException e) {
            fault(column, Wrong.DAY, text);
        } catch (BrokenRule e) {
            fault(column, Wrong.RULE, e.rule().name(), Objects.toString(e.getMessage()));
        } catch (NoSuchChoice e) {
            fault(column, Wrong.CHOICE, text, e.choices());
        }
        return null;
    }

    /// As EDTF or in words of any of the four languages; where these can be read in several ways, nothing is guessed.
    @Nullable
    EdtfDate date(String column) {
        var text = optional(column);
        return switch (text == null ? null : TypedDate.read(text)) {
            case null -> null;
            case TypedDate.Understood understood -> understood.date();
            case TypedDate.Ambiguous ambiguous -> {
                fault(
                        column,
                        Wrong.AMBIGUOUS_DATE,
                        text(column),
                        ambiguous.possible().stream().map(EdtfDate::edtf).collect(Collectors.joining(", ")));
                yield null;
            }
            case TypedDate.NotUnderstood not -> convert(column, text, EdtfDate::parse);
        };
    }

    @Nullable
    LocalDate day(String column) {
        return convert(column, optional(column), Row::parsedDay);
    }

    @Nullable
    LocalDate requiredDay(String column) {
        return convert(column, required(column), Row::parsedDay);
    }

    private static LocalDate parsedDay(String text) {
        return TypedDate.day(text).orElseThrow(() -> new DateTimeException("a day is written like 2011-11-15"));
    }

    @Nullable
    Integer number(String column) {
        return convert(column, optional(column), Integer::valueOf);
    }

    @Nullable
    BigDecimal amount(String column) {
        var text = optional(column);
        if (text == null) {
            return null;
        }
        // An exponent such as 1e999999999 would be written out in a billion digits.
        if (!text.matches("[0-9]{1,15}(\\.[0-9]{1,4})?")) {
            fault(column, Wrong.AMOUNT, text);
            return null;
        }
        return new BigDecimal(text);
    }

    /// An address on the web, so that no link of a page runs a script.
    @Nullable
    String address(String column) {
        var text = optional(column);
        if (text == null) {
            return null;
        }
        try {
            var address = URI.create(text);
            var scheme = Objects.toString(address.getScheme(), "").toLowerCase(Locale.ROOT);
            if (address.getHost() != null && List.of("http", "https").contains(scheme)) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        fault(column, Wrong.ADDRESS, text);
        return null;
    }

    boolean yes(String column) {
        var text = text(column).toLowerCase(Locale.ROOT);
        if (!List.of("", "yes", "no", "true", "false").contains(text)) {
            fault(column, Wrong.YES_OR_NO, text);
        }
        return text.equals("yes") || text.equals("true");
    }

    <E extends Enum<E>> @Nullable E choice(String column, Class<E> choices) {
        return convert(column, required(column), text -> constant(text, choices));
    }

    <E extends Enum<E>> @Nullable E optionalChoice(String column, Class<E> choices) {
        return convert(column, optional(column), text -> constant(text, choices));
    }

    /// A word that is none of a closed choice.
    static final class NoSuchChoice extends IllegalArgumentException {
        NoSuchChoice(String text, Class<? extends Enum<?>> choices) {
            super(text + " is none of " + words(choices));
        }

        String choices() {
            return Objects.toString(getMessage()).replaceFirst("(?s)^.* is none of ", "");
        }

        private static String words(Class<? extends Enum<?>> choices) {
            return String.join(
                    ", ",
                    Arrays.stream(choices.getEnumConstants()).map(Query::slug).toList());
        }
    }

    /// @throws NoSuchChoice where the text is none of them
    static <E extends Enum<E>> E constant(String text, Class<E> choices) {
        for (var choice : choices.getEnumConstants()) {
            if (Query.slug(choice).equals(text)) {
                return choice;
            }
        }
        throw new NoSuchChoice(text, choices);
    }

    /// The values of a cell that holds several.
    List<String> list(String column) {
        return ListCell.read(text(column));
    }

    /// A reference to a record; that it exists is checked once everything is read.
    <I> @Nullable I reference(String column, RecordKind kind, Function<String, I> id) {
        return refer(column, optional(column), kind, id);
    }

    /// Notes a fault where the cell is empty.
    public <I> @Nullable I requiredReference(String column, RecordKind kind, Function<String, I> id) {
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
        var converted = convert(column, text, id);
        if (text != null && converted != null) {
            reading.refer(this, column, new RecordKey(kind, text));
        }
        return converted;
    }

    /// Titles, summaries and notes in the languages that the file has columns for. The original is the language that
    /// the column of that name says; without it English where it is there, else the first language that is. A
    /// translation that reads as before is still of the original that it was made from.
    @Nullable
    Wordings words(@Nullable Wordings before) {
        var byLanguage = new EnumMap<Language, Wording>(Language.class);
        var said = optionalChoice("original", Language.class);
        for (var language : Language.values()) {
            var title = optional("title_" + language.tag());
            var summary = optional("summary_" + language.tag());
            var note = optional("note_" + language.tag());
            if (title != null || summary != null) {
                var wording = (said == null ? byLanguage.isEmpty() : language == said)
                        ? Wording.original(title, summary, note)
                        : Wording.translation(title, summary, note);
                var was = before == null ? null : before.byLanguage().get(language);
                byLanguage.put(language, was == null ? wording : wording.since(was));
            } else if (note != null) {
                fault("note_" + language.tag(), Wrong.RULE, Rule.WORDED.name(), "a wording needs a title or a summary");
            }
        }
        var empty = file.column(ONCE_FOR_ALL).isPresent() ? ONCE_FOR_ALL : "summary_" + Language.EN.tag();
        if (byLanguage.isEmpty()) {
            fault(empty, Wrong.EMPTY);
            return null;
        }
        return convert("original", "", none -> new Wordings(byLanguage));
    }

    /// The same, where each language needs a title.
    @Nullable
    Wordings titled(@Nullable Wordings before) {
        var words = words(before);
        var sound = true;
        if (words != null) {
            for (var entry : words.byLanguage().entrySet()) {
                if (entry.getValue().title() == null) {
                    fault("title_" + entry.getKey().tag(), Wrong.EMPTY);
                    sound = false;
                }
            }
        }
        return sound ? words : null;
    }

    /// The places in the columns `source` and `places`, such as `3.c/4; 3.c/4/n30`, or in words. A place in another
    /// source has its key in front: `other-report#2/1`.
    List<Citation> citations() {
        var source = requiredReference("source", RecordKind.SOURCE, SourceId::of);
        var citations = new ArrayList<Citation>();
        var sound = true;
        for (var place : list("places")) {
            var parts = PLACE.matcher(TypedPlace.read(place));
            if (!parts.matches()) {
                fault("places", Wrong.PLACE, place);
                sound = false;
            } else if (source != null) {
                var other = refer("places", parts.group(1), RecordKind.SOURCE, SourceId::of);
                var note = parts.group(4);
                var citation = convert(
                        "places",
                        note == null ? "" : note,
                        number -> new Citation(
                                other == null ? source : other,
                                parts.group(2),
                                parts.group(3),
                                number.isEmpty() ? null : Integer.valueOf(number)));
                if (citation == null) {
                    sound = false;
                } else {
                    citations.add(citation);
                }
            }
        }
        if (citations.isEmpty() && sound && (source != null || list("places").isEmpty())) {
            fault("places", Wrong.NO_PLACE);
        }
        return citations;
    }
}
