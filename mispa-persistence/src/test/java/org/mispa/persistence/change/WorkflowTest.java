package org.mispa.persistence.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.Person;
import org.mispa.domain.change.History;
import org.mispa.domain.change.NamesUnpublished;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.NotAllowed.Why;
import org.mispa.domain.change.Proposal.State;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.Records;
import org.mispa.domain.change.Staff;
import org.mispa.domain.change.StaleChange;
import org.mispa.domain.change.StaleProposal;
import org.mispa.domain.change.StillNamed;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@TestPropertySource(properties = "mispa.test.database=workflow") // a context, and so a database, of its own
class WorkflowTest extends RecordsForTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Autowired
    private Workflow workflow;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Records records;

    @Autowired
    private History history;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private Staff ana = staff("ana");
    private Staff luis = staff("luis");

    private static Staff staff(String name) {
        return new Staff(UUID.randomUUID(), name, AccountRole.EDITOR);
    }

    @BeforeEach
    void twoEditors() {
        jdbc.sql("delete from account").update();
        ana = editor("ana");
        luis = editor("luis");
    }

    private Staff editor(String name) {
        var by = new ManageAccounts.By(null, null, NOW);
        manage.invite(new Person(name + "@example.org", name, AccountRole.EDITOR, null), "link of " + name, by);
        var id = manage.open("link of " + name, "hash", by);
        return new Staff(id.value(), name, AccountRole.EDITOR);
    }

    /// A record of the shipped ones, in cells, with some changed.
    private Details changed(RecordKey record, Map<String, String> cells) {
        var now = RecordCells.of(now(record));
        var row = new HashMap<>(now.row());
        row.putAll(cells);
        return read(new RecordCells(record.kind(), row, now.parts()));
    }

    private Details now(RecordKey record) {
        return Objects.requireNonNull(transaction.execute(
                status -> records.find(record).map(Aggregate::details).orElseThrow()));
    }

    private int version(RecordKey record) {
        return Objects.requireNonNull(transaction.execute(status ->
                Objects.requireNonNull(records.find(record).orElseThrow().version())));
    }

    private static Details read(RecordCells cells) {
        return Objects.requireNonNull(new Reading().details(cells, null));
    }

    private static RecordKey activity(String key) {
        return new RecordKey(RecordKind.ACTIVITY, key);
    }

    private long submitted(RecordKey record, Details details, String reason) {
        var base = version(record);
        var id = workflow.begin(
                new About(record.kind(), record.key(), base), "title", Map.of(), UUID.randomUUID(), ana, NOW);
        workflow.write(id, 0, "title", Map.of("type", List.of("seminar")), reason, ana, NOW);
        workflow.submit(id, 1, record.key(), base, details, ana, NOW);
        return id;
    }

    @Test
    void whatIsPublishedStaysAsItIsUntilAnotherPersonApprovesTheChange() {
        var record = activity("seminar-firearms-marking-san-jose");
        var before = now(record);
        var id = submitted(record, changed(record, Map.of("place", "Heredia")), "The report says so");
        assertThat(now(record)).isEqualTo(before);
        assertThat(proposals.find(id).orElseThrow().state()).isEqualTo(State.SUBMITTED);

        workflow.approve(id, 2, null, null, luis, NOW);

        assertThat(RecordCells.of(now(record)).cell("place")).isEqualTo("Heredia");
        var last = history.last(record).orElseThrow();
        assertThat(last.author().name()).isEqualTo("ana");
        assertThat(Objects.requireNonNull(last.reviewer()).name()).isEqualTo("luis");
        assertThat(last.before()).isEqualTo(before);
        var cells = Difference.between(RecordCells.of(before), RecordCells.of(now(record)));
        assertThat(cells.rows()).isEmpty();
        assertThat(cells.cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.after()).isEqualTo("Heredia"));
    }

    @Test
    void nobodyApprovesTheirOwnWorkWhileAnotherCould() {
        var record = activity("marking-legislation-register");
        var id = submitted(record, changed(record, Map.of("edition", "3")), "why");
        assertThatThrownBy(() -> workflow.approve(id, 2, "in a hurry", null, ana, NOW))
                .isInstanceOfSatisfying(
                        NotAllowed.class, no -> assertThat(no.why()).isEqualTo(Why.OWN_WORK));

        jdbc.sql("update account set disabled_at = now() where name = 'luis'").update();
        assertThatThrownBy(() -> workflow.approve(id, 2, " ", null, ana, NOW))
                .isInstanceOfSatisfying(
                        NotAllowed.class, no -> assertThat(no.why()).isEqualTo(Why.REASON_MISSING));
        workflow.approve(id, 2, "Nobody else is here", null, ana, NOW);
        assertThat(history.last(record).orElseThrow().remark()).isEqualTo("Nobody else is here");
    }

    @Test
    void whatWasReturnedIsMendedAndSentAgain() {
        var record = activity("firearms-marking-undertaking");
        var id = submitted(record, changed(record, Map.of("edition", "4")), "why");
        workflow.giveBack(id, 2, "Which edition?", luis, NOW);
        var returned = proposals.find(id).orElseThrow();
        assertThat(returned.note()).isEqualTo("Which edition?");
        assertThat(returned.state()).isEqualTo(State.RETURNED);
        workflow.submit(id, 3, record.key(), version(record), changed(record, Map.of("edition", "5")), ana, NOW);
        workflow.approve(id, 4, null, null, luis, NOW);
        assertThat(RecordCells.of(now(record)).cell("edition")).isEqualTo("5");
    }

    @Test
    void aChangeThatStartedFromAnOlderVersionIsNotApplied() {
        var record = activity("firearms-marking-consultations");
        var first = submitted(record, changed(record, Map.of("edition", "1")), "why");
        var second = submitted(record, changed(record, Map.of("edition", "2")), "why");
        workflow.approve(first, 2, null, null, luis, NOW);
        assertThatThrownBy(() -> workflow.approve(second, 2, null, null, luis, NOW))
                .isInstanceOf(StaleChange.class);
        assertThat(proposals.find(second).orElseThrow().state()).isEqualTo(State.SUBMITTED);
        assertThat(RecordCells.of(now(record)).cell("edition")).isEqualTo("1");
    }

    @Test
    void twoTabsOfOneDraftDoNotOverwriteEachOther() {
        var token = UUID.randomUUID();
        var about = new About(RecordKind.ACTIVITY, null, null);
        var id = workflow.begin(about, "new", Map.of("title_en", List.of("One")), token, ana, NOW);
        assertThat(workflow.begin(about, "new", Map.of("title_en", List.of("One")), token, ana, NOW))
                .isEqualTo(id);
        workflow.write(id, 0, "new", Map.of("title_en", List.of("Two")), "", ana, NOW);
        assertThatThrownBy(() -> workflow.write(id, 0, "new", Map.of(), "", ana, NOW))
                .isInstanceOf(StaleProposal.class);
        assertThat(proposals.find(id).orElseThrow().typed()).containsEntry("title_en", List.of("Two"));
    }

    @Test
    void nobodyElseWritesInADraftAndOthersThanStaffWriteNothing() {
        var about = new About(RecordKind.ACTIVITY, null, null);
        var id = workflow.begin(about, "new", Map.of(), UUID.randomUUID(), ana, NOW);
        assertThatThrownBy(() -> workflow.write(id, 0, "new", Map.of(), "", luis, NOW))
                .isInstanceOf(NotAllowed.class);
        for (var role : Set.of(AccountRole.READER, AccountRole.DELEGATE)) {
            var other = new Staff(UUID.randomUUID(), "other", role);
            assertThatThrownBy(() -> workflow.begin(about, "new", Map.of(), UUID.randomUUID(), other, NOW))
                    .isInstanceOf(NotAllowed.class);
        }
        assertThatThrownBy(() -> workflow.begin(
                        new About(RecordKind.MANDATE, "3.2", 0), "3.2", Map.of(), UUID.randomUUID(), ana, NOW))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void anApprovedChangeWaitsForItsTime() {
        var record = activity("firearms-marking-equipment-delivery");
        var id = submitted(record, changed(record, Map.of("edition", "7")), "why");
        workflow.approve(id, 2, null, NOW.plusSeconds(3600), luis, NOW);
        assertThat(proposals.due(NOW.plusSeconds(3599))).isEmpty();
        assertThat(workflow.publishDue(id, NOW.plusSeconds(3599))).isFalse();
        assertThat(proposals.due(NOW.plusSeconds(3600))).contains(id);
        assertThat(workflow.publishDue(id, NOW.plusSeconds(3600))).isTrue();
        assertThat(RecordCells.of(now(record)).cell("edition")).isEqualTo("7");
    }

    @Test
    void aRecordIsWithdrawnWithAReasonAndOnlyWhereNothingRefersToIt() {
        var named = new RecordKey(RecordKind.ORGANIZATION, "oas-general-secretariat");
        var first = jdbc.sql("select organization from activity_involvement where organization is not null limit 1")
                .query(String.class)
                .single();
        var organization = new RecordKey(named.kind(), first);
        var id = workflow.withdraw(
                organization, version(organization), "title", null, "Twice", UUID.randomUUID(), ana, NOW);
        assertThatThrownBy(() -> workflow.approve(id, 1, null, null, luis, NOW))
                .isInstanceOfSatisfying(
                        StillNamed.class, still -> assertThat(still.by()).isNotEmpty());

        var record = new RecordKey(
                RecordKind.STATEMENT,
                jdbc.sql("select key from statement order by key limit 1")
                        .query(String.class)
                        .single());
        var successor = jdbc.sql("select key from statement order by key desc limit 1")
                .query(String.class)
                .single();
        var other = workflow.withdraw(
                record, version(record), "title", successor, "The same statement", UUID.randomUUID(), ana, NOW);
        workflow.approve(other, 1, null, null, luis, NOW);
        assertThat(records.existing(Set.of(record))).isEmpty();
        var last = history.last(record).orElseThrow();
        assertThat(last.after()).isNull();
        assertThat(last.reason()).isEqualTo("The same statement");
        assertThat(last.successor()).isEqualTo(new RecordKey(RecordKind.STATEMENT, successor));
    }

    @Test
    void whatTwoPeopleMadeOfOneRecordIsBroughtTogether() {
        var record = activity("seminar-firearms-marking-san-jose");
        var base = RecordCells.of(history.at(record, 0).orElseThrow());
        var countries = base.rows(RecordFile.ACTIVITY_PARTICIPATIONS);
        var mine = with(base, "place", "Mine", countries.subList(1, countries.size()));
        var more = new ArrayList<>(countries);
        more.add(Map.of("country", "peru", "role", "observer", "basis", "stated"));
        var theirs = with(base, "place", "Theirs", more);
        var merge = Difference.merge(base, mine, theirs);
        assertThat(merge.contested()).containsExactly("place");
        assertThat(merge.merged().cell("place")).isEqualTo("Mine");
        assertThat(merge.merged().rows(RecordFile.ACTIVITY_PARTICIPATIONS))
                .doesNotContain(countries.getFirst())
                .contains(more.getLast())
                .hasSize(countries.size());
    }

    private static RecordCells with(
            RecordCells cells, String column, String value, List<Map<String, String>> participations) {
        var row = new HashMap<>(cells.row());
        row.put(column, value);
        var parts = new HashMap<>(cells.parts());
        parts.put(RecordFile.ACTIVITY_PARTICIPATIONS, participations);
        return new RecordCells(cells.kind(), row, parts);
    }

    /// A new organization and an activity that names it, both sent.
    private long[] together(String key) {
        var organization = workflow.begin(
                new About(RecordKind.ORGANIZATION, key, null), key, Map.of(), UUID.randomUUID(), ana, NOW);
        var canada = now(new RecordKey(RecordKind.ORGANIZATION, "government-of-canada"));
        var like = RecordCells.of(now(activity("seminar-firearms-marking-san-jose")));
        var parts = new HashMap<>(like.parts());
        parts.put(
                RecordFile.ACTIVITY_INVOLVEMENTS,
                List.of(Map.of("organization", key, "role", "funder", "basis", "stated")));
        var details = read(new RecordCells(RecordKind.ACTIVITY, like.row(), parts));
        var seminar = workflow.begin(
                new About(RecordKind.ACTIVITY, null, null), "seminar", Map.of(), UUID.randomUUID(), ana, NOW);
        workflow.submitTogether(
                List.of(
                        new Workflow.Sending(organization, 0, key, null, canada),
                        new Workflow.Sending(seminar, 0, "seminar-of-" + key, null, details)),
                ana,
                NOW);
        return new long[] {organization, seminar};
    }

    @Test
    void aRecordIsNotPublishedBeforeWhatItNames() {
        var ids = together("band-of-ica");
        assertThatThrownBy(() -> workflow.approve(ids[1], 1, null, null, luis, NOW))
                .isInstanceOfSatisfying(
                        NamesUnpublished.class,
                        no -> assertThat(no.named())
                                .singleElement()
                                .satisfies(one -> assertThat(one.waits()).isTrue()));
        assertThatThrownBy(() -> workflow.approve(ids[1], 1, Map.of(ids[0], 7), null, null, luis, NOW))
                .as("another revision than was seen")
                .isInstanceOf(StaleProposal.class);
        assertThat(proposals.find(ids[0]).orElseThrow().state()).isEqualTo(State.SUBMITTED);
        assertThatThrownBy(() -> workflow.approve(ids[1], 1, Map.of(ids[0], 1), null, null, ana, NOW))
                .isInstanceOf(NotAllowed.class);

        workflow.approve(ids[1], 1, Map.of(ids[0], 1), null, null, luis, NOW);
        assertThat(history.last(new RecordKey(RecordKind.ORGANIZATION, "band-of-ica"))
                        .orElseThrow()
                        .id())
                .isLessThan(history.last(activity("seminar-of-band-of-ica"))
                        .orElseThrow()
                        .id());
    }

    @Test
    void whatIsApprovedForLaterIsPublishedInTheOrderInWhichItIsNamed() {
        var later = NOW.plusSeconds(3_600);
        var ids = together("choir-of-ica");
        workflow.approve(ids[1], 1, Map.of(ids[0], 1), null, later, luis, NOW);
        assertThat(workflow.publishDue(ids[1], later)).isTrue();
        assertThat(workflow.publishDue(ids[0], later)).isFalse();
        assertThat(List.of(ids[0], ids[1]))
                .allSatisfy(id ->
                        assertThat(proposals.find(id).orElseThrow().state()).isEqualTo(State.PUBLISHED));

        var other = together("school-of-ica");
        workflow.approve(other[1], 1, Map.of(other[0], 1), null, later, luis, NOW);
        workflow.giveBack(other[0], 2, "Which one?", luis, NOW);
        assertThatThrownBy(() -> workflow.publishDue(other[1], later)).isInstanceOf(NamesUnpublished.class);
    }
}
