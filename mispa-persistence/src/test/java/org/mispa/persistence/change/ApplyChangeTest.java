package org.mispa.persistence.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
