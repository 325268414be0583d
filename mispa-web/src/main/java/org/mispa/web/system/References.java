package org.mispa.web.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.country.CountryList;
import org.mispa.domain.country.CountryList.Known;
import org.mispa.domain.record.CellForm;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.ListCell;
import org.mispa.domain.record.RecordColumn;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Directory.Entry;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.PlainLetters;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;

/// Records as people name them, and their keys: what is typed is a title, a number or a key, what is recorded is the
/// key.
public class References {
    /// A title with the key behind it, where a title alone would not tell which is meant.
    private static final Pattern WITH_KEY = Pattern.compile("(?s).*\\(([a-z0-9-]+)\\)\\s*");

    /// A name with an acronym behind it, as reports write it: the acronym is the last word in parentheses.
    private static final Pattern WITH_ACRONYM = Pattern.compile("(?s)(.+?)\\s*\\(([^()]+)\\)");

    /// What the official name of a state has before the usual one, and articles: "Government of the Kingdom of Spain"
    /// is
    /// that of Spain.
    private static final Set<String> OF_FORM = Set.of(
            "the kingdom republic commonwealth of el la los las reino republica mancomunidad de del le les l royaume republique du des d o os a as da do das dos"
                    .split(" ", -1));

    private static final Pattern CODE = Pattern.compile("([1-9](?:\\.[1-9][0-9]?|\\.[a-z])?)(?:[ .:–-].*)?");
    private static final int OFFERED = 5;

    private final Directory directory;
    private final List<Known> countries;
    private final Language language;
    private final Map<RecordKey, Proposal> coming = new LinkedHashMap<>();
    private final Map<RecordKind, Map<String, String>> shown = new EnumMap<>(RecordKind.class);
    private final Map<RecordKind, Map<String, String>> keys = new EnumMap<>(RecordKind.class);
    private @Nullable Map<String, String> organizations;

    /// @param coming what is going to make records that can be named already
    public References(Directory directory, List<Known> countries, Language language, List<Proposal> coming) {
        this.directory = directory;
        this.countries = countries;
        this.language = language;
        coming.stream()
                .filter(proposal -> few(proposal.kind()))
                .forEach(proposal -> this.coming.put(Objects.requireNonNull(proposal.record()), proposal));
    }

    /// What is going to make a record that is not published yet; null where nothing is that can be named.
    public @Nullable Proposal coming(RecordKey record) {
        return coming.get(record);
    }

    /// Those that can be named: of the published ones, and of those to come.
    public Set<RecordKey> nameable(Set<RecordKey> keys, Set<RecordKey> published) {
        return keys.stream()
                .filter(key -> published.contains(key) || coming.containsKey(key))
                .collect(Collectors.toSet());
    }

    /// Whether there are so few of a kind that all can be offered.
    public static boolean few(RecordKind kind) {
        return switch (kind) {
            case SOURCE, COUNTRY, ORGANIZATION, MEETING, REPORTING_PERIOD, INSTRUMENT, COMPONENT, MANDATE, INITIATIVE ->
                true;
            case JUDGEMENT, ACTIVITY, DELIVERABLE, PRACTICE, FIGURE, STATEMENT, REMARK -> false;
        };
    }

    /// What is offered in a field, as it is shown.
    public List<String> offered(RecordKind kind) {
        return few(kind) ? List.copyOf(all(kind).values()) : List.of();
    }

    private Map<String, String> all(RecordKind kind) {
        return shown.computeIfAbsent(kind, one -> {
            var entries = directory.all(one, language);
            var times = entries.stream()
                    .collect(Collectors.groupingBy(entry -> plain(entry.title().value()), Collectors.counting()));
            var all = new LinkedHashMap<String, String>();
            entries.forEach(entry -> all.put(
                    entry.key(),
                    show(one, entry, times.getOrDefault(plain(entry.title().value()), 0L) > 1)));
            coming.forEach((record, proposal) -> {
                if (record.kind() == one) {
                    all.putIfAbsent(
                            record.key(),
                            all.containsValue(proposal.title())
                                    ? withKey(proposal.title(), record.key())
                                    : proposal.title());
                }
            });
            return all;
        });
    }

    private static String show(RecordKind kind, Entry entry, boolean withKey) {
        var title = entry.title().value();
        var acronym = entry.acronym();
        return switch (kind) {
            case COMPONENT, MANDATE, INITIATIVE -> entry.key() + " " + title;
            default ->
                withKey
                        ? withKey(title, entry.key())
                        : acronym == null || title.contains(acronym) ? title : title + " (" + acronym + ")";
        };
    }

