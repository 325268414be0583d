package org.mispa.persistence.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.Records;
import org.mispa.domain.country.CountryDetails;
import org.mispa.domain.exchange.BulkChange;
import org.mispa.domain.exchange.Outcome;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.Fault;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.record.Row;
import org.mispa.domain.remark.RemarkDetails;
import org.mispa.domain.shared.BrokenRule.Rule;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.change.DetailsJson;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Wordings;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Says for each record of an upload, or of a list that is to be changed, what would become of it. Works in portions,
/// so that many records need as little
/// memory as few.
class DryRun {
    private static final int PORTION = 200;
    private static final int LONGEST_TITLE = 300;
    private static final TypeReference<LinkedHashMap<String, String>> CELLS = new TypeReference<>() {};

    /// A file of the upload.
    ///
    /// @param file null where it holds translations
    private record UploadedFile(int position, @Nullable RecordFile file, Set<String> header) {}

    private record StagedRow(
            UploadedFile file,
            long line,
            String key,
            Map<String, String> cells,
            @Nullable Integer found) {}

    private record Current(int version, Details details, RecordCells cells) {}

    private record Entry(long id, String key) {}

    /// Where a fault is shown, which is not always where it was found.
    private record Shown(int file, long line, String column, String cell, Fault fault) {}

    /// A record as read, before it is known which of the others are sound.
    private record Read(
            Entry entry,
            List<StagedRow> rows,
            Reading reading,
            @Nullable Current current,
            @Nullable Details details,
            Set<RecordKey> refersTo) {}

    /// A reference to a record that is not decided yet.
    private record Pending(long record, RecordKey to, Shown shown) {}

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Records records;
    private final JsonMapper json;
    private final DetailsJson details = new DetailsJson();
    private final long batch;
    private final @Nullable BulkChange bulk;
    private final Predicate<RecordKind> mayWrite;
    private final Map<Integer, UploadedFile> files = new HashMap<>();
    private final Map<RecordFile, UploadedFile> byFile = new EnumMap<>(RecordFile.class);
    private final List<Pending> pending = new ArrayList<>();

    /// Who has what only one record can have, by kind and column.
    private final Map<String, Map<String, String>> owners = new HashMap<>();

    /// @param bulk what is done to every record; null where the rows say it
    DryRun(
            JdbcTemplate jdbc,
            JdbcClient client,
            Records records,
            JsonMapper json,
            long batch,
            @Nullable BulkChange bulk,
            Predicate<RecordKind> mayWrite) {
        this.jdbc = jdbc;
        this.client = client;
        this.records = records;
        this.json = json;
        this.batch = batch;
        this.bulk = bulk;
        this.mayWrite = mayWrite;
    }

    void run() {
        client.sql("delete from batch_record where batch = :batch")
                .param("batch", batch)
                .update();
        readFiles();
        client.sql("""
                        insert into batch_record (batch, record_kind, record_key)
                        select r.batch, r.record_kind, r.record_key
                        from batch_row r join batch_file f on f.batch = r.batch and f.position = r.file
                        where r.batch = :batch
                        group by r.batch, r.record_kind, r.record_key
                        order by array_position(cast(:kinds as text[]), r.record_kind) nulls last,
                            min(r.line) filter (where not f.of_parts) nulls last, r.record_key
                        """)
                .param("batch", batch)
                .param("kinds", Conditions.array(List.of(RecordKind.values())))
                .update();
        // Without knowing how many rows came in, PostgreSQL would read all of them for each portion.
        jdbc.execute("analyze batch_row");
        jdbc.execute("analyze batch_record");
        var last = 0L;
        while (true) {
            var portion = portion(last);
            if (portion.isEmpty()) {
                break;
            }
            last = portion.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(Entry::id)
                    .max()
                    .orElseThrow();
            portion.forEach((kind, entries) -> {
                if (kind.isEmpty()) {
                    noKind(entries);
                } else {
                    check(RecordKind.valueOf(kind), entries);
                }
            });
        }
        decidePending();
    }

    private void readFiles() {
        client.sql("select position, file, header from batch_file where batch = :batch")
                .param("batch", batch)
                .query((row, n) -> {
                    var file = Columns.optionalConstant(row, "file", RecordFile.class);
                    return new UploadedFile(
                            row.getInt("position"), file, Set.copyOf(new HashSet<>(Columns.list(row, "header"))));
                })
                .list()
                .forEach(file -> {
                    files.put(file.position(), file);
                    if (file.file() != null) {
                        byFile.put(file.file(), file);
                    }
                });
    }

