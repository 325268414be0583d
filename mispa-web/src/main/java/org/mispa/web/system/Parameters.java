package org.mispa.web.system;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.springframework.util.MultiValueMap;

/// Reads the parameters of a filtered list strictly: what cannot be meant is said, never ignored. Unknown parameters
/// are
/// left alone, so that addresses from elsewhere keep working.
public final class Parameters {
    private static final int LONGEST_TEXT = 200;
    private static final int LAST_PAGE = 1_000_000;
    private static final Pattern DAY = Pattern.compile("(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}");

    private final MultiValueMap<String, String> given;
    private final Set<RecordKey> named = new LinkedHashSet<>();
    private final Set<Chosen> chosen = new LinkedHashSet<>();

    /// A value that was given and what is shown for it: the title of a record, a word of the message files, or the
    /// value
    /// as it stands.
    record Chosen(
            String parameter,
            String value,
            @Nullable RecordKey record,
            @Nullable String word) {}

    public Parameters(MultiValueMap<String, String> given) {
        this.given = given;
    }

    private List<String> all(String name) {
        return given.getOrDefault(name, List.of()).stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private @Nullable String one(String name) {
        var values = all(name);
        if (values.size() > 1) {
            throw new BadAddress(name, String.join(", ", values), "bad.several", List.of());
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /// Keys of records of one kind. That they exist is checked by [#check].
    public Set<String> keys(String name, RecordKind kind) {
        var keys = new TreeSet<>(all(name));
        keys.forEach(key -> names(name, key, new RecordKey(kind, key)));
        return keys;
    }

    public @Nullable String key(String name, RecordKind kind) {
        var key = one(name);
        if (key != null) {
            names(name, key, new RecordKey(kind, key));
        }
        return key;
    }

    private void names(String name, String value, RecordKey record) {
        named.add(record);
        chosen.add(new Chosen(name, value, record, null));
    }

    /// A record of any kind, written as `activity:KEY`; null where none is given.
    public @Nullable RecordKey record(String name) {
        var value = one(name);
        if (value == null) {
            return null;
        }
        var parts = value.split(":", 2);
        var record = new RecordKey(constant(name, parts[0], RecordKind.class), parts.length < 2 ? "" : parts[1]);
        names(name, value, record);
        return record;
    }

    public <E extends Enum<E>> Set<E> choices(String name, Class<E> type) {
        var constants = new TreeSet<E>();
        for (var value : all(name)) {
            constants.add(chosen(name, value, type));
        }
        return constants;
    }

    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        var value = one(name);
        return value == null ? null : chosen(name, value, type);
    }

    private <E extends Enum<E>> E chosen(String name, String value, Class<E> type) {
        var constant = constant(name, value, type);
        var called = type.getSimpleName();
        chosen.add(new Chosen(
                name,
                value,
                null,
                called.endsWith("Status")
                        ? "status." + called.replace("Status", "").toLowerCase(Locale.ROOT) + "." + value
                        : called + "." + constant.name()));
        return constant;
    }

    private static <E extends Enum<E>> E constant(String name, String value, Class<E> type) {
        var constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> Query.slug(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new BadAddress(
                        name,
                        value,
                        "bad.choice",
                        Arrays.stream(constants).map(Query::slug).toList()));
    }

    /// One of a few words, each with its meaning.
    public <T> @Nullable T word(String name, Map<String, T> meanings) {
        var value = one(name);
        if (value == null) {
            return null;
        }
        var meaning = meanings.get(value);
        if (meaning == null) {
            throw new BadAddress(name, value, "bad.choice", List.copyOf(new TreeSet<>(meanings.keySet())));
        }
        chosen.add(new Chosen(name, value, null, "filter." + name + "." + value));
        return meaning;
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(word(name, Map.of("true", true, "false", false)));
    }

    /// Whole numbers, or words that stand for one.
    public Set<Integer> numbers(String name, int least, int most, Map<String, Integer> words) {
        var numbers = new TreeSet<Integer>();
        for (var value : all(name)) {
            numbers.add(number(name, value, least, most, words));
            chosen.add(new Chosen(name, value, null, words.containsKey(value) ? name + "." + value : null));
        }
        return numbers;
    }

    /// Components by their numbers.
    public Set<Integer> components() {
        var numbers = new TreeSet<Integer>();
        for (var value : all("component")) {
            var number = number("component", value, 1, 9, Map.of());
            numbers.add(number);
            names("component", value, new RecordKey(RecordKind.COMPONENT, Integer.toString(number)));
        }
        return numbers;
    }

    /// One component by its number; null where none is given.
    public @Nullable Integer component() {
        one("component");
        return components().stream().findFirst().orElse(null);
    }

    private static int number(String name, String value, int least, int most, Map<String, Integer> words) {
        var word = words.get(value);
        if (word != null) {
            return word;
        }
        try {
            var number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw new BadAddress(name, value, "bad.number", List.of(Integer.toString(least), Integer.toString(most)));
    }

    /// The number of a page, from 1.
    public int page() {
        var value = one("page");
        return value == null ? 1 : number("page", value, 1, LAST_PAGE, Map.of());
    }

    /// A day of the calendar; null where none is given.
    public @Nullable LocalDate day(String name) {
        var value = one(name);
        if (value == null) {
            return null;
        }
        try {
            if (DAY.matcher(value).matches()) {
                return LocalDate.parse(value);
            }
        } catch (DateTimeParseException noSuchDay) {
            throw new BadAddress(name, value, "bad.asof.none", List.of());
        }
        throw new BadAddress(name, value, "bad.asof", List.of());
    }

    /// Words to look for; null where none are given.
    public @Nullable String text(String name) {
        var text = one(name);
        if (text != null && text.codePoints().anyMatch(point -> point < ' ')) {
            throw new BadAddress(name, "", "bad.characters", List.of());
        }
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new BadAddress(
                    name, text.substring(0, 40) + "…", "bad.length", List.of(Integer.toString(LONGEST_TEXT)));
        }
        if (text != null) {
            chosen.add(new Chosen(name, text, null, null));
        }
        return text;
    }

    /// What was asked for so far, in the order in which it was read.
    List<Chosen> chosen() {
        return List.copyOf(chosen);
    }

    /// Makes sure that all keys given so far name a record, and says what these are called.
    ///
    /// @throws BadAddress for the first that names nothing
    public Map<RecordKey, Text> check(Directory directory, Language language) {
        var titles = directory.titles(named, language);
        for (var key : named) {
            if (!titles.containsKey(key)) {
                throw new BadAddress(Query.slug(key.kind()), key.key(), "bad.key", List.of());
            }
        }
        return titles;
    }

    /// The identifier in a path. A text that cannot be one names nothing.
    ///
    /// @throws NotRecorded where it has not the form of one
    public static <I> I id(RecordKind kind, String text, Function<String, I> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw new NotRecorded(kind, text);
        }
    }
}