    /// A title with the key behind it.
    public static String withKey(String title, String key) {
        return title + " (" + key + ")";
    }

    /// A cell with keys as it is shown in a field.
    public String shown(RecordColumn column, String cell) {
        var kind = column.refersTo();
        if (kind == null || cell.isBlank()) {
            return cell;
        }
        return column.form() == CellForm.LIST
                ? ListCell.write(ListCell.read(cell).stream()
                        .map(key -> shown(kind, key))
                        .toList())
                : shown(kind, cell);
    }

    /// Looks up at once what these differences name, where it is of a kind with so many records that they are not all
    /// read: a list of differences then asks as often as one.
    public void learn(List<Difference> differences) {
        var named = new LinkedHashSet<RecordKey>();
        for (var difference : differences) {
            difference.cells().forEach(cell -> {
                var column = cell.file().column(cell.column()).orElseThrow();
                name(column, cell.before(), named);
                name(column, cell.after(), named);
            });
            difference
                    .rows()
                    .forEach(rows -> Stream.of(rows.removed(), rows.added())
                            .flatMap(List::stream)
                            .forEach(row -> name(rows.file(), row, named)));
        }
        var titles = directory.titles(named, language);
        named.forEach(record -> learn(record, titles.get(record)));
    }

    private static void name(RecordFile file, Map<String, String> row, Set<RecordKey> to) {
        file.columns()
                .forEach(column -> name(column, row.getOrDefault(column.names().getFirst(), ""), to));
    }

    private static void name(RecordColumn column, String cell, Set<RecordKey> to) {
        var kind = column.refersTo();
        if (kind == null || few(kind) || cell.isBlank()) {
            return;
        }
        var keys = column.form() == CellForm.LIST ? ListCell.read(cell) : List.of(cell);
        keys.forEach(key -> to.add(new RecordKey(kind, key)));
    }

    private String learn(RecordKey record, @Nullable Text title) {
        var words = title == null ? record.key() : withKey(title.value(), record.key());
        shown.computeIfAbsent(record.kind(), one -> new HashMap<>()).put(record.key(), words);
        return words;
    }

    private String shown(RecordKind kind, String key) {
        if (few(kind)) {
            return all(kind).getOrDefault(key, key);
        }
        var known = shown.getOrDefault(kind, Map.of()).get(key);
        if (known != null) {
            return known;
        }
        var record = new RecordKey(kind, key);
        return learn(record, directory.titles(List.of(record), language).get(record));
    }

    /// What a field of a reference means.
    ///
    /// @param cell with the key; what was typed, where no record is meant
    /// @param near what may be meant, as it would be shown; empty where a record was found
    public record Meant(String cell, boolean found, List<String> near) {}

    /// Whether a name is that of one record for certain.
    public boolean isNamed(RecordKind kind, String name) {
        return key(kind, name) != null;
    }

    /// A name as it is shown where one record has it; as it is where none does for certain.
    public String recorded(RecordKind kind, String name) {
        var key = key(kind, name);
        return key == null ? name : shown(kind, key);
    }

    /// How a field was understood that names one of few, where that is not what was typed; null where there is nothing
    /// to say.
    public @Nullable String understood(RecordColumn column, String typed) {
        var kind = column.refersTo();
        var key = kind == null || !few(kind) || typed.isBlank() || column.form() == CellForm.LIST
                ? null
                : key(kind, typed.strip());
        var shown = kind == null || key == null ? typed : shown(kind, key);
        return plain(shown).equals(plain(typed)) ? null : shown;
    }

    public Meant meant(RecordColumn column, String typed) {
        var kind = column.refersTo();
        if (kind == null || typed.isBlank()) {
            return new Meant(typed, true, List.of());
        }
        if (column.form() != CellForm.LIST) {
            return meant(kind, typed.strip());
        }
        if (kind == RecordKind.COUNTRY) {
            return countries(typed);
        }
        var keys = new ArrayList<String>();
        for (var part : ListCell.read(typed)) {
            var one = meant(kind, part);
            if (!one.found()) {
                return one;
            }
            keys.add(one.cell());
        }
        return new Meant(ListCell.write(keys), true, List.of());
    }

    private Meant countries(String typed) {
        var list = read(typed);
        if (!list.unknown().isEmpty()) {
            var unknown = list.unknown().getFirst();
            return new Meant(unknown.typed(), false, names(unknown.near()));
        }
        return new Meant(
                ListCell.write(list.countries().stream().map(Object::toString).toList()), true, List.of());
    }

    public CountryList.Result read(String pasted) {
        return CountryList.read(pasted, countries);
    }