    /// The next records by the name of their kind, which is empty where there is none.
    private Map<String, List<Entry>> portion(long after) {
        var portion = new LinkedHashMap<String, List<Entry>>();
        client.sql("""
                        select id, coalesce(record_kind, '') as kind, record_key from batch_record
                        where batch = :batch and id > :after order by id limit :portion
                        """)
                .param("batch", batch)
                .param("after", after)
                .param("portion", PORTION)
                .query(row -> {
                    portion.computeIfAbsent(Columns.text(row, "kind"), kind -> new ArrayList<>())
                            .add(new Entry(row.getLong("id"), Columns.text(row, "record_key")));
                });
        return portion;
    }

    private Map<String, List<StagedRow>> rows(@Nullable RecordKind kind, List<Entry> entries) {
        var rows = new HashMap<String, List<StagedRow>>();
        client.sql("""
                        select file, line, record_key, cells, cells_found from batch_row
                        where batch = :batch and record_kind is not distinct from cast(:kind as text)
                            and md5(record_key) in (select md5(key) from unnest(cast(:keys as text[])) key)
                        order by file, line, id
                        """)
                .param("batch", batch)
                .param("kind", kind == null ? null : kind.name())
                .param("keys", keys(entries))
                .query(row -> {
                    var staged = staged(row);
                    rows.computeIfAbsent(staged.key(), key -> new ArrayList<>()).add(staged);
                });
        return rows;
    }

    private StagedRow staged(ResultSet row) throws SQLException {
        return new StagedRow(
                Objects.requireNonNull(files.get(row.getInt("file"))),
                row.getLong("line"),
                Columns.text(row, "record_key"),
                json.readValue(Columns.text(row, "cells"), CELLS),
                Columns.number(row, "cells_found"));
    }

    private static Object keys(List<Entry> entries) {
        return Conditions.array(entries.stream().map(Entry::key).toList());
    }

    private Map<String, Current> current(RecordKind kind, List<Entry> entries) {
        var current = new HashMap<String, Current>();
        client.sql("""
                        select distinct on (record_key) record_key, version, after from change
                        where record_kind = :kind and record_key = any(:keys) order by record_key, id desc
                        """).param("kind", kind.name()).param("keys", keys(entries)).query(row -> {
            var after = Columns.optional(row, "after");
            if (after != null) {
                var is = details.read(kind, after);
                current.put(
                        Columns.text(row, "record_key"), new Current(row.getInt("version"), is, RecordCells.of(is)));
            }
        });
        return current;
    }

    private void noKind(List<Entry> entries) {
        var rows = rows(null, entries);
        var kinds = Wordings.kinds().stream().map(Query::slug).collect(Collectors.joining(", "));
        for (var entry : entries) {
            var faults = rows.getOrDefault(entry.key(), List.of()).stream()
                    .map(row -> shown(
                            row,
                            TranslationFile.KIND,
                            Wrong.CHOICE,
                            row.cells().getOrDefault(TranslationFile.KIND, ""),
                            kinds))
                    .toList();
            keep(entry.id(), Outcome.FAULTY, null, null, "");
            keep(entry.id(), faults);
        }
    }

    private static Shown shown(StagedRow row, String column, Wrong wrong, String... values) {
        var file = row.file().file();
        return new Shown(
                row.file().position(),
                row.line(),
                column,
                row.cells().getOrDefault(column, ""),
                new Fault(file == null ? RecordFile.REMARKS : file, row.line(), column, wrong, List.of(values)));
    }

