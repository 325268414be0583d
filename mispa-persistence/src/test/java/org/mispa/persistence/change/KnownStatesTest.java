package org.mispa.persistence.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityFixture;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.activity.Participation;
import org.mispa.domain.change.AlreadyFrozen;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.History;
import org.mispa.domain.change.KnownStates;
import org.mispa.domain.change.KnownStates.State;
import org.mispa.domain.change.Records;
import org.mispa.domain.country.CountryDetails;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.meeting.FrozenPeriods;
import org.mispa.domain.meeting.ReportingPeriodId;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.RecordsForTests;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.StateInView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Past states hold what the records were, row by row, and nothing of what came later.
@TestPropertySource(properties = {"mispa.test.database=known", "mispa.known.kept=2"}) // a context of its own
class KnownStatesTest extends RecordsForTests {
    private static final Reckoning CLOSING =
            new Reckoning(LocalDate.of(2011, 11, 15), LocalDate.of(2011, 11, 15), LinkMode.ALL);
    private static final Actor EDITOR = new Actor("an editor");
    private static final RecordKey COURSES = new RecordKey(RecordKind.ACTIVITY, "picap-courses");

    /// Long after the shipped records, each test on days of its own.
    private static int days;

    private final Instant now = Instant.parse("2030-01-01T12:00:00Z").plusSeconds(86_400L * days++);

    @Autowired
    private ApplyChange door;

    @Autowired
    private Records records;

    @Autowired
    private KnownStates states;

    @Autowired
    private FrozenPeriods frozen;

    @Autowired
    private History history;

    @Autowired
    private Activities activities;

    @Autowired
    private SchemaOfThen schemas;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void makeRoom() {
        jdbc.sql("update known_state set used_at = used_at - interval '1 hour'").update();
    }

    private void change(RecordKey record, @Nullable Details details) {
        transaction.executeWithoutResult(status -> {
            var version = records.find(record).map(found -> found.version()).orElse(null);
            door.apply(new Change(record, version, details, EDITOR, "test", null, null), now);
        });
    }

    private Details details(RecordKey record) {
        return transaction.execute(status -> records.find(record).orElseThrow().details());
    }

    private static ActivityDetails with(ActivityDetails old, List<Participation> participations) {
        return ActivityFixture.with(old, old.words(), participations);
    }

    private void addParticipant(String country) {
        var old = (ActivityDetails) details(COURSES);
        var more = new ArrayList<>(old.participations());
        more.add(new Participation(CountryId.of(country), CountryRole.PARTICIPANT, Basis.STATED, 3, "added later"));
        change(COURSES, with(old, more));
    }

    private State present() {
        return new State(
                jdbc.sql("select max(id) from change").query(Long.class).single(), false);
    }

    /// All rows of all tables as text, and what the functions and views make of them.
    private Map<String, List<String>> everything() {
        var tables = new LinkedHashSet<String>();
        schemas.parts().values().forEach(parts -> parts.forEach(part -> tables.add(part.table())));
        tables.addAll(List.of(
                "search_entry",
                "taking_part",
                "search_source",
                "sentence_in_record",
                "seen_activity('2011-11-15', '2011-11-15', false)",
                "seen_deliverable('2011-11-15', '2011-11-15', true)",
                "activity_serves(true)",
                "deliverable_serves(false)"));
        var all = new TreeMap<String, List<String>>();
        for (var table : tables) {
            var columns = table.contains("(")
                    ? "*"
                    : jdbc.sql("""
                                    select string_agg(quote_ident(column_name), ', ' order by column_name)
                                    from information_schema.columns where table_schema = 'public' and table_name = :table
                                    """).param("table", table).query(String.class).single();
            all.put(
                    table,
                    jdbc.sql("select row_to_json(r)::text from (select " + columns + " from " + table
                                    + ") r order by 1")
                            .query(String.class)
                            .list());
        }
        return all;
    }

