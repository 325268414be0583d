package org.mispa.web.system;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private static final Pattern CODE = Pattern.compile("([1-9](?:\\.[1-9][0-9]?|\\.[a-z])?)(?:[ .:–-].*)?");
    private static final int OFFERED = 5;

    private final Directory directory;
    private final List<Known> countries;
    private final Language language;
    private final Map<RecordKey, Proposal> coming = new LinkedHashMap<>();
    private final Map<RecordKind, Map<String, String>> shown = new EnumMap<>(RecordKind.class);
    private final Map<RecordKind, Map<String, String>> keys = new EnumMap<>(RecordKind.class);

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
        return switch (kind) {
            case COMPONENT, MANDATE, INITIATIVE -> entry.key() + " " + entry.title();
            default ->
                withKey
                        ? withKey(entry.title().value(), entry.key())
                        : entry.title().value();
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
        var known = keys(kind).get(plain(typed));
        if (known != null) {
            return new Meant(known, true, List.of());
        }
        var code = CODE.matcher(typed);
        var numbered = kind == RecordKind.MANDATE || kind == RecordKind.INITIATIVE || kind == RecordKind.COMPONENT;
        if (numbered && code.matches() && all(kind).containsKey(code.group(1))) {
            return new Meant(code.group(1), true, List.of());
        }
        var withKey = WITH_KEY.matcher(typed);
        var key = withKey.matches() ? withKey.group(1) : typed;
        if (exists(kind, key)) {
            return new Meant(key, true, List.of());
        }
        if (kind == RecordKind.COUNTRY) {
            var list = read(typed);
            return list.unknown().isEmpty() && list.countries().size() == 1
                    ? new Meant(list.countries().getFirst().toString(), true, List.of())
                    : new Meant(
                            typed,
                            false,
                            list.unknown().isEmpty()
                                    ? List.of()
                                    : names(list.unknown().getFirst().near()));
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
            }
            return byTitle;
        });
    }

    /// What is written, without regard to case, accents and spaces.
    public static String plain(String text) {
        return PlainLetters.of(text.strip()).replaceAll("\\s+", " ");
    }
}
