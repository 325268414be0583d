package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.History;
import org.mispa.domain.change.KnownStates;
import org.mispa.domain.meeting.ReportingPeriodId;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/// Pages that are kept in memory are those that would be drawn.
@Import(CountedQueries.class)
@TestPropertySource(properties = {"mispa.test.database=kept", "mispa.pages.kept=32MB"})
class KeptPagesTest extends WholePortal {
    private static final RecordKey COURSE = new RecordKey(RecordKind.ACTIVITY, "police-intelligence-course-2");

    /// Pages that begin a session, and those that say that something is wrong.
    private static final Set<PageType> NOT_KEPT = Set.of(PageType.SIGN_IN, PageType.FORGOTTEN, PageType.NOTHING_THERE);

    @Autowired
    private MockMvcTester portal;

    @Autowired
    private ApplyChange door;

    @Autowired
    private History history;

    @Autowired
    private KnownStates states;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private void move(String place) {
        var before = history.current(COURSE).orElseThrow();
        var was = RecordCells.of(Objects.requireNonNull(before.after()));
        var row = new HashMap<>(was.row());
        row.putAll(Map.of("place", place));
        var details =
                Objects.requireNonNull(new Reading().details(new RecordCells(was.kind(), row, was.parts()), null));
        door.apply(new Change(COURSE, before.version(), details, new Actor("Ana"), "moved"), NOW);
    }

    private MvcTestResult known(String address, String tag) {
        return portal.get()
                .uri(URI.create(address))
                .header("If-None-Match", tag)
                .exchange();
    }

    private static String body(MvcTestResult answer) {
        return document(answer).outerHtml();
    }

    @ParameterizedTest
    @EnumSource(PageType.class)
    void everyPageIsKeptAndToldApartByItsTag(PageType type) {
        var first = get(type.address());
        var tag = first.getResponse().getHeader("ETag");
        if (NOT_KEPT.contains(type)) {
            assertThat(tag).isNull();
            assertThat(first.getResponse().getHeader("Cache-Control")).contains("no-store");
            return;
        }
        assertThat(first).headers().hasValue("Cache-Control", "public, no-cache");
        assertThat(CountedQueries.of(() -> assertThat(body(get(type.address()))).isEqualTo(body(first))))
                .as("queries for a page that is kept")
                .isEmpty();
        assertThat(CountedQueries.of(() -> assertThat(known(type.address(), Objects.requireNonNull(tag)))
                        .hasStatus(304)))
                .isEmpty();
        var spanish = get(type.in("es"));
        assertThat(spanish.getResponse().getHeader("ETag")).isNotEqualTo(tag);
        assertThat(document(spanish).select("html").attr("lang")).isEqualTo("es");
        assertThat(document(get(type.address())).select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void whatIsPublishedIsSeenByTheNextVisit() {
        var address = "/activities/" + COURSE.key();
        for (var place : new String[] {"Arima", "San Fernando", "Arima"}) {
            var tag = Objects.requireNonNull(get(address).getResponse().getHeader("ETag"));
            var list = body(get("/activities?q=police-intelligence"));
            move(place);
            var after = known(address, tag);
            assertThat(after).hasStatusOk();
            assertThat(document(after).select("main").text()).contains(place);
            assertThat(body(get("/history/activity/" + COURSE.key()))).contains(place);
            assertThat(list).isNotBlank();
        }
    }

    @Test
    void whatDelegationsSayIsSeenByTheNextVisit() {
        var address = "/activities/seminar-firearms-marking-san-jose";
        var before = body(get(address));
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into confirmation (delegation_kind, delegation_key, about_kind, about_key, version, change,
                            at, by_name, by_account)
                        select 'COUNTRY', 'jamaica', record_kind, record_key, version, id, now(), 'Ana', gen_random_uuid()
                        from change where record_kind = 'ACTIVITY' and record_key = 'seminar-firearms-marking-san-jose'
                        order by id desc limit 1
                        """).update());
        assertThat(body(get(address))).isNotEqualTo(before);
    }

    @Test
    void thatAPeriodIsFrozenIsSeenByTheNextVisit() {
        var before = body(get("/periods/reporting-period"));
        states.freeze(new ReportingPeriodId("reporting-period"), new Actor("Ana"), NOW);
        assertThat(body(get("/periods/reporting-period"))).isNotEqualTo(before);
    }

    @Test
    void daysAndStatesAreToldApart() {
        var ordinary = body(get("/deliverables"));
        var earlier = body(get("/deliverables?asof=2012-07-01"));
        assertThat(earlier).isNotEqualTo(ordinary);
        assertThat(body(get("/deliverables"))).isEqualTo(ordinary);
        assertThat(body(get("/deliverables?asof=2012-07-01"))).isEqualTo(earlier);
        assertThat(body(get("/deliverables?links=stated"))).isNotEqualTo(ordinary);
    }

    @Test
    void aChoiceThatACookieKeepsIsNotThatOfOthers() {
        var plain = body(get("/mandates"));
        var chosen = portal.get()
                .uri("/mandates")
                .cookie(new Cookie("lang", "pt"), new Cookie("theme", "dark"))
                .exchange();
        assertThat(document(chosen).select("html").attr("lang")).isEqualTo("pt");
        assertThat(document(chosen).select("html").attr("data-theme")).isEqualTo("dark");
        assertThat(body(get("/mandates"))).isEqualTo(plain);
        var making = get("/mandates?theme=dark");
        assertThat(making.getResponse().getHeader("ETag"))
                .as("an answer that sets a cookie")
                .isNull();
    }

    @Test
    void whoBringsASessionGetsAPageOfTheirOwn() {
        get("/mandates");
        assertThat(CountedQueries.of(() -> portal.get()
                        .uri("/mandates")
                        .cookie(new Cookie("SESSION", "bm9ib2R5"))
                        .exchange()))
                .isNotEmpty();
    }
}