    private void check(RecordKind kind, List<Entry> entries) {
        var rows = rows(kind, entries);
        var current = current(kind, entries);
        var read = new ArrayList<Read>();
        var noted = new HashMap<Long, List<Shown>>();
        for (var entry : entries) {
            var own = rows.getOrDefault(entry.key(), List.of());
            var is = current.get(entry.key());
            var shown = new ArrayList<Shown>();
            noted.put(entry.id(), shown);
            Read one;
            if (bulk != null) {
                one = changed(bulk, entry, own, is, shown);
            } else if (own.stream().anyMatch(row -> row.file().file() == null)) {
                one = translated(kind, entry, own, is, shown);
            } else {
                one = read(kind, entry, own, is, shown);
            }
            read.add(one);
            tookFromOthers(one, shown);
        }
        var targets = read.stream().flatMap(one -> one.refersTo().stream()).collect(Collectors.toSet());
        var existing = records.existing(targets);
        var undecided = uploaded(targets, existing);
        var known = new HashSet<>(existing);
        undecided.forEach((record, outcome) -> {
            if (outcome.isEmpty() || outcome.equals(Outcome.NEW.name())) {
                known.add(record);
            }
        });
        for (var one : read) {
            decide(
                    one,
                    known,
                    undecided,
                    Objects.requireNonNull(noted.get(one.entry().id())));
        }
    }

    /// Notes what only one record has and another has already: the codes of a country, the sentence of a remark.
    private void tookFromOthers(Read one, List<Shown> noted) {
        var is = one.details();
        if (is instanceof CountryDetails country) {
            onlyIts(one, "iso2", country.iso2(), noted);
            onlyIts(one, "iso3", country.iso3(), noted);
        } else if (is instanceof RemarkDetails remark) {
            var original = remark.words().originalLanguage();
            var sentence = Objects.requireNonNull(remark.words().byLanguage().get(original));
            onlyIts(one, "summary_" + original.tag(), sentence.summary(), noted);
        }
    }

    private void onlyIts(Read one, String column, @Nullable String value, List<Shown> noted) {
        if (value == null) {
            return;
        }
        var file = RecordFile.of(Objects.requireNonNull(one.details()).kind());
        var key = one.entry().key();
        var owner =
                owners.computeIfAbsent(file.kind() + " " + column, this::owners).putIfAbsent(value, key);
        if (owner != null && !owner.equals(key)) {
            noted.add(shown(one, new Fault(file, line(one, file), column, Wrong.TAKEN_BY, List.of(value, owner))));
        }
    }

    private static long line(Read one, RecordFile file) {
        return one.rows().stream()
                .filter(row -> row.file().file() == file)
                .mapToLong(StagedRow::line)
                .findFirst()
                .orElse(0);
    }

    /// Which records have which value of what only one can have; none of those that the upload brings anew.
    private Map<String, String> owners(String of) {
        var owners = new HashMap<String, String>();
        client.sql(
                        switch (of) {
                            case "COUNTRY iso2" -> "select iso2 as value, key from country";
                            case "COUNTRY iso3" -> "select iso3 as value, key from country";
                            default -> "select summary as value, remark as key from remark_text where original";
                        })
                .query(row -> {
                    owners.put(Objects.toString(Columns.optional(row, "value")), Columns.text(row, "key"));
                });
        return owners;
    }

    /// Records of the upload that are not recorded yet, with their outcome, which is empty while it is open.
    private Map<RecordKey, String> uploaded(Set<RecordKey> targets, Set<RecordKey> existing) {
        var uploaded = new HashMap<RecordKey, String>();
        targets.stream()
                .filter(target -> !existing.contains(target))
                .collect(Collectors.groupingBy(RecordKey::kind, Collectors.mapping(RecordKey::key, Collectors.toSet())))
                .forEach((kind, keys) -> client.sql("""
                                select record_key, coalesce(outcome, '') as outcome from batch_record
                                where batch = :batch and record_kind = :kind
                                    and md5(record_key) in (select md5(key) from unnest(cast(:keys as text[])) key)
                                """)
                        .param("batch", batch)
                        .param("kind", kind.name())
                        .param("keys", Conditions.array(keys))
                        .query(row -> {
                            uploaded.put(
                                    new RecordKey(kind, Columns.text(row, "record_key")), Columns.text(row, "outcome"));
                        }));
        return uploaded;
    }

