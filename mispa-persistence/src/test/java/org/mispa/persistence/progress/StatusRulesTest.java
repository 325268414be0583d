package org.mispa.persistence.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.deliverable.DeliverableRecorded;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Recorded;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rules of status stand twice, in Java and in SQL: both say the same of every record on every day.
class StatusRulesTest extends RecordsForTests {
    private static final LocalDate CLOSING = LocalDate.of(2011, 11, 15);

    @Autowired
    private JdbcClient jdbc;

    private static List<LocalDate> days() {
        var days = new ArrayList<LocalDate>();
        for (var day = LocalDate.of(2008, 1, 1); day.isBefore(LocalDate.of(2014, 6, 1)); day = day.plusDays(17)) {
            days.add(day);
        }
        days.addAll(List.of(CLOSING.minusDays(1), CLOSING, CLOSING.plusDays(1), LocalDate.of(2011, 12, 31)));
        return days;
    }

    private record OfActivity(
            String key, Recorded recorded, @Nullable EdtfDate date) {}

    @Test
    void activitiesStandWhereTheJavaRuleSays() {
        var activities = jdbc.sql("select key, recorded, date from activity")
                .query((row, n) -> new OfActivity(
                        row.getString("key"), Recorded.valueOf(row.getString("recorded")), date(row.getString("date"))))
                .list();
        assertThat(activities).hasSize(129);
        for (var day : days()) {
            for (var activity : activities) {
                assertThat(sql(activity, day))
                        .as("%s on %s", activity, day)
                        .isEqualTo(ActivityStatus.of(activity.recorded(), activity.date(), CLOSING, day)
                                .map(Enum::name));
            }
        }
    }

    @Test
    void activitiesOfEveryFormStandWhereTheJavaRuleSays() {
        for (var recorded : Recorded.values()) {
            for (var date : new @Nullable String[] {
                null, "2010-08", "2011-11-16", "2012-33", "2009/..", "../2011-09", "../2012", "2009/2011", "2011-11~/.."
            }) {
                var activity = new OfActivity("made", recorded, date(date));
                for (var day : days()) {
                    assertThat(sql(activity, day))
                            .as("%s on %s", activity, day)
                            .isEqualTo(ActivityStatus.of(recorded, activity.date(), CLOSING, day)
                                    .map(Enum::name));
                }
            }
        }
    }

    private Optional<String> sql(OfActivity activity, LocalDate day) {
        var date = activity.date();
        return jdbc.sql(
                        "select activity_status(:recorded, cast(:earliest as date), cast(:latest as date), :closing, :day) as s")
                .param("recorded", activity.recorded().name())
                .param("earliest", date == null ? null : date.earliest())
                .param("latest", date == null ? null : date.latest())
                .param("closing", CLOSING)
                .param("day", day)
                .query((row, n) -> Optional.ofNullable(row.getString("s")))
                .single();
    }

    @Test
    void deliverablesOfEveryFormStandWhereTheJavaRuleSays() {
        for (var recorded : DeliverableRecorded.values()) {
            for (var due : new @Nullable String[] {null, "2011-11-16", "2011-12~", "2012-33", "2010", "2010/.."}) {
                for (var delivered : new @Nullable String[] {null, "2010-05", "2009/2011", "../2011-09", "2011-11"}) {
                    if (delivered != null && recorded != DeliverableRecorded.DELIVERED) {
                        continue;
                    }
                    for (var day : days()) {
                        assertThat(sql(recorded, date(due), date(delivered), day))
                                .as("%s, due %s, delivered %s, on %s", recorded, due, delivered, day)
                                .isEqualTo(DeliverableStatus.of(recorded, date(due), date(delivered), CLOSING, day)
                                        .map(Enum::name));
                    }
                }
            }
        }
    }

    private Optional<String> sql(
            DeliverableRecorded recorded, @Nullable EdtfDate due, @Nullable EdtfDate delivered, LocalDate day) {
        return jdbc.sql("""
                        select deliverable_status(:recorded, cast(:due as text), cast(:dueLatest as date),
                            cast(:earliest as date), cast(:latest as date), :closing, :day) as s
                        """)
                .param("recorded", recorded.name())
                .param("due", due == null ? null : due.edtf())
                .param("dueLatest", due == null ? null : due.latest())
                .param("earliest", delivered == null ? null : delivered.earliest())
                .param("latest", delivered == null ? null : delivered.latest())
                .param("closing", CLOSING)
                .param("day", day)
                .query((row, n) -> Optional.ofNullable(row.getString("s")))
                .single();
    }

    private static @Nullable EdtfDate date(@Nullable String edtf) {
        return edtf == null ? null : EdtfDate.parse(edtf);
    }
}
