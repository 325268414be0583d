package org.mispa.persistence.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.change.Staff;
import org.mispa.domain.exchange.Batches;
import org.mispa.domain.exchange.Batches.FaultyCell;
import org.mispa.domain.exchange.Batches.Uploaded;
import org.mispa.domain.exchange.ImportRecords;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.BrokenRule.Rule;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;

/// One broken row in each way of breaking, told with row, column and reason: a dry run over the shipped records.
class BrokenRowsTest extends RecordsForTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Staff ADMIN = new Staff(new UUID(1, 1), "Root", AccountRole.ADMIN);
    private static final Staff EDITOR = new Staff(new UUID(2, 2), "Ana", AccountRole.EDITOR);

    @Autowired
    private ImportRecords imports;

    @Autowired
    private Batches batches;

    @TempDir
    private Path directory;

    /// Rows by file, apart from each other by `&&`, each with what differs from a sound one; then the row and the
    /// column of the only fault, and what it is. The first row of a file is its header.
    private static final String ROWS = """
        organizations | key=                              | 2 key      | EMPTY
        organizations | key=A b                           | 2 key      | RULE KEY_FORM
        organizations | && -                              | 3 key      | TAKEN
        organizations | kind=x                            | 2 kind     | CHOICE
        organizations | kind=                             | 2 kind     | EMPTY
        organizations | title_en=                         | 2 title_en | EMPTY
        organizations | title_en=A\u202Eb                 | 2 title_en | INVISIBLE
        organizations | title_en=LONG                     | 2 title_en | TOO_LONG
        organizations | note_es=nota                      | 2 note_es  | RULE WORDED
        organizations | summary_fr=Un office              | 2 title_fr | EMPTY
        organizations | original=fr                       | 2 original | RULE ONE_ORIGINAL
        organizations | original=de                       | 2 original | CHOICE
        organizations | country=atlantis                  | 2 country  | NO_RECORD
        organizations | parent=A b                        | 2 parent   | RULE KEY_FORM
        organizations | source=                           | 2 source   | EMPTY
        organizations | source=none                       | 2 source   | NO_RECORD
        organizations | places=                           | 2 places   | NO_PLACE
        organizations | places=/                          | 2 places   | PLACE
        organizations | places=1/2/n0                     | 2 places   | RULE NOTES_FROM_ONE
        organizations | places=1/2/n99999999999           | 2 places   | WHOLE_NUMBER
        organizations | places=management-report-2009-2011# /1 | 2 places | RULE PLACE_HAS_A_SECTION
        organizations | places=other-report#1             | 2 places   | NO_RECORD
        meetings | date=2011-13                           | 2 date     | DATE
        meetings | date=3/4/2011                          | 2 date     | AMBIGUOUS_DATE
        meetings | number=x                               | 2 number   | WHOLE_NUMBER
        meetings | number=0                               | 2 number   | RULE COUNTED_FROM_ONE
        activities | edition=0                            | 2 edition  | RULE COUNTED_FROM_ONE
        practices | position=0                            | 2 position | RULE COUNTED_FROM_ONE
        sources | retrieved_on=2011                       | 2 retrieved_on | DAY
        sources | closing_day=+99999-01-01                | 2 closing_day  | DAY
        sources | address=javascript:x                    | 2 address  | ADDRESS
        countries | iso2=q                                | 2 iso2     | RULE COUNTRY_CODE
        countries | iso3=QX                               | 2 iso3     | RULE COUNTRY_CODE
        countries | iso2=JM                               | 2 iso2     | TAKEN_BY
        countries | usual_fr=                             | 2 usual_fr | EMPTY
        country-statuses | country=jamaica; status=member && country=jamaica; status=x | 3 status | CHOICE
        remarks | && key=another                          | 3 summary_en | TAKEN_BY
        reporting-periods | kept_in_portal=maybe          | 2 kept_in_portal | YES_OR_NO
        reporting-periods | closes_on=2010-01-01          | 2 closes_on | RULE CLOSES_AFTER_START
        components | number=12                            | 2 number   | RULE COMPONENT_NUMBER
        mandates | number=x                               | 2 number   | RULE MANDATE_NUMBER
        mandates | component=4                            | 2 component | RULE OF_ITS_COMPONENT
        mandates | component=12                           | 2 component | RULE COMPONENT_NUMBER
        initiatives | code=x                              | 2 code     | RULE INITIATIVE_CODE
        initiatives | component=4                         | 2 component | RULE OF_ITS_COMPONENT
        judgements | until=2010-01-01                     | 2 until    | RULE ENDS_AFTER_START
        judgements | summary_en=                          | 2 summary_en | EMPTY
        judgements | status=late                          | 2 status   | CHOICE
        mandate-instruments | relation=replaces           | 2 relation | CHOICE
        mandate-declarations | declared_by=               | 2 declared_by | EMPTY
        activity-mandates | basis=inferred                | 2 reason_en | RULE INFERRED_HAS_A_REASON
        activity-mandates | basis=line-of-work            | 2 basis    | RULE LINK_STATED_OR_INFERRED
        activity-mandates | confirmed_by=Ana              | 2 confirmed_on | RULE CONFIRMED_BY_SOMEBODY
        activity-mandates | confirmed_on=2011-11-15       | 2 confirmed_by | RULE CONFIRMED_BY_SOMEBODY
        activity-mandates | && mandate=1.1 && basis=inferred; reason_en=so | 4 mandate | RULE LINKED_ONCE
        initiative-mandates | && -                        | 3 mandate  | RULE LINKED_ONCE
        deliverable-mandates | && -                       | 3 mandate  | RULE LINKED_ONCE
        activity-participations | && role=host && -       | 4 country  | RULE NAMED_TWICE
        activity-participations | basis=line-of-work      | 2 basis    | RULE ROLE_STATED_OR_INFERRED
        activity-participations | head_count=-1           | 2 head_count | RULE HEAD_COUNT_NOT_NEGATIVE
        activity-participations | activity=               | 2 activity | EMPTY
        activity-participations | activity=nothing-such   | 2 activity | NO_RECORD
        activity-groups | inferred_members=jamaica        | 2 reason_en | RULE GROUP_MEMBERS_HAVE_A_REASON
        activity-involvements | country=jamaica           | 2 organization | RULE INVOLVED_ONE
        activity-involvements | amount=1e9; currency=USD  | 2 amount   | AMOUNT
        activity-involvements | amount=12.50              | 2 currency | RULE AMOUNT_HAS_A_CURRENCY
        activity-involvements | currency=USD              | 2 amount   | RULE AMOUNT_HAS_A_CURRENCY
        activity-involvements | amount=12.50; currency=$  | 2 currency | RULE CURRENCY_CODE
        deliverables | outcome=in-full                    | 2 outcome  | RULE OUTCOME_OF_DELIVERED
        deliverables | delivered_on=2011-11               | 2 delivered_on | RULE OUTCOME_OF_DELIVERED
        deliverable-revisions | due=                      | 2 due      | EMPTY
        figures | listed=mandates:x; listed_unit=mandate; comparable=yes | 2 listed | NOT_NARROWED
        figures | listed_unit=mandate                     | 2 listed   | EMPTY
        figures | record_kind=                            | 2 record_kind | EMPTY
        figures | record=none                             | 2 record   | NO_RECORD
        statements | record=mispa                         | 2 record_kind | EMPTY
        """;

    /// Files as they are, row after row; then the same.
    private static final String FILES = """
        countries | key,usual_en                          | 1 iso2     | COLUMN_MISSING
        countries | HEADER,colour                         | 1 colour   | COLUMN_UNKNOWN
        countries | HEADER,key                            | 1 key      | COLUMN_TWICE
        countries | ,HEADER                               | 1 -        | COLUMN_UNNAMED
        countries | HEADER && jamaica,JM                  | 2 -        | CELLS
        countries | HEADER && "jamaica,JM                 | 2 -        | QUOTES
        components | HEADER && 3,"A "title" of two"       | 2 -        | QUOTES
        translations | component,3,colour,es,missing,a,b  | 2 part     | CHOICE
        translations | component,3,title,xx,missing,a,b   | 2 language | CHOICE
        translations | colour,3,title,es,missing,a,b      | 2 kind     | CHOICE
        translations | component,9,title,es,missing,a,b   | 2 key      | NO_RECORD
        translations | component,3,title,es,missing,Not so,b | 2 original | ORIGINAL_CHANGED
        translations | component,3                        | 2 -        | CELLS
        """;

    /// What no row of an upload can break, and why.
    private static final Map<Enum<?>, String> NEVER = Map.of(
            Wrong.FILE_MISSING, "what is not sent stays; RecordFilesTest has the shipped files miss one",
            Wrong.NOT_UTF_8, "such an upload is refused as a whole: ImportsTest",
            Wrong.UNREADABLE, "only what nobody foresaw is told so; every constructor throws a rule",
            Rule.CITED, "an empty source or place is told before",
            Rule.OWNED_BY_ONE, "each owner is read from the column of its kind");

    private static final Map<String, String> SOUND = Map.ofEntries(
            Map.entry("organizations", "key=a-new-one; title_en=An office; kind=office; source=S; places=1"),
            Map.entry("meetings", "key=a-new-one; kind=experts; title_en=A; recorded=done; source=S; places=1"),
            Map.entry("activities", "key=a-new-one; type=course; title_en=A; recorded=done; source=S; places=1"),
            Map.entry(
                    "practices",
                    "key=a-new-one; title_en=A; origin=shown-in-course; stage=presented; source=S; places=1"),
            Map.entry(
                    "sources",
                    "key=a-new-one; kind=report; title_en=A; closing_day=2011-11-15; closing_basis=stated; language=en;"
                            + " visibility=public"),
            Map.entry("countries", "key=a-new-one; kind=other; usual_en=A; usual_es=A; usual_fr=A; usual_pt=A"),
            Map.entry("country-statuses", "country=jamaica; status=member"),
            Map.entry("remarks", "key=a-new-one; summary_en=A sentence that nobody wrote"),
            Map.entry(
                    "reporting-periods",
                    "key=a-new-one; title_en=A; starts_on=2011-01-01; closes_on=2012-01-01; closing_basis=stated;"
                            + " kept_in_portal=yes; source=S; places=1"),
            Map.entry("components", "number=9; title_en=A; source=S; places=1"),
            Map.entry(
                    "mandates",
                    "number=3.99; component=3; title_en=A; addressee=both; instrument=ag-res-2629; source=S; places=1"),
            Map.entry("initiatives", "code=3.z; component=3; title_en=A; recorded=done; source=S; places=1"),
            Map.entry(
                    "judgements",
                    "key=a-new-one; mandate=3.3; status=planned; since=2011-01-01; until=2012-01-01; summary_en=A; source=S;"
                            + " places=1"),
            Map.entry("mandate-instruments", "mandate=3.3; instrument=ag-res-2629; relation=reiterates"),
            Map.entry("mandate-declarations", "mandate=3.3; declared_by=oas; summary_en=A; source=S; places=1"),
            Map.entry("activity-mandates", "activity=mispa-1-meeting; mandate=3.3; basis=stated"),
            Map.entry("initiative-mandates", "initiative=1.a; mandate=1.1; basis=stated"),
            Map.entry("deliverable-mandates", "deliverable=DELIVERABLE; mandate=1.1; basis=stated"),
            Map.entry(
                    "activity-participations",
                    "activity=mispa-1-meeting; country=jamaica; role=participant; basis=stated"),
            Map.entry("activity-groups", "activity=mispa-1-meeting; title_en=All; role=participant"),
            Map.entry(
                    "activity-involvements",
                    "activity=mispa-1-meeting; organization=mispa; role=participant; basis=stated"),
            Map.entry(
                    "deliverables",
                    "key=a-new-one; kind=guide; title_en=A; recorded=planned; act_of=general-secretariat; source=S;"
                            + " places=1"),
            Map.entry("deliverable-revisions", "deliverable=DELIVERABLE; due=2012; source=S; places=1"),
            Map.entry(
                    "figures",
                    "key=a-new-one; record_kind=organization; record=mispa; value=4; unit=year; kind=quantity;"
                            + " stated_as=four; title_en=A; source=S; places=1"),
            Map.entry("statements", "key=a-new-one; kind=context; summary_en=A; source=S; places=1"));

    /// @param row 1 being the header
    /// @param column empty where the whole row is meant
    /// @param wrong a [Wrong], or a [Rule]
    record Case(String file, String content, long row, String column, Enum<?> wrong) {
        @Override
        public String toString() {
            return file + ", row " + row + (column.isEmpty() ? "" : ", " + column) + ": " + wrong;
        }
    }

    static List<Case> cases() {
        return Stream.concat(
                        ROWS.lines().map(line -> aCase(line, BrokenRowsTest::rows)),
                        FILES.lines().map(line -> aCase(line, BrokenRowsTest::asItIs)))
                .toList();
    }

    private interface Content {
        String of(String file, String written);
    }

    private static Case aCase(String line, Content content) {
        var parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        var place = parts.get(2).split(" ", -1);
        var wrong = parts.get(3).split(" ", -1);
        return new Case(
                parts.get(0),
                content.of(parts.get(0), parts.get(1)),
                Long.parseLong(place[0]),
                place[1].replace("-", ""),
                wrong.length > 1 ? Rule.valueOf(wrong[1]) : Wrong.valueOf(wrong[0]));
    }

    private static String header(String file) {
        return file.equals("translations")
                ? String.join(",", TranslationFile.HEADER)
                : String.join(",", RecordFile.named(file).orElseThrow().header());
    }

    private static String rows(String file, String written) {
        return header(file) + "\n"
                + Arrays.stream(written.split("&&", -1))
                        .map(changes -> row(file, changes.strip()))
                        .collect(Collectors.joining("\n"));
    }

    private static String row(String file, String changes) {
        var cells = new LinkedHashMap<String, String>();
        for (var cell : (SOUND.getOrDefault(file, "") + "; " + changes).split("; ", -1)) {
            if (cell.contains("=")) {
                cells.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
            }
        }
        return RecordFile.named(file).orElseThrow().header().stream()
                .map(name -> cells.getOrDefault(name, ""))
                .map(cell -> switch (cell) {
                    case "S" -> "management-report-2009-2011";
                    case "LONG" -> "x".repeat(501);
                    case "DELIVERABLE" -> "management-report";
                    default -> cell;
                })
                .collect(Collectors.joining(","));
    }

    private static String asItIs(String file, String written) {
        var lines = Arrays.stream(written.split("&&", -1))
                .map(line -> line.strip().replace("HEADER", header(file)))
                .collect(Collectors.joining("\n"));
        return file.equals("translations") ? header(file) + "\n" + lines : lines;
    }

    private long checked(Staff author, String file, String content) throws IOException {
        var kept = Files.writeString(Files.createTempFile(directory, "upload", null), content, StandardCharsets.UTF_8);
        var id = imports.receive(List.of(new Uploaded(file + ".csv", kept)), author, NOW);
        imports.check(id, author, NOW);
        return id;
    }

    private List<FaultyCell> faults(long id) {
        var faults = new ArrayList<FaultyCell>();
        batches.faults(id, faults::add);
        return faults;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isToldWithFileRowColumnAndReason(Case broken) throws IOException {
        var id = checked(ADMIN, broken.file(), broken.content());
        assertThat(faults(id))
                .as(broken.content())
                .filteredOn(cell ->
                        broken.wrong() == Wrong.COLUMN_MISSING ? cell.column().equals(broken.column()) : true)
                .singleElement()
                .satisfies(cell -> {
                    assertThat(cell.file()).isEqualTo(broken.file() + ".csv");
                    assertThat(cell.line()).isEqualTo(broken.row());
                    assertThat(cell.column()).isEqualTo(broken.column());
                    var place = List.of(broken.content().split("\n", 2)[0].split(",", -1))
                            .indexOf(broken.column());
                    assertThat(cell.letter())
                            .isEqualTo(broken.column().isEmpty() || place < 0 ? "" : Character.toString('A' + place));
                    if (broken.wrong() instanceof Rule rule) {
                        assertThat(cell.fault().wrong()).isEqualTo(Wrong.RULE);
                        assertThat(cell.fault().values()).first().isEqualTo(rule.name());
                    } else {
                        assertThat(cell.fault().wrong()).isEqualTo(broken.wrong());
                    }
                });
        assertThat(batches.find(id).orElseThrow().isSound()).isFalse();
    }

    @Test
    void theRowsAreSoundButForWhatIsBroken() throws IOException {
        for (var file : SOUND.keySet()) {
            var id = checked(ADMIN, file, rows(file, ""));
            assertThat(faults(id)).as(file).isEmpty();
        }
    }

    @Test
    void everyWayOfBreakingIsTriedOrCannotBeReached() {
        var tried = cases().stream().map(Case::wrong).collect(Collectors.toSet());
        assertThat(tried).doesNotContainAnyElementsOf(NEVER.keySet());
        var all = new ArrayList<Enum<?>>();
        all.addAll(EnumSet.complementOf(EnumSet.of(Wrong.RULE, Wrong.NOT_YOURS)));
        all.addAll(EnumSet.allOf(Rule.class));
        all.removeAll(NEVER.keySet());
        assertThat(tried).as("each has a row above, or is told to be never").containsAll(all);
    }

    @Test
    void anEditorDoesNotWriteWhatAdminsKeep() throws IOException {
        var id = checked(EDITOR, "components", rows("components", ""));
        assertThat(faults(id)).singleElement().satisfies(cell -> {
            assertThat(cell.line()).isEqualTo(2);
            assertThat(cell.fault().wrong()).isEqualTo(Wrong.NOT_YOURS);
        });
    }

    @Test
    void rowsAreCountedAsASpreadsheetDoesAndColumnsByItsLetters() throws IOException {
        var first = row("organizations", "key=two-lines; title_en=TITLE").replace("TITLE", "\"An\noffice\"");
        var id = checked(
                ADMIN,
                "organizations",
                String.join("\n", header("organizations"), first, "", row("organizations", "kind=x")));
        assertThat(faults(id)).singleElement().satisfies(cell -> {
            assertThat(cell.line())
                    .as("an empty row is one, a row of two lines too")
                    .isEqualTo(4);
            assertThat(cell.letter())
                    .isEqualTo(Character.toString(
                            'A' + RecordFile.ORGANIZATIONS.header().indexOf("kind")));
        });
        assertThat(List.of(1, 26, 27, 52, 53, 702, 703).stream().map(CsvForm::letter))
                .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA");
    }

    @Test
    void semicolonsBetweenCellsAndEmptyCellsAtTheEndAreTakenAsSpreadsheetsWriteThem() throws IOException {
        var content = rows("organizations", "aliases=One").replace(',', ';') + ";;\n" + ";;;;\n";
        var id = checked(ADMIN, "organizations", content.replaceFirst("\n", ";;\n"));
        assertThat(faults(id)).isEmpty();
        assertThat(batches.find(id).orElseThrow().changes()).isEqualTo(1);
    }

    @Test
    void doubledListsAreToldAtEachRowAndNotOnceMoreAtTheRecord() throws IOException {
        var id = checked(ADMIN, "activity-mandates", rows("activity-mandates", "&& - && -"));
        assertThat(faults(id)).extracting(FaultyCell::line).containsExactly(3L, 4L);
    }

    @Test
    void whatIsWrongInARecordsOwnRowAndInItsListsIsToldAtOnce() throws IOException {
        var kinds = new EnumMap<RecordFile, String>(RecordFile.class);
        kinds.put(RecordFile.ACTIVITIES, rows("activities", "edition=x"));
        kinds.put(
                RecordFile.ACTIVITY_PARTICIPATIONS,
                rows("activity-participations", "activity=a-new-one; role=king && activity=a-new-one; head_count=x"));
        var sent = new ArrayList<Uploaded>();
        for (var file : kinds.entrySet()) {
            var kept = Files.writeString(Files.createTempFile(directory, "upload", null), file.getValue());
            sent.add(new Uploaded(file.getKey().file(), kept));
        }
        var id = imports.receive(sent, ADMIN, NOW);
        imports.check(id, ADMIN, NOW);
        assertThat(faults(id).stream().map(cell -> cell.file() + " " + cell.line() + " " + cell.column()))
                .containsExactly(
                        "activities.csv 2 edition",
                        "activity-participations.csv 2 role",
                        "activity-participations.csv 3 head_count");
    }
}