    private Read read(
            RecordKind kind, Entry entry, List<StagedRow> rows, @Nullable Current current, List<Shown> shown) {
        var reading = new Reading();
        var file = RecordFile.of(kind);
        var keyColumn = file.columns().getFirst().name();
        var main = rows.stream().filter(row -> row.file().file() == file).toList();
        if (!mayWrite.test(kind)) {
            shown.add(shown(rows.getFirst(), "", Wrong.NOT_YOURS));
        }
        for (var row : rows) {
            if (row.found() != null) {
                shown.add(shown(
                        row,
                        "",
                        Wrong.CELLS,
                        row.found().toString(),
                        Integer.toString(row.file().header().size())));
            }
        }
        Row own = null;
        for (var row : main) {
            if (row.found() != null) {
                continue; // who knows which of its cells is which
            }
            var asRead = reading.row(file, row.line(), completed(row, current));
            var key = asRead.key();
            if (key != null && !key.equals(entry.key())) {
                asRead.fault(keyColumn, Wrong.RULE, Rule.KEY_FORM.name(), entry.key());
            } else if (key != null && reading.register(asRead, keyColumn, new RecordKey(kind, key))) {
                own = asRead;
            }
        }
        if (main.isEmpty() && current != null) {
            own = reading.row(file, 0, current.cells().row());
            reading.register(own, keyColumn, new RecordKey(kind, entry.key()));
        } else if (main.isEmpty()) {
            for (var row : rows) {
                var part = Objects.requireNonNull(row.file().file());
                var owner = part.columns().getFirst().name();
                var asRead = reading.row(part, row.line(), row.cells());
                if (asRead.required(owner) != null) {
                    asRead.fault(owner, Wrong.NO_RECORD, words(kind), entry.key());
                }
            }
        }
        Details is = null;
        if (own != null) {
            is = details(reading, own, parts(kind, rows, main.isEmpty(), current, reading), current, shown, rows);
        }
        return new Read(entry, rows, reading, current, is, refersTo(reading));
    }

    /// Where the file lacks a column, what stands there stays.
    private static Map<String, String> completed(StagedRow row, @Nullable Current current) {
        if (current == null) {
            return row.cells();
        }
        var cells = new LinkedHashMap<>(row.cells());
        current.cells().row().forEach((column, cell) -> {
            if (!row.file().header().contains(column)) {
                cells.put(column, cell);
            }
        });
        return cells;
    }

    /// The lists that the record holds: as uploaded, or as they are where the upload has not their file. Where it has
    /// the record's own row, a list without rows is empty.
    private Map<RecordFile, List<Row>> parts(
            RecordKind kind, List<StagedRow> rows, boolean partsAlone, @Nullable Current current, Reading reading) {
        var parts = new EnumMap<RecordFile, List<Row>>(RecordFile.class);
        for (var part : RecordFile.partsOf(kind)) {
            var uploaded =
                    rows.stream().filter(row -> row.file().file() == part).toList();
            if (!uploaded.isEmpty() || (byFile.containsKey(part) && !partsAlone)) {
                parts.put(
                        part,
                        uploaded.stream()
                                .filter(row -> row.found() == null)
                                .map(row -> reading.row(part, row.line(), row.cells()))
                                .toList());
            } else if (current != null) {
                parts.put(
                        part,
                        current.cells().rows(part).stream()
                                .map(cells -> reading.row(part, 0, cells))
                                .toList());
            }
        }
        return parts;
    }

    private static @Nullable Details details(
            Reading reading,
            Row own,
            Map<RecordFile, List<Row>> parts,
            @Nullable Current current,
            List<Shown> shown,
            List<StagedRow> rows) {
        try {
            return reading.details(own, parts, current == null ? null : current.details());
        } catch (IllegalArgumentException refused) {
            shown.add(shown(rows.getFirst(), "", Wrong.UNREADABLE, Objects.toString(refused.getMessage())));
            return null;
        }
    }

    private static Set<RecordKey> refersTo(Reading reading) {
        var targets = new HashSet<RecordKey>();
        reading.faults(all -> {
            targets.addAll(all);
            return all;
        });
        return targets;
    }

    /// A record of a list, as it is by now, with what is done to all of them.
    private Read changed(
            BulkChange change, Entry entry, List<StagedRow> rows, @Nullable Current current, List<Shown> shown) {
        var reading = new Reading();
        var kind = change.kind();
        if (!mayWrite.test(kind)) {
            shown.add(shown(rows.getFirst(), "", Wrong.NOT_YOURS));
        }
        if (current == null) {
            shown.add(shown(rows.getFirst(), "", Wrong.NO_RECORD, words(kind), entry.key()));
            return new Read(entry, rows, reading, null, null, Set.of());
        }
        var is = reading.details(change.of(current.cells()), current.details());
        return new Read(entry, rows, reading, current, is, refersTo(reading));
    }