    public List<String> names(List<?> ids) {
        return ids.stream().map(id -> shown(RecordKind.COUNTRY, id.toString())).toList();
    }

    /// The record of a kind that is meant.
    public Meant meant(RecordKind kind, String typed) {
        var key = key(kind, typed);
        if (key != null) {
            return new Meant(key, true, List.of());
        }
        if (kind == RecordKind.COUNTRY) {
            return new Meant(
                    typed,
                    false,
                    read(typed).unknown().stream()
                            .findFirst()
                            .map(unknown -> names(unknown.near()))
                            .orElse(List.of()));
        }
        var near = directory.near(kind, typed, language, OFFERED);
        var same = near.stream()
                .filter(entry -> plain(entry.title().value()).equals(plain(typed)))
                .toList();
        return same.size() == 1
                ? new Meant(same.getFirst().key(), true, List.of())
                : new Meant(
                        typed,
                        false,
                        near.stream()
                                .map(entry -> show(kind, entry, !few(kind)))
                                .toList());
    }

    /// The key of what is meant for certain; null where nothing is, or a title has to be looked for among many.
    private @Nullable String key(RecordKind kind, String typed) {
        var known = keys(kind).get(plain(typed));
        if (known != null) {
            return known;
        }
        var code = CODE.matcher(typed);
        var numbered = kind == RecordKind.MANDATE || kind == RecordKind.INITIATIVE || kind == RecordKind.COMPONENT;
        if (numbered && code.matches() && all(kind).containsKey(code.group(1))) {
            return code.group(1);
        }
        var organization = kind == RecordKind.ORGANIZATION ? organization(typed) : null;
        if (organization != null) {
            return organization;
        }
        var withKey = WITH_KEY.matcher(typed);
        var key = withKey.matches() ? withKey.group(1) : typed;
        if (exists(kind, key)) {
            return key;
        }
        if (kind == RecordKind.COUNTRY) {
            var list = read(typed);
            return list.unknown().isEmpty() && list.countries().size() == 1
                    ? list.countries().getFirst().toString()
                    : null;
        }
        return null;
    }

    private boolean exists(RecordKind kind, String key) {
        var record = new RecordKey(kind, key);
        return few(kind)
                ? all(kind).containsKey(key)
                : directory.titles(List.of(record), language).containsKey(record);
    }

    private Map<String, String> keys(RecordKind kind) {
        return keys.computeIfAbsent(kind, one -> {
            var byTitle = new HashMap<String, String>();
            if (few(one)) {
                all(one).forEach((key, title) -> byTitle.putIfAbsent(plain(title), key));
                coming.forEach((record, proposal) -> {
                    if (record.kind() == one) {
                        byTitle.putIfAbsent(plain(proposal.title()), record.key());
                    }
                });
                all(one).keySet().forEach(key -> byTitle.put(plain(key), key));
                only(directory.all(one, language), References::plain).forEach(byTitle::putIfAbsent);
            }
            return byTitle;
        });
    }

    /// The keys by the names that one record alone has.
    private static Map<String, String> only(List<Entry> entries, UnaryOperator<String> written) {
        var keys = new HashMap<String, Set<String>>();
        for (var entry : entries) {
            for (var name : entry.names()) {
                keys.computeIfAbsent(written.apply(name), n -> new HashSet<>()).add(entry.key());
            }
        }
        return keys.entrySet().stream()
                .filter(named -> named.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, named -> named.getValue().iterator().next()));
    }

    /// The key of the organization that a name without its acronym means, and without what only official names of
    /// states have; null where none does, or the acronym is that of another.
    private @Nullable String organization(String typed) {
        var withAcronym = WITH_ACRONYM.matcher(typed);
        var name = withAcronym.matches() ? withAcronym.group(1) : typed;
        var known = keys(RecordKind.ORGANIZATION);
        var found = known.getOrDefault(plain(name), byForm().get(withoutForm(name)));
        var other = withAcronym.matches() ? known.get(plain(withAcronym.group(2))) : null;
        return other == null || other.equals(found) ? found : null;
    }

    private Map<String, String> byForm() {
        if (organizations == null) {
            organizations = only(directory.all(RecordKind.ORGANIZATION, language), References::withoutForm);
        }
        return organizations;
    }

    private static String withoutForm(String name) {
        return Arrays.stream(plain(name).split("[ '’-]", -1))
                .filter(word -> !OF_FORM.contains(word))
                .collect(Collectors.joining(" "));
    }

    /// What is written, without regard to case, accents and spaces.
    public static String plain(String text) {
        return PlainLetters.of(text.strip()).replaceAll("\\s+", " ");
    }
}