    @Test
    void holdEveryRowAsItWas() {
        var then = present();
        var before = everything();
        addParticipant("cuba");
        addParticipant("haiti");
        var cuba = new RecordKey(RecordKind.COUNTRY, "cuba");
        var old = (CountryDetails) details(cuba);
        change(
                cuba,
                new CountryDetails(
                        old.iso2(),
                        old.iso3(),
                        old.countryKind(),
                        old.subregion(),
                        old.names(),
                        old.standings(),
                        "noted later"));
        change(new RecordKey(RecordKind.ACTIVITY, "made-later"), details(COURSES));
        for (var kind : List.of(RecordKind.FIGURE, RecordKind.STATEMENT, RecordKind.REMARK, RecordKind.PRACTICE)) {
            var key = Objects.requireNonNull(schemas.parts().get(kind)).getFirst();
            jdbc.sql("select %s from %s order by 1 limit 2".formatted(key.owner(), key.table()))
                    .query(String.class)
                    .list()
                    .forEach(record -> change(new RecordKey(kind, record), null));
        }
        var reversed = new RecordKey(RecordKind.FIGURE, "made-again");
        var anyFigure =
                jdbc.sql("select key from figure limit 1").query(String.class).single();
        change(reversed, details(new RecordKey(RecordKind.FIGURE, anyFigure)));
        change(reversed, null);

        var after = everything();
        assertThat(after).isNotEqualTo(before);
        var known = states.in(then, this::everything);
        assertThat(known.keySet()).isEqualTo(before.keySet());
        before.forEach((table, rows) -> assertThat(known.get(table)).as(table).isEqualTo(rows));
        assertThat(everything()).as("the present").isEqualTo(after);
        assertThat(jdbc.sql("select count(*) from change where id > :then")
                        .param("then", then.lastChange())
                        .query(Long.class)
                        .single())
                .isGreaterThan(10);
        assertThat(states.in(then, () -> history.last(reversed))).isEmpty();
    }

    @Test
    void areCountedApartFromThePresent() {
        var filter = ActivityFilter.ALL.withCountries(Set.of("CU"));
        var then = present();
        var count = activities.page(filter, CLOSING, Language.EN, 1).total();
        var key = new RecordKey(RecordKind.ACTIVITY, "with-cuba");
        change(
                key,
                with(
                        (ActivityDetails) details(COURSES),
                        List.of(new Participation(CountryId.of("cuba"), CountryRole.HOST, Basis.STATED, null, null))));
        assertThat(activities.page(filter, CLOSING, Language.EN, 1).total()).isEqualTo(count + 1);
        for (var times = 0; times < 12; times++) { // long enough for statements that are prepared on the server
            assertThat(states.in(
                            then,
                            () -> activities
                                    .page(filter, CLOSING, Language.EN, 1)
                                    .total()))
                    .isEqualTo(count);
            assertThat(states.in(
                            then,
                            () -> activities
                                    .page(filter, CLOSING, Language.EN, 1)
                                    .rows()
                                    .size()))
                    .isEqualTo(Math.min(count, 50));
            assertThat(activities.page(filter, CLOSING, Language.EN, 1).total()).isEqualTo(count + 1);
        }
        change(key, null);
    }

