package org.mispa.persistence.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.History;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.Staff;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.exchange.Batch;
import org.mispa.domain.exchange.BatchState;
import org.mispa.domain.exchange.Batches;
import org.mispa.domain.exchange.Batches.Item;
import org.mispa.domain.exchange.BlockedBatch;
import org.mispa.domain.exchange.BulkChange;
import org.mispa.domain.exchange.ImportRecords;
import org.mispa.domain.exchange.Outcome;
import org.mispa.domain.exchange.PublishedRecords;
import org.mispa.domain.exchange.RecordList;
import org.mispa.domain.exchange.Refused;
import org.mispa.domain.exchange.RefusedUpload;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.BrokenRule.Rule;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// From a list to many changed records and back.
@TestPropertySource(properties = "mispa.test.database=bulk-changes")
class BulkChangesTest extends RecordsForTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final By BY = new By("ana@example.org", "127.0.0.1", NOW);
    private static final Staff ANA = new Staff(new UUID(1, 1), "Ana", AccountRole.EDITOR);
    private static final Staff LUIS = new Staff(new UUID(2, 2), "Luis", AccountRole.EDITOR);
    private static final Reckoning RECKONING =
            new Reckoning(LocalDate.of(2011, 11, 15), LocalDate.of(2011, 11, 15), LinkMode.ALL);
    private static final Map<String, String> INFERRED =
            Map.of("mandate", "2.2", "basis", "inferred", "reason_en", "It is for young people.");

    @Autowired
    private ImportRecords imports;

    @Autowired
    private Batches batches;

    @Autowired
    private Activities activities;

    @Autowired
    private Deliverables deliverables;

    @Autowired
    private PublishedRecords published;

    @Autowired
    private History history;

    @Autowired
    private ApplyChange door;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void nothingIsLeftWaiting() {
        jdbc.sql("delete from proposal where state = 'SUBMITTED'").update();
    }

    private static RecordList list(ActivityFilter filter) {
        return new RecordList.OfActivities(filter, RECKONING);
    }

    private static BulkChange ofActivities(Map<String, String> cells, Map<String, String> adds, String removes) {
        return new BulkChange(RecordKind.ACTIVITY, "/activities", cells, adds, removes);
    }

    private long checked(RecordList list, BulkChange change) {
        var id = imports.gather(list, change, "By the new plan of work", ANA, NOW);
        imports.check(id, ANA, NOW);
        return id;
    }

    private Batch batch(long id) {
        return batches.find(id).orElseThrow();
    }

    private Map<String, String> written() {
        var files = new LinkedHashMap<String, ByteArrayOutputStream>();
        published.writeAll(file -> files.computeIfAbsent(file.file(), name -> new ByteArrayOutputStream()));
        return files.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().toString(StandardCharsets.UTF_8)));
    }

    private RecordCells cells(String activity) {
        return RecordCells.of(Objects.requireNonNull(history.current(new RecordKey(RecordKind.ACTIVITY, activity))
                .orElseThrow()
                .after()));
    }

    @Test
    void thePreviewHasTheRecordsOfTheListInItsOrderAndNoOthers() {
        for (var filter : List.of(
                ActivityFilter.ALL,
                ActivityFilter.ALL.withInitiatives(Set.of("1.a", "3.a")),
                ActivityFilter.ALL.withCountries(Set.of("JM")).withMandates(Set.of("1.2")))) {
            var id = checked(list(filter), ofActivities(Map.of("initiative", "1.a"), Map.of(), ""));
            var page = activities.page(filter, RECKONING, Language.EN, 1);
            assertThat(batch(id).records())
                    .isEqualTo(page.total())
                    .isEqualTo(activities.count(filter, RECKONING))
                    .isPositive();
            assertThat(batches.items(id, null, 1).rows())
                    .extracting(Item::key)
                    .containsExactlyElementsOf(
                            page.rows().stream().map(row -> row.key()).toList());
        }
    }

    @Test
    void whatIsSoAlreadyStaysAndWhatWouldBreakARuleIsToldWithTheRule() {
        var filter = DeliverableFilter.ALL;
        var id = checked(
                new RecordList.OfDeliverables(filter, RECKONING),
                new BulkChange(
                        RecordKind.DELIVERABLE,
                        "/deliverables",
                        Map.of("recorded", "under-way"),
                        Map.of("mandate", "1.2", "basis", "inferred", "reason_en", "It builds laws."),
                        ""));
        var total = deliverables.page(filter, RECKONING, Language.EN, 1).total();
        var batch = batch(id);
        assertThat(batch.records()).isEqualTo(total);
        assertThat(batch.count(Outcome.FAULTY)).isPositive();
        assertThat(batch.count(Outcome.CHANGED)).isPositive();
        assertThat(batches.items(id, Outcome.FAULTY, 1).rows())
                .allSatisfy(item -> assertThat(item.faults()).singleElement().satisfies(cell -> {
                    assertThat(cell.fault().wrong()).isEqualTo(Wrong.RULE);
                    assertThat(cell.fault().values()).first().isEqualTo(Rule.OUTCOME_OF_DELIVERED.name());
                }));
        assertThatThrownBy(() -> imports.take(id, false, batch.reason(), ANA, BY))
                .isInstanceOf(NotAllowed.class);
        imports.discard(id, ANA, NOW);
        assertThat(batch(id).state()).isEqualTo(BatchState.DISCARDED);
    }

    @Test
    void isTakenPublishedByAnotherAndUndoneToExactlyWhatWas() {
        var before = written();
        var filter = ActivityFilter.ALL.withInitiatives(Set.of("1.a"));
        var change = ofActivities(Map.of("recorded", "cancelled", "initiative", ""), INFERRED, "1.1");
        var id = checked(list(filter), change);
        assertThat(batch(id).bulk()).isEqualTo(change);
        assertThat(batch(id).files()).isEmpty();
        assertThat(batch(id).reason()).isEqualTo("By the new plan of work");
        var keys = batches.items(id, Outcome.CHANGED, 1).rows();
        assertThat(keys).hasSize(10).allSatisfy(item -> {
            var difference = Objects.requireNonNull(item.difference());
            assertThat(difference.cells()).extracting("column").containsExactly("recorded", "initiative");
            assertThat(difference.rows()).singleElement().satisfies(rows -> {
                assertThat(rows.file()).isEqualTo(RecordFile.ACTIVITY_MANDATES);
                assertThat(rows.added()).containsExactly(INFERRED);
                assertThat(rows.removed()).allSatisfy(row -> assertThat(row).containsEntry("mandate", "1.1"));
            });
        });
        assertThat(batch(id).isShownTo(LUIS)).as("a preview is its author's").isFalse();
        imports.take(id, false, batch(id).reason(), ANA, BY);
        assertThat(written()).as("before it is published").isEqualTo(before);
        assertThat(batch(id).isShownTo(LUIS)).isTrue();

        imports.approve(id, null, LUIS, BY);
        assertThat(activities.count(filter, RECKONING)).isZero();
        for (var item : keys) {
            assertThat(cells(item.key()).cell("recorded")).isEqualTo("cancelled");
            assertThat(cells(item.key()).rows(RecordFile.ACTIVITY_MANDATES)).contains(INFERRED);
            assertThat(history.current(new RecordKey(RecordKind.ACTIVITY, item.key()))
                            .orElseThrow()
                            .reason())
                    .isEqualTo("By the new plan of work");
        }
        imports.undo(id, "The plan was withdrawn", LUIS, BY);
        assertThat(written()).isEqualTo(before);
        assertThat(batch(id).state()).isEqualTo(BatchState.UNDONE);
        assertThat(jdbc.sql("select about from audit_entry where about like 'bulk change " + id + ":%' order by id")
                        .query(String.class)
                        .list())
                .hasSize(3)
                .allMatch(about -> about.endsWith("0 new, 10 changed, 0 withdrawn"));
    }

    @Test
    void whatMovedOnAfterThePreviewIsNamedAndNothingIsPublished() {
        var key = new RecordKey(RecordKind.ACTIVITY, "cifta-operational-tools");
        var id = checked(
                list(ActivityFilter.ALL.withInitiatives(Set.of("1.b"))),
                ofActivities(Map.of("recorded", "cancelled"), Map.of(), ""));
        imports.take(id, false, "why", ANA, BY);
        placed(key, "Georgetown");
        var now = written();
        assertThatThrownBy(() -> imports.approve(id, null, LUIS, BY))
                .isInstanceOfSatisfying(
                        BlockedBatch.class,
                        blocked -> assertThat(blocked.records()).containsExactly(key));
        assertThat(written()).isEqualTo(now);
        assertThat(batch(id).state()).isEqualTo(BatchState.SUBMITTED);
    }

    @Test
    void lookingAgainDoesTheSameToTheRecordsAsTheyAreByThen() {
        var key = new RecordKey(RecordKind.ACTIVITY, "stockpile-agreements-signing");
        var id = checked(list(ActivityFilter.ALL.withInitiatives(Set.of("5.b"))), ofActivities(Map.of(), INFERRED, ""));
        placed(key, "Bridgetown");
        imports.check(id, ANA, NOW);
        imports.take(id, false, "why", ANA, BY);
        imports.approve(id, null, LUIS, BY);
        assertThat(cells(key.key()).cell("place")).isEqualTo("Bridgetown");
        assertThat(cells(key.key()).rows(RecordFile.ACTIVITY_MANDATES)).contains(INFERRED);
        imports.undo(id, "A test", LUIS, BY);
        assertThat(cells(key.key()).cell("place")).isEqualTo("Bridgetown");
        assertThat(cells(key.key()).rows(RecordFile.ACTIVITY_MANDATES)).doesNotContain(INFERRED);
    }

    private void placed(RecordKey key, String place) {
        var current = history.current(key).orElseThrow();
        var cells = RecordCells.of(Objects.requireNonNull(current.after()));
        var row = new HashMap<>(cells.row());
        row.put("place", place);
        var details = Objects.requireNonNull(
                new Reading().details(new RecordCells(key.kind(), row, cells.parts()), current.after()));
        door.apply(new Change(key, current.version(), details, LUIS.actor(), "The place"), NOW);
    }

    @Test
    void aListThatIsTooLongOrEmptyIsRefusedAndNothingIsKept() {
        var kept = jdbc.sql("select count(*) from batch").query(Long.class).single();
        var change = ofActivities(Map.of("recorded", "done"), Map.of(), "");
        assertThatThrownBy(() ->
                        imports.gather(list(ActivityFilter.ALL.withMandates(Set.of("9.9"))), change, "why", ANA, NOW))
                .isInstanceOfSatisfying(
                        RefusedUpload.class,
                        refused -> assertThat(refused.why()).isEqualTo(Refused.NO_RECORDS));
        assertThatThrownBy(() -> transaction.execute(status -> batches.gather(
                        list(ActivityFilter.ALL.withInitiatives(Set.of("1.a"))), change, "why", 9, ANA.actor(), NOW)))
                .isInstanceOfSatisfying(RefusedUpload.class, refused -> {
                    assertThat(refused.why()).isEqualTo(Refused.TOO_MANY);
                    assertThat(refused.values()).containsExactly("9");
                });
        assertThat(jdbc.sql("select count(*) from batch").query(Long.class).single())
                .isEqualTo(kept);
    }

    @Test
    void onlyWhoeverWritesSuchRecordsMaySayWhatIsDoneToThemAndSaysWhy() {
        var change = ofActivities(Map.of("recorded", "done"), Map.of(), "");
        for (var role : List.of(AccountRole.READER, AccountRole.DELEGATE)) {
            var other = new Staff(new UUID(3, 3), "Eva", role);
            assertThatThrownBy(() -> imports.gather(list(ActivityFilter.ALL), change, "why", other, NOW))
                    .isInstanceOf(NotAllowed.class);
        }
        assertThatThrownBy(() -> imports.gather(list(ActivityFilter.ALL), change, " ", ANA, NOW))
                .isInstanceOf(NotAllowed.class);
    }
}
