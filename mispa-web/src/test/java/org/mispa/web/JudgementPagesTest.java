package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.mandate.JudgementDetails;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.mandate.MandateStatus;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;
import org.mispa.domain.source.SourceId;
import org.springframework.beans.factory.annotation.Autowired;

/// A status that the secretariat sets counts for its days, and stands beside the reckoned one. What each test records
/// is
/// taken back at its end.
@Transactional
class JudgementPagesTest extends WholePortal {
    private static final String SINCE = "2011-11-15";
    private static final String UNTIL = "2012-06-30";
    private static final String REASON = "The ministers put it off at their meeting.";

    @Autowired
    private ApplyChange door;

    private void judge(String key, String since, String until, MandateStatus status) {
        door.apply(
                new Change(
                        new RecordKey(RecordKind.JUDGEMENT, key),
                        null,
                        new JudgementDetails(
                                MandateId.of("1.2"),
                                status,
                                LocalDate.parse(since),
                                LocalDate.parse(until),
                                new Wordings(Map.of(Language.EN, Wording.original(null, REASON, null))),
                                List.of(new Citation(SourceId.of("management-report-2009-2011"), "3.a", "2", null))),
                        new Actor("an editor"),
                        "test"),
                NOW);
    }

    private static String status(Document page) {
        return page.select("main .status button").getFirst().text();
    }

    private static int total(Document page) {
        return Integer.parseInt(page.select("[data-total]").attr("data-total"));
    }

    @Test
    void countsFromItsFirstDayToItsLast() {
        judge("postponed", SINCE, UNTIL, MandateStatus.PLANNED);

        assertThat(status(page("/mandates/1.2?asof=2011-11-14"))).isEqualTo("Under way");
        assertThat(status(page("/mandates/1.2?asof=" + SINCE))).isEqualTo("Planned");
        assertThat(status(page("/mandates/1.2?asof=" + UNTIL))).isEqualTo("Planned");
        assertThat(status(page("/mandates/1.2?asof=2012-07-01"))).isEqualTo("Under way");
    }

    @Test
    void standsBesideTheReckonedStatusWithItsReasonItsDaysAndItsSource() {
        judge("postponed", SINCE, UNTIL, MandateStatus.PLANNED);

        var said = page("/mandates/1.2?asof=" + SINCE).select("#judgement").text();
        assertThat(said)
                .contains("15 Nov 2011", "30 Jun 2012", REASON, "By the records alone: Under way")
                .contains("3.a");
        assertThat(page("/mandates?asof=" + SINCE)
                        .select("main tr:contains(1.2 )")
                        .text())
                .contains("Planned set by the secretariat By the records alone: Under way");
        var row = page("/judgements?asof=" + SINCE).select("#postponed").text();
        assertThat(row).contains("Planned counts on the day of this page Under way", REASON);
        assertThat(page("/judgements?asof=2013-01-01").select("#postponed").text())
                .doesNotContain("counts on the day");
    }

    @Test
    void movesTheMandateInEveryCountAndTheListBehindIt() {
        var before = total(page("/mandates?status=under-way&asof=" + SINCE));
        judge("postponed", SINCE, UNTIL, MandateStatus.PLANNED);

        assertThat(total(page("/mandates?status=under-way&asof=" + SINCE))).isEqualTo(before - 1);
        assertThat(total(page("/mandates?status=planned&asof=" + SINCE))).isEqualTo(1);
        assertThat(page("/?asof=" + SINCE)
                        .select("a[href*='status=planned'][data-unit=mandates]")
                        .attr("data-count"))
                .isEqualTo("1");
        assertThat(page("/?asof=" + SINCE).select("main").text()).contains("1 status set by the secretariat");
        assertThat(total(page("/mandates?judged=true&asof=" + SINCE))).isEqualTo(1);
        assertThat(get("/mandates.csv?judged=true&asof=" + SINCE).getResponse())
                .extracting(answer -> answer.getHeader("Content-Disposition"))
                .asString()
                .contains("mandates");
    }

    @Test
    void ofWhichSeveralHoldTheOneThatBeganLaterCounts() {
        judge("postponed", SINCE, UNTIL, MandateStatus.PLANNED);
        judge("taken-up", "2012-01-01", "2012-03-31", MandateStatus.DELIVERED);

        assertThat(status(page("/mandates/1.2?asof=2011-12-31"))).isEqualTo("Planned");
        assertThat(status(page("/mandates/1.2?asof=2012-01-01"))).isEqualTo("All delivered");
        assertThat(status(page("/mandates/1.2?asof=2012-04-01"))).isEqualTo("Planned");
        assertThat(total(page("/judgements?mandate=1.2"))).isEqualTo(2);
        assertThat(total(page("/judgements?mandate=1.1"))).isZero();
    }

    @Test
    void thatNothingIsRecordedDoesNotHideWhatIs() {
        var recorded = total(page("/mandates?recorded=true&asof=" + SINCE));
        judge("nothing", SINCE, UNTIL, MandateStatus.NONE);

        assertThat(status(page("/mandates/1.2?asof=" + SINCE))).isEqualTo("Nothing recorded");
        assertThat(total(page("/mandates?recorded=true&asof=" + SINCE))).isEqualTo(recorded);
    }
}