    @Test
    void areReadBesideEachOther() throws Exception {
        var first = present();
        addParticipant("guyana");
        var second = present();
        addParticipant("suriname");
        var participants = "select count(*) from participation where activity = 'picap-courses'";
        Callable<Long> count = () -> jdbc.sql(participants).query(Long.class).single();
        var now = count.call();
        try (var readers = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<java.util.concurrent.Future<Boolean>>();
            for (var i = 0; i < 200; i++) {
                var which = i % 3;
                answers.add(readers.submit(() -> {
                    var read = switch (which) {
                        case 0 ->
                            states.in(
                                    first,
                                    () -> jdbc.sql(participants)
                                            .query(Long.class)
                                            .single());
                        case 1 ->
                            states.in(
                                    second,
                                    () -> jdbc.sql(participants)
                                            .query(Long.class)
                                            .single());
                        default -> count.call();
                    };
                    return read == now - 2 + which;
                }));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
        assertThat(StateInView.schema()).isNull();
    }

    @Test
    void areThoseOfTheEndOfTheDay() {
        addParticipant("belize");
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var last = present().lastChange();
        assertThat(states.on(day)).contains(new State(last, true));
        assertThat(states.on(day.plusDays(200))).contains(new State(last, true));
        assertThat(states.on(day.minusDays(1)).orElseThrow().lastChange()).isLessThan(last);
        assertThat(states.on(states.first().orElseThrow().minusDays(1))).isEmpty();
        assertThat(states.firstRecorded(COURSES)).isPresent();
        assertThat(states.firstRecorded(new RecordKey(RecordKind.ACTIVITY, "never")))
                .isEmpty();
    }

    @Test
    void areKeptWhileThereIsRoom() {
        for (var country : List.of("dominica", "grenada", "saint-lucia", "barbados")) {
            var then = present();
            addParticipant(country);
            states.in(then, () -> history.last(COURSES));
            jdbc.sql("update known_state set used_at = used_at - interval '1 hour'")
                    .update();
        }
        var then = present();
        addParticipant("panama");
        states.in(then, () -> history.last(COURSES));
        assertThat(unfrozen()).hasSizeLessThanOrEqualTo(3).contains("known_" + then.lastChange());
        assertThat(schemas()).containsAll(unfrozen());
    }

    /// As after an update of the portal, and after a restored copy without the schemas.
    @Test
    void areMadeAgainAfterAMigrationAndWhereTheyAreLost() {
        var before = everything();
        var old = present();
        addParticipant("jamaica");
        var between = everything();
        var lost = present();
        addParticipant("honduras");
        jdbc.sql("create schema known_" + old.lastChange()).update();
        jdbc.sql("insert into known_state (schema, last_change, migration) values ('known_%1$d', %1$d, 1)"
                        .formatted(old.lastChange()))
                .update();
        jdbc.sql("""
                        insert into known_state (schema, last_change, migration)
                        select 'known_%1$d', %1$d, max(installed_rank) from flyway_schema_history
                        """.formatted(lost.lastChange())).update();
        assertThat(states.in(old, this::everything)).isEqualTo(before);
        assertThat(states.in(lost, this::everything)).isEqualTo(between);
    }

    @Test
    void leaveNothingBehindWhereTheyCannotBeMade() {
        var then = present();
        addParticipant("uruguay");
        jdbc.sql("alter table change disable trigger all").update();
        jdbc.sql("""
                        update change set before = '{"type": "NO_SUCH_TYPE"}'
                        where id = (select max(id) from change)""").update();
        assertThatThrownBy(() -> states.in(then, this::everything)).isNotNull();
        assertThat(StateInView.schema()).isNull();
        assertThat(schemas()).doesNotContain("known_" + then.lastChange());
        assertThat(unfrozen()).doesNotContain("known_" + then.lastChange());
        jdbc.sql("delete from change where id = (select max(id) from change)").update();
        jdbc.sql("alter table change enable trigger all").update();
    }

    @Test
    void areFrozenOnce() {
        var before = everything();
        var period = new ReportingPeriodId("reporting-period");
        var kept = states.freeze(period, EDITOR, now);
        assertThat(frozen.find("reporting-period")).contains(kept);
        assertThat(frozen.all()).containsExactly(kept);
        assertThatThrownBy(() -> states.freeze(period, EDITOR, now)).isInstanceOf(AlreadyFrozen.class);
        for (var i = 0; i < 5; i++) {
            addParticipant(
                    List.of("chile", "peru", "ecuador", "bolivia", "brazil").get(i));
        }
        before.forEach((table, rows) -> assertThat(
                        states.in(states.of(kept), this::everything).get(table))
                .as(table)
                .isEqualTo(rows));
        assertThatThrownBy(() -> jdbc.sql("delete from frozen_period").update()).hasMessageContaining("stays");
    }

    private List<String> unfrozen() {
        return jdbc.sql(
                        "select schema from known_state where last_change not in (select last_change from frozen_period)")
                .query((row, number) -> Columns.text(row, "schema"))
                .list();
    }

    private List<String> schemas() {
        return jdbc.sql("select nspname from pg_namespace where nspname like 'known%'")
                .query((row, number) -> Columns.text(row, "nspname"))
                .list();
    }
}