    private Read translated(
            RecordKind kind, Entry entry, List<StagedRow> rows, @Nullable Current current, List<Shown> shown) {
        var reading = new Reading();
        if (!mayWrite.test(kind)) {
            shown.add(shown(rows.getFirst(), "", Wrong.NOT_YOURS));
        }
        if (current == null || current.details().words() == null) {
            for (var row : rows) {
                shown.add(shown(
                        row,
                        TranslationFile.KEY,
                        entry.key().isEmpty() ? Wrong.EMPTY : Wrong.NO_RECORD,
                        words(kind),
                        entry.key()));
            }
            return new Read(entry, rows, reading, current, null, Set.of());
        }
        var original = current.details().words().originalLanguage();
        var cells = new LinkedHashMap<>(current.cells().row());
        for (var row : rows) {
            translate(row, original, current.cells(), cells, shown);
        }
        var file = RecordFile.of(kind);
        var own = reading.row(file, 0, cells);
        reading.register(own, file.columns().getFirst().name(), new RecordKey(kind, entry.key()));
        var is = details(reading, own, parts(kind, List.of(), true, current, reading), current, shown, rows);
        return new Read(entry, rows, reading, current, is, refersTo(reading));
    }

    private static void translate(
            StagedRow row, Language original, RecordCells current, Map<String, String> cells, List<Shown> shown) {
        if (row.found() != null) {
            shown.add(shown(
                    row,
                    "",
                    Wrong.CELLS,
                    row.found().toString(),
                    Integer.toString(row.file().header().size())));
            return;
        }
        var part = row.cells().getOrDefault(TranslationFile.PART, "");
        var tag = row.cells().getOrDefault(TranslationFile.LANGUAGE, "");
        var others = Arrays.stream(Language.values())
                .filter(language -> language != original)
                .map(Language::tag)
                .toList();
        if (!TranslationFile.PARTS.contains(part)) {
            shown.add(shown(row, TranslationFile.PART, Wrong.CHOICE, part, String.join(", ", TranslationFile.PARTS)));
        } else if (!others.contains(tag)) {
            shown.add(shown(row, TranslationFile.LANGUAGE, Wrong.CHOICE, tag, String.join(", ", others)));
        } else {
            var was = current.cell(part + "_" + original.tag());
            var translation = row.cells().getOrDefault(TranslationFile.TRANSLATION, "");
            if (!plain(was).equals(plain(row.cells().getOrDefault(TranslationFile.ORIGINAL, "")))) {
                shown.add(shown(row, TranslationFile.ORIGINAL, Wrong.ORIGINAL_CHANGED, was));
            } else if (!translation.isEmpty()) {
                cells.put(part + "_" + tag, translation);
            }
        }
    }

    /// Spreadsheets write line breaks in their own way.
    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private void decide(Read read, Set<RecordKey> known, Map<RecordKey, String> undecided, List<Shown> noted) {
        var reading = read.reading();
        var open = read.refersTo().stream()
                .filter(target -> undecided.getOrDefault(target, "-").isEmpty())
                .collect(Collectors.toSet());
        var faults = reading.faults(
                targets -> targets.stream().filter(known::contains).collect(Collectors.toSet()));
        var all = new LinkedHashSet<>(noted);
        faults.forEach(fault -> all.add(shown(read, fault)));
        if (all.isEmpty() && read.details() == null) {
            all.add(shown(read.rows().getFirst(), "", Wrong.UNREADABLE, ""));
        }
        var outcome = outcome(read, all.isEmpty());
        keep(
                read.entry().id(),
                outcome,
                read.current(),
                outcome == Outcome.NEW || outcome == Outcome.CHANGED ? read.details() : null,
                title(read));
        keep(read.entry().id(), List.copyOf(all));
        if (all.isEmpty() && !open.isEmpty()) {
            var later = new LinkedHashSet<>(reading.faults(targets ->
                    targets.stream().filter(target -> !open.contains(target)).collect(Collectors.toSet())));
            faults.forEach(later::remove);
            for (var fault : later) {
                open.stream()
                        .filter(target -> fault.values().size() == 2
                                && fault.values().getLast().equals(target.key())
                                && fault.values().getFirst().equals(words(target.kind())))
                        .findFirst()
                        .ifPresent(
                                target -> pending.add(new Pending(read.entry().id(), target, shown(read, fault))));
            }
        }
    }

