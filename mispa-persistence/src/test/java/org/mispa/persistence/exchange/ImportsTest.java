package org.mispa.persistence.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.Records;
import org.mispa.domain.change.Staff;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.exchange.Batch;
import org.mispa.domain.exchange.BatchState;
import org.mispa.domain.exchange.Batches;
import org.mispa.domain.exchange.Batches.Uploaded;
import org.mispa.domain.exchange.BlockedBatch;
import org.mispa.domain.exchange.ImportRecords;
import org.mispa.domain.exchange.Outcome;
import org.mispa.domain.exchange.PublishedRecords;
import org.mispa.domain.exchange.Refused;
import org.mispa.domain.exchange.RefusedUpload;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// From files to records and back, in a database that begins empty.
@TestPropertySource(properties = {"mispa.test.database=imports", "mispa.shipped-records=false"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportsTest extends RecordsForTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final By BY = new By("root@example.org", "127.0.0.1", NOW);
    private static final Staff ADMIN = new Staff(new UUID(1, 1), "Root", AccountRole.ADMIN);

    private static final Staff EDITOR = new Staff(new UUID(2, 2), "Ana", AccountRole.EDITOR);

    @Autowired
    private ImportRecords imports;

    @Autowired
    private Batches batches;

    @Autowired
    private PublishedRecords published;

    @Autowired
    private Records records;

    @Autowired
    private ApplyChange door;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Workflow workflow;

    @Autowired
    private Proposals proposals;

    @TempDir
    private Path directory;

    @BeforeEach
    void theShippedRecords() throws IOException {
        if (published.version().number() == 0) {
            var id = checked(ADMIN, "all.zip", zip(shipped()));
            imports.take(id, false, "First records", ADMIN, BY);
            imports.approve(id, "Nobody else is there", ADMIN, BY);
        }
    }

    private static Map<String, byte[]> shipped() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var file : RecordFile.values()) {
            try (var in = Objects.requireNonNull(ImportsTest.class.getResourceAsStream("/db/data/" + file.file()))) {
                files.put(file.file(), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private Map<String, String> written() {
        var files = new LinkedHashMap<String, ByteArrayOutputStream>();
        published.writeAll(file -> files.computeIfAbsent(file.file(), name -> new ByteArrayOutputStream()));
        return files.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().toString(StandardCharsets.UTF_8)));
    }

    private long received(Staff author, String name, byte[] content) throws IOException {
        var file = Files.write(Files.createTempFile(directory, "upload", null), content);
        return imports.receive(List.of(new Uploaded(name, file)), author, NOW);
    }

    private long checked(Staff author, String name, byte[] content) throws IOException {
        var id = received(author, name, content);
        imports.check(id, author, NOW);
        return id;
    }

    private long checked(String name, String content) throws IOException {
        return checked(ADMIN, name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Batch batch(long id) {
        return batches.find(id).orElseThrow();
    }

    private List<String> faults(long id) {
        var faults = new java.util.ArrayList<String>();
        batches.faults(
                id,
                cell -> faults.add(cell.file() + ":" + cell.line() + ":" + cell.column() + ":"
                        + cell.fault().wrong()));
        return faults;
    }

    private static String row(String file, String... cells) {
        var given = new LinkedHashMap<String, String>();
        for (var i = 0; i < cells.length; i += 2) {
            given.put(cells[i], cells[i + 1]);
        }
        return RecordFile.named(file).orElseThrow().header().stream()
                .map(name -> "\"" + given.getOrDefault(name, "").replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
    }

    private static String header(String file) {
        return String.join(",", RecordFile.named(file).orElseThrow().header());
    }

    @Test
    @Order(1)
    void theShippedFilesGiveTheSameAsTheFirstStart() throws IOException {
        var batch = batch(1);
        assertThat(batch.state()).isEqualTo(BatchState.PUBLISHED);
        assertThat(batch.count(Outcome.NEW)).isEqualTo(batch.records());
        var shipped = new RecordFiles(
                        file -> ImportsTest.class.getResourceAsStream("/db/data/" + file), Actor.PORTAL, "test")
                .read();
        assertThat(shipped).hasSize((int) batch.records());
        transaction.executeWithoutResult(status -> shipped.forEach(
                change -> assertThat(records.find(change.record()).orElseThrow().details())
                        .as(change.record().toString())
                        .isEqualTo(change.proposed())));
    }

    @Test
    @Order(2)
    void importedAgainNothingChanges() throws IOException {
        var again = batch(checked(ADMIN, "all.zip", zip(shipped())));
        assertThat(again.count(Outcome.SAME)).isEqualTo(again.records());
        var taken = written().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().getBytes(StandardCharsets.UTF_8)));
        var out = batch(checked(ADMIN, "mispa-records.zip", zip(taken)));
        assertThat(out.count(Outcome.SAME)).isEqualTo(out.records());
        assertThatThrownBy(() -> imports.take(out.id(), false, "why", ADMIN, BY))
                .isInstanceOf(NotAllowed.class);
    }

    private static final String SOURCE = "management-report-2009-2011";

    private static String organization(String key, String parent) {
        return row(
                "organizations",
                "key",
                key,
                "title_en",
                "An office",
                "kind",
                "office",
                "parent",
                parent,
                "source",
                SOURCE,
                "places",
                "1");
    }

    @Test
    @Order(3)
    void whatRefersToAFaultyNewRecordIsFaultyToo() throws IOException {
        var id = checked(
                "organizations.csv",
                String.join(
                        "\n",
                        header("organizations"),
                        organization("office-a", "office-b"),
                        organization("office-b", "office-c"),
                        organization("office-c", "").replace("\"office\"", "\"nonsense\""),
                        organization("office-d", "")));
        assertThat(batch(id).counts()).isEqualTo(Map.of(Outcome.FAULTY, 3L, Outcome.NEW, 1L));
        assertThat(faults(id))
                .containsExactly(
                        "organizations.csv:2:parent:NO_RECORD",
                        "organizations.csv:3:parent:NO_RECORD",
                        "organizations.csv:4:kind:CHOICE");
        assertThatThrownBy(() -> imports.take(id, false, "why", ADMIN, BY)).isInstanceOf(NotAllowed.class);
        imports.take(id, true, "Offices", ADMIN, BY);
        imports.approve(id, "alone", ADMIN, BY);
        assertThat(records.existing(List.of(
                        new RecordKey(RecordKind.ORGANIZATION, "office-a"),
                        new RecordKey(RecordKind.ORGANIZATION, "office-d"))))
                .containsExactly(new RecordKey(RecordKind.ORGANIZATION, "office-d"));
        imports.undo(id, "A test", ADMIN, BY);
        assertThat(records.existing(List.of(new RecordKey(RecordKind.ORGANIZATION, "office-d"))))
                .isEmpty();
    }

    @Test
    @Order(4)
    void newRecordsMayReferToEachOtherInAnyOrder() throws IOException {
        var before = written();
        var id = checked(
                "organizations (1).csv",
                String.join(
                        "\r\n",
                        header("organizations"),
                        organization("office-a", "office-b"),
                        organization("office-b", "")));
        assertThat(faults(id)).isEmpty();
        imports.take(id, false, "Offices", ADMIN, BY);
        imports.approve(id, "alone", ADMIN, BY);
        assertThat(written()).isNotEqualTo(before);
        imports.undo(id, "A test", ADMIN, BY);
        assertThat(written()).isEqualTo(before);
        assertThat(batch(id).state()).isEqualTo(BatchState.UNDONE);
    }

    private String line(String file, String beginning) {
        return Objects.requireNonNull(written().get(file + ".csv"))
                .lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(5)
    void aListAloneReplacesThatListOnly() throws IOException {
        var before = written();
        var one = Objects.requireNonNull(before.get("activity-participations.csv"))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        var activity = one.substring(0, one.indexOf(','));
        var rows = Objects.requireNonNull(before.get("activity-participations.csv"))
                .lines()
                .filter(line -> line.startsWith(activity + ","))
                .count();
        var id = checked("activity-participations.csv", header("activity-participations") + "\n" + one);
        var item = batches.items(id, null, 1).rows().getFirst();
        assertThat(item.outcome()).isEqualTo(rows > 1 ? Outcome.CHANGED : Outcome.SAME);
        if (rows > 1) {
            var difference = Objects.requireNonNull(item.difference());
            assertThat(difference.cells()).isEmpty();
            assertThat(difference.rows()).singleElement().satisfies(change -> {
                assertThat(change.file()).isEqualTo(RecordFile.ACTIVITY_PARTICIPATIONS);
                assertThat(change.removed()).hasSize((int) rows - 1);
            });
        }
        assertThat(written()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void recordsThatHaveMovedOnAreNamedAndNothingIsApplied() throws IOException {
        var key = new RecordKey(RecordKind.ORGANIZATION, "office-x");
        var id = checked("organizations.csv", header("organizations") + "\n" + organization("office-x", ""));
        imports.take(id, false, "An office", ADMIN, BY);
        var other = checked("organizations.csv", header("organizations") + "\n" + organization("office-x", ""));
        imports.take(other, false, "The same", ADMIN, BY);
        imports.approve(id, "alone", ADMIN, BY);
        assertThatThrownBy(() -> imports.approve(other, "alone", ADMIN, BY))
                .isInstanceOfSatisfying(
                        BlockedBatch.class,
                        blocked -> assertThat(blocked.records()).containsExactly(key));
        assertThat(batch(other).state()).isEqualTo(BatchState.SUBMITTED);

        var current =
                transaction.execute(status -> records.find(key).orElseThrow().details());
        door.apply(new Change(key, 0, Objects.requireNonNull(current), ADMIN.actor(), "touched"), NOW);
        assertThatThrownBy(() -> imports.undo(id, "A test", ADMIN, BY))
                .isInstanceOfSatisfying(
                        BlockedBatch.class,
                        blocked -> assertThat(blocked.records()).containsExactly(key));
    }

    @Test
    @Order(8)
    void whatAFileHasNoColumnForStays() throws IOException {
        var key = line("organizations", "oas");
        var first = key.substring(0, key.indexOf(','));
        var id = checked(
                "organizations.csv",
                header("organizations").replace("title_en,title_es,title_fr,title_pt,", "title_en,")
                        + "\n"
                        + String.join(
                                ",",
                                RecordFile.ORGANIZATIONS.header().stream()
                                        .filter(name -> !name.matches("title_(es|fr|pt)"))
                                        .map(name -> switch (name) {
                                            case "key" -> first;
                                            case "title_en" -> "Another name";
                                            case "kind" -> "office";
                                            case "source" -> SOURCE;
                                            case "places" -> "1";
                                            default -> "";
                                        })
                                        .toList()));
        assertThat(faults(id)).isEmpty();
        var difference = Objects.requireNonNull(
                batches.items(id, null, 1).rows().getFirst().difference());
        assertThat(difference.cells()).noneMatch(cell -> cell.column().matches("title_(es|fr|pt)"));
        assertThat(difference.cells()).anyMatch(cell -> cell.column().equals("title_en"));
    }

    private static final Set<Refused> SAID = EnumSet.noneOf(Refused.class);

    private RefusedUpload refused(String name, byte[] content) {
        var before = jdbc.sql("select count(*) from batch").query(Long.class).single();
        try {
            received(ADMIN, name, content);
        } catch (RefusedUpload refused) {
            assertThat(jdbc.sql("select count(*) from batch").query(Long.class).single())
                    .as("nothing is kept")
                    .isEqualTo(before);
            SAID.add(refused.why());
            return refused;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        throw new AssertionError(name + " was taken");
    }

    @Test
    @Order(12)
    void whatIsNoRecordFileIsRefused() throws IOException {
        assertThat(refused("activities.csv", "key,título\n".getBytes(StandardCharsets.ISO_8859_1))
                        .why())
                .isEqualTo(Refused.NOT_UTF_8);
        assertThat(refused("activities.csv", new byte[] {'%', 'P', 'D', 'F', '-'})
                        .why())
                .isEqualTo(Refused.WRONG_TYPE);
        assertThat(refused("activities.csv", new byte[] {'k', 'e', 'y', 0, 0}).why())
                .isEqualTo(Refused.WRONG_TYPE);
        assertThat(refused("some.csv", "a,b\n1,2".getBytes(StandardCharsets.UTF_8))
                        .why())
                .isEqualTo(Refused.UNKNOWN_FILE);
        assertThat(refused("a.zip", zip(Map.of("evil.exe", new byte[] {1}))).why())
                .isEqualTo(Refused.WRONG_ENTRY);
        assertThat(refused("a.zip", zip(Map.of("activities.csv", new byte[20_000_000])))
                        .why())
                .isEqualTo(Refused.GROWS);
        assertThat(refused("a.zip", zip(Map.of("a/components.csv", new byte[0], "b/components.csv", new byte[0])))
                        .why())
                .isEqualTo(Refused.TWICE);
    }

    private static byte[] workbook(String sheetName, String sheet, String before) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("[Content_Types].xml", """
                <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                </Types>""".getBytes(StandardCharsets.UTF_8));
        files.put("xl/styles.xml", """
                <?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
                <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""".getBytes(StandardCharsets.UTF_8));
        files.put("xl/_rels/workbook.xml.rels", """
                <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>""".getBytes(StandardCharsets.UTF_8));
        files.put("xl/workbook.xml", """
                <?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                <sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>""".formatted(sheetName).getBytes(StandardCharsets.UTF_8));
        files.put("xl/worksheets/sheet1.xml", """
                <?xml version="1.0" encoding="UTF-8"?>%s<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>
                """.formatted(before, sheet).getBytes(StandardCharsets.UTF_8));
        return zip(files);
    }

    private static String cells(int row, String... cells) {
        var xml = new StringBuilder("<row r=\"" + row + "\">");
        for (var i = 0; i < cells.length; i++) {
            var at = " r=\"" + (char) ('A' + i) + row + "\"";
            xml.append(
                    cells[i].startsWith("<")
                            ? cells[i].replace("<c", "<c" + at)
                            : "<c" + at + " t=\"inlineStr\"><is><t>" + cells[i] + "</t></is></c>");
        }
        return xml.append("</row>").toString();
    }

    @Test
    @Order(13)
    void aWorkbookIsReadASheetARecordFile() throws IOException {
        var sheet = cells(1, "country", "status", "date", "note_en")
                + cells(2, "jamaica", "member", "<c s=\"1\"><v>40000</v></c>", "From a sheet");
        var id = checked(ADMIN, "book.xlsx", workbook("country-statuses", sheet, ""));
        assertThat(faults(id)).isEmpty();
        var item = batches.items(id, null, 1).rows().getFirst();
        assertThat(item.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(Objects.requireNonNull(item.difference()).rows().getFirst().added())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("date", "2009-07-06"));
    }

    @Test
    @Order(14)
    void aWorkbookWithFormulasOrEntitiesIsRefused() throws IOException {
        var formula = cells(1, "country", "status", "date", "note_en")
                + cells(2, "jamaica", "member", "<c><f>1+1</f><v>2</v></c>", "");
        var refused = refused("book.xlsx", workbook("country-statuses", formula, ""));
        assertThat(refused.why()).isEqualTo(Refused.FORMULA);
        assertThat(refused.values()).containsExactly("book.xlsx", "country-statuses", "C2");
        var entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        assertThat(refused("book.xlsx", workbook("country-statuses", cells(1, "&e;"), entity))
                        .why())
                .isEqualTo(Refused.ENTITIES);
        assertThat(refused("book.xlsx", workbook("country-statuses", "<row", ""))
                        .why())
                .isEqualTo(Refused.UNREADABLE);
    }

    @Test
    @Order(15)
    void translationsComeInAsChangesOfWordings() throws IOException {
        var line = line("components", "3,");
        var title = line.split(",", -1)[1];
        var sound = checked(
                "translations-es.csv",
                "kind,key,part,language,state,original,translation\n" + "component,3,title,es,missing,\""
                        + title.replace("\"", "") + "\",\"Otro título\"\n");
        assertThat(Objects.requireNonNull(
                                batches.items(sound, null, 1).rows().getFirst().difference())
                        .cells())
                .singleElement()
                .satisfies(cell -> {
                    assertThat(cell.column()).isEqualTo("title_es");
                    assertThat(cell.after()).isEqualTo("Otro título");
                });
    }

    @Test
    @Order(16)
    void eachWayOfRefusingAnUploadWasTried() throws IOException {
        assertThatThrownBy(() -> imports.receive(List.of(), ADMIN, NOW))
                .isInstanceOfSatisfying(RefusedUpload.class, refused -> SAID.add(refused.why()));
        assertThat(refused("large.csv", new byte[51 << 20]).why()).isEqualTo(Refused.TOO_LARGE);
        var translations = "kind,key,part,language,state,original,translation\n".getBytes(StandardCharsets.UTF_8);
        var countries = header("countries").getBytes(StandardCharsets.UTF_8);
        assertThat(refused("a.zip", zip(Map.of("countries.csv", countries, "translations-es.csv", translations)))
                        .why())
                .isEqualTo(Refused.MIXED);
        // A list to be changed is refused in its own ways: BulkChangesTest.
        assertThat(SAID)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(Refused.TOO_MANY, Refused.NO_RECORDS)));
    }

    private void decided(long id, String key, String by, @Nullable Instant when) {
        var proposal = jdbc.sql("select id from proposal where batch = :batch and record_key = :key")
                .param("batch", id)
                .param("key", key)
                .query(Long.class)
                .single();
        var revision = proposals.find(proposal).orElseThrow().revision();
        switch (by) {
            case "approve" -> workflow.approve(proposal, revision, null, when, ADMIN, NOW);
            case "return" -> workflow.giveBack(proposal, revision, "Which one?", ADMIN, NOW);
            default -> workflow.discard(proposal, revision, EDITOR, NOW);
        }
    }

    private long offices(String... keys) throws IOException {
        var id = checked(
                EDITOR,
                "organizations.csv",
                (header("organizations") + "\n"
                                + Arrays.stream(keys)
                                        .map(key -> organization(key, ""))
                                        .collect(Collectors.joining("\n")))
                        .getBytes(StandardCharsets.UTF_8));
        imports.take(id, false, "Offices", EDITOR, BY);
        return id;
    }

    @Test
    @Order(17)
    void anImportWhoseChangesAreDecidedOneByOneIsDoneAndCanBeUndone() throws IOException {
        var before = written();
        var id = offices("one-by-one-a", "one-by-one-b", "one-by-one-c");
        decided(id, "one-by-one-a", "approve", null);
        decided(id, "one-by-one-b", "return", null);
        assertThat(batch(id).state()).as("one still waits").isEqualTo(BatchState.SUBMITTED);
        assertThat(batch(id).canBeUndone()).isFalse();
        decided(id, "one-by-one-c", "discard", null);
        assertThat(batch(id).state()).isEqualTo(BatchState.DECIDED);
        assertThat(batches.page(ADMIN, 1).rows())
                .filteredOn(one -> one.id() == id)
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(BatchState.DECIDED));
        assertThat(batch(id).became())
                .isEqualTo(Map.of(
                        Proposal.State.PUBLISHED, 1L, Proposal.State.RETURNED, 1L, Proposal.State.DISCARDED, 1L));
        assertThat(batches.items(id, null, 1).rows())
                .extracting(Batches.Item::key, Batches.Item::became)
                .containsExactly(
                        tuple("one-by-one-a", Proposal.State.PUBLISHED),
                        tuple("one-by-one-b", Proposal.State.RETURNED),
                        tuple("one-by-one-c", Proposal.State.DISCARDED));
        assertThatThrownBy(() -> imports.approve(id, null, ADMIN, BY))
                .as("nothing is left to publish")
                .isInstanceOf(NotAllowed.class);
        imports.undo(id, "A test", ADMIN, BY);
        assertThat(batch(id).state()).isEqualTo(BatchState.UNDONE);
        assertThat(written()).isEqualTo(before);
    }

    @Test
    @Order(18)
    void whatIsApprovedForLaterOrWasNotPublishedIsNotUndone() throws IOException {
        var later = offices("later-a", "later-b");
        decided(later, "later-a", "approve", null);
        decided(later, "later-b", "approve", NOW.plusSeconds(3600));
        assertThat(batch(later).state()).isEqualTo(BatchState.DECIDED);
        assertThatThrownBy(() -> imports.undo(later, "A test", ADMIN, BY)).isInstanceOf(NotAllowed.class);
        decided(later, "later-b", "return", null);
        imports.undo(later, "A test", ADMIN, BY);
        var none = offices("none-a");
        decided(none, "none-a", "discard", null);
        assertThatThrownBy(() -> imports.undo(none, "A test", ADMIN, BY)).isInstanceOf(NotAllowed.class);
    }
}
