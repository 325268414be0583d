package org.mispa.persistence.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.activity.Participation;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.StaleChange;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.initiative.Involvement;
import org.mispa.domain.initiative.InvolvementRole;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.mandate.MandateLink;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;
import org.mispa.domain.source.SourceId;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@TestPropertySource(properties = "mispa.test.database=changes") // a context, and so a database, of its own
class ApplyChangeTest extends RecordsForTests {
    private static final Reckoning CLOSING =
            new Reckoning(LocalDate.of(2011, 11, 15), LocalDate.of(2011, 11, 15), LinkMode.ALL);
    private static final Actor EDITOR = new Actor("an editor");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Autowired
    private ApplyChange door;

    @Autowired
    private Activities activities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private static ActivityDetails seminar(String title, Recorded recorded, String... participants) {
        return new ActivityDetails(
                ActivityType.SEMINAR,
                Wordings.original(Language.EN, Wording.original(title, null, null)),
                null,
                null,
                recorded,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                List.of(),
                List.of(participants).stream()
                        .map(country -> new Participation(
                                CountryId.of(country), CountryRole.PARTICIPANT, Basis.STATED, null, null))
                        .toList(),
                List.of(),
                List.of(),
                List.of(new Citation(SourceId.of("management-report-2009-2011"), "3.c", "4", null)));
    }

    private static ActivityDetails serving(
            InitiativeId initiative,
            List<MandateLink> mandates,
            List<Participation> participations,
            List<Involvement> involvements) {
        var bare = seminar("Counted with", Recorded.DONE);
        return new ActivityDetails(
                bare.type(),
                bare.words(),
                null,
                null,
                bare.recorded(),
                null,
                null,
                null,
                initiative,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                mandates,
                participations,
                List.of(),
                involvements,
                bare.citations());
    }

    private static Participation named(String country, CountryRole role, Basis basis) {
        return new Participation(CountryId.of(country), role, basis, null, null);
    }

    private static Involvement involved(String organization, InvolvementRole role, Basis basis) {
        return new Involvement(OrganizationId.of(organization), null, role, basis, null, null, null, null, null);
    }

    private List<String> countedWith(String key) {
        return jdbc.sql("""
                        select concat_ws(' | ', mandates, mandates_stated, components, components_stated, states,
                            country_roles, roles, funders, line_funders, organizations)
                        from activity where key = :key
                        """)
                .param("key", key)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static Change change(String key, @org.jspecify.annotations.Nullable Integer base, ActivityDetails details) {
        return new Change(new RecordKey(RecordKind.ACTIVITY, key), base, details, EDITOR, "test");
    }

    private long count() {
        return activities.count(ActivityFilter.ALL, CLOSING);
    }

    @Test
    void makesARecordRevisesItAndKeepsWhatWasBefore() {
        door.apply(change("made", null, seminar("First title", Recorded.DONE, "jamaica", "peru")), NOW);
        door.apply(change("made", 0, seminar("Second title", Recorded.DONE, "peru")), NOW);

        assertThat(jdbc.sql("select country from participation where activity = 'made'")
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("peru");
        assertThat(jdbc.sql("""
                        select before #>> '{words,byLanguage,EN,title}' || ' -> ' || (after #>> '{words,byLanguage,EN,title}')
                        from change where record_key = 'made' and version = 1
                        """).query((row, n) -> row.getString(1)).single()).isEqualTo("First title -> Second title");
    }

    @Test
    void keepsWhatIsCountedWithAnActivityInStepWithItsRevisions() {
        door.apply(
                change(
                        "in-step",
                        null,
                        serving(
                                InitiativeId.of("3.c"),
                                List.of(
                                        new MandateLink(MandateId.of("5.8"), Basis.INFERRED, "read so", null, null),
                                        new MandateLink(MandateId.of("3.2"), Basis.STATED, null, null, null),
                                        new MandateLink(
                                                MandateId.of("1.1"),
                                                Basis.INFERRED,
                                                "read so",
                                                "the secretariat",
                                                LocalDate.of(2012, 1, 9))),
                                List.of(
                                        named("peru", CountryRole.PARTICIPANT, Basis.STATED),
                                        named("peru", CountryRole.HOST, Basis.STATED),
                                        named("chile", CountryRole.PARTICIPANT, Basis.INFERRED),
                                        named("jamaica", CountryRole.SUBJECT, Basis.STATED)),
                                List.of(
                                        involved("cicad", InvolvementRole.FUNDER, Basis.STATED),
                                        involved("cicad", InvolvementRole.PARTNER, Basis.STATED),
                                        involved("government-of-canada", InvolvementRole.FUNDER, Basis.LINE_OF_WORK)))),
                NOW);
        assertThat(countedWith("in-step"))
                .containsExactly("{1.1,3.2,5.8} | {1.1,3.2} | {1,3,5} | {1,3} | {peru}"
                        + " | {\"jamaica SUBJECT\",\"peru HOST PARTICIPANT\"} | {HOST,PARTICIPANT,SUBJECT}"
                        + " | {cicad} | {government-of-canada} | {cicad}");

        door.apply(
                change(
                        "in-step",
                        0,
                        serving(
                                InitiativeId.of("2.a"),
                                List.of(),
                                List.of(named("chile", CountryRole.PARTICIPANT, Basis.STATED)),
                                List.of(involved("cicad", InvolvementRole.PARTNER, Basis.INFERRED)))),
                NOW);
        assertThat(countedWith("in-step"))
                .containsExactly(
                        "{} | {} | {2} | {2} | {chile} | {\"chile PARTICIPANT\"} | {PARTICIPANT} | {} | {} | {}");
        assertThat(activities.count(ActivityFilter.ALL.withCountries(Set.of("PE")), CLOSING))
                .isEqualTo(others("peru"));
    }

    private long others(String country) {
        return jdbc.sql("""
                        select count(distinct t.activity) from taking_part t
                            join seen_activity(date '2011-11-15', date '2011-11-15', false) a on a.key = t.activity
                        where t.country = :country and a.status <> 'CANCELLED'
                        """).param("country", country).query(Long.class).single();
    }

    @Test
    void refusesAChangeThatStartedFromAnOlderVersionAndWritesNothing() {
        door.apply(change("stale", null, seminar("Title", Recorded.DONE)), NOW);
        door.apply(change("stale", 0, seminar("Newer", Recorded.DONE)), NOW);

        assertThatThrownBy(() -> door.apply(change("stale", 0, seminar("Lost", Recorded.DONE)), NOW))
                .isInstanceOf(StaleChange.class);
        assertThatThrownBy(() -> door.apply(change("stale", null, seminar("Again", Recorded.DONE)), NOW))
                .isInstanceOf(StaleChange.class);
        assertThat(jdbc.sql("select title from activity_text where activity = 'stale'")
                        .query((row, n) -> row.getString(1))
                        .single())
                .isEqualTo("Newer");
    }

    @Test
    void isSeenByTheNextCountOnceCommittedAndNeverBefore() {
        var before = count();
        transaction.executeWithoutResult(status -> {
            door.apply(change("undone", null, seminar("Undone", Recorded.DONE)), NOW);
            status.setRollbackOnly();
        });
        assertThat(count()).isEqualTo(before);
        door.apply(change("counted", null, seminar("Counted", Recorded.DONE)), NOW);
        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void leavesACancelledActivityOutOfEveryTotal() {
        var before = count();
        door.apply(change("cancelled", null, seminar("Cancelled", Recorded.CANCELLED)), NOW);
        assertThat(count()).isEqualTo(before);
    }
}