    private static Outcome outcome(Read read, boolean sound) {
        var is = read.details();
        if (!sound || is == null) {
            return Outcome.FAULTY;
        }
        var current = read.current();
        if (current == null) {
            return Outcome.NEW;
        }
        return Difference.between(current.cells(), RecordCells.of(is)).isEmpty() ? Outcome.SAME : Outcome.CHANGED;
    }

    /// Shows a fault at the row that was uploaded.
    private Shown shown(Read read, Fault fault) {
        var translations = read.rows().getFirst().file().file() == null;
        var row = read.rows().stream()
                .filter(candidate -> translations
                        ? fault.column().startsWith(candidate.cells().getOrDefault(TranslationFile.PART, "") + "_")
                        : candidate.file().file() == fault.file() && candidate.line() == fault.line())
                .findFirst()
                .orElse(read.rows().getFirst());
        var column = translations ? TranslationFile.TRANSLATION : fault.column();
        return new Shown(row.file().position(), row.line(), column, row.cells().getOrDefault(column, ""), fault);
    }

    /// A record that refers to one that turned out to be faulty, and does not exist yet, is faulty too.
    private void decidePending() {
        var outcomes = new HashMap<RecordKey, String>();
        outcomes.putAll(uploaded(pending.stream().map(Pending::to).collect(Collectors.toSet()), Set.of()));
        var faulty = new HashSet<RecordKey>();
        outcomes.forEach((record, outcome) -> {
            if (outcome.equals(Outcome.FAULTY.name())) {
                faulty.add(record);
            }
        });
        var left = new ArrayList<>(pending);
        var more = true;
        while (more) {
            more = false;
            for (var one : List.copyOf(left)) {
                if (faulty.contains(one.to())) {
                    left.remove(one);
                    more = true;
                    client.sql("""
                                    update batch_record set outcome = 'FAULTY', proposed = null where id = :id
                                    returning record_kind, record_key
                                    """)
                            .param("id", one.record())
                            .query((row, n) -> new RecordKey(
                                    Columns.constant(row, "record_kind", RecordKind.class),
                                    Columns.text(row, "record_key")))
                            .optional()
                            .ifPresent(faulty::add);
                    keep(one.record(), List.of(one.shown()));
                }
            }
        }
    }

    private void keep(
            long record, Outcome outcome, @Nullable Current current, @Nullable Details proposed, String title) {
        jdbc.update(
                """
                update batch_record set outcome = ?, base_version = ?, title = ?, proposed = cast(? as jsonb) where id = ?
                """,
                outcome.name(),
                current == null ? null : current.version(),
                title,
                proposed == null ? null : details.write(proposed),
                record);
    }

    private void keep(long record, List<Shown> faults) {
        if (faults.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                """
                insert into batch_fault (batch, record, file, record_file, line, column_name, cell, wrong, said)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                faults.stream()
                        .map(shown -> new Object[] {
                            batch,
                            record,
                            shown.file(),
                            shown.fault().file().name(),
                            shown.line(),
                            shown.column(),
                            shortened(shown.cell()),
                            shown.fault().wrong().name(),
                            new SqlParameterValue(
                                    Types.ARRAY,
                                    shown.fault().values().stream()
                                            .map(DryRun::shortened)
                                            .toArray(String[]::new))
                        })
                        .toList());
    }

    private static String shortened(String text) {
        return text.length() > 1_000 ? text.substring(0, 1_000) : text;
    }

    /// What it is to be called, or is called where it cannot be read.
    private static String title(Read read) {
        if (read.details() != null) {
            return title(read.details());
        }
        return read.current() == null ? "" : title(read.current().details());
    }

    /// What a record is called in lists: its title in the language that it was written in.
    static String title(Details details) {
        var words = details.words();
        String title = null;
        if (details instanceof CountryDetails country) {
            title = Objects.requireNonNull(country.names().byLanguage().get(Language.EN))
                    .usual();
        } else if (words != null) {
            var original = Objects.requireNonNull(words.byLanguage().get(words.originalLanguage()));
            title = original.title() == null ? original.summary() : original.title();
        }
        var text = Objects.requireNonNullElse(title, "");
        return text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) : text;
    }

    private static String words(RecordKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
