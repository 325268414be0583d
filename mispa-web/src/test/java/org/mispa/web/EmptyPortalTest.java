package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;
import org.mispa.domain.source.SourceDetails;
import org.mispa.domain.source.SourceId;
import org.mispa.domain.source.SourceKind;
import org.mispa.domain.source.Visibility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Before anything is recorded, and with a first record, every page is still one.
@TestPropertySource(properties = "mispa.shipped-records=false")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmptyPortalTest extends PortalInBrowser {
    /// Pages of records, which are not there.
    private static final Set<PageType> OF_ONE_RECORD = Set.of(
            PageType.COMPONENT,
            PageType.MANDATE,
            PageType.INITIATIVE,
            PageType.ACTIVITY,
            PageType.DELIVERABLE,
            PageType.COUNTRY,
            PageType.BRIEF,
            PageType.OBSERVER,
            PageType.ORGANIZATION,
            PageType.INSTRUMENT,
            PageType.PRACTICE,
            PageType.SOURCE,
            PageType.MEETING,
            PageType.PERIOD,
            PageType.NOTHING_THERE);

    @Autowired
    private ApplyChange door;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    @Order(1)
    void isAPortalAllTheSame() {
        assertThat(faults(OF_ONE_RECORD)).isEmpty();
    }

    @Test
    @Order(2)
    void showsAFirstRecordThatHasNothingAroundIt() {
        record(
                RecordKind.SOURCE,
                "management-report-2009-2011",
                new SourceDetails(
                        SourceKind.REPORT,
                        words("A report"),
                        null,
                        null,
                        LocalDate.of(2011, 11, 15),
                        Basis.STATED,
                        Language.EN,
                        null,
                        null,
                        Visibility.PUBLIC));
        record(
                RecordKind.ACTIVITY,
                "police-intelligence-course-2",
                new ActivityDetails(
                        ActivityType.COURSE,
                        words("A course"),
                        null,
                        null,
                        Recorded.DONE,
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
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Citation(new SourceId("management-report-2009-2011"), "1", null, null))));
        var missing = new HashSet<>(OF_ONE_RECORD);
        missing.removeAll(Set.of(PageType.ACTIVITY, PageType.SOURCE));
        assertThat(faults(missing)).isEmpty();
    }

    private void record(RecordKind kind, String key, Details details) {
        transaction.executeWithoutResult(status ->
                door.apply(new Change(new RecordKey(kind, key), null, details, Actor.PORTAL, "first"), Instant.EPOCH));
    }

    private static Wordings words(String title) {
        return Wordings.original(Language.EN, Wording.original(title, null, null));
    }

    private List<String> faults(Set<PageType> missing) {
        var faults = new ArrayList<String>();
        var page = tab(View.PHONE, true);
        for (var type : PageType.values()) {
            var answer = page.navigate(address(type.in("en")));
            // What is to be compared is chosen by states that are not there, and the form says so.
            var status = type == PageType.COMPARE ? 422 : missing.contains(type) ? 404 : 200;
            if (answer == null || answer.status() != status) {
                faults.add(type.address() + " answers " + (answer == null ? "nothing" : answer.status()));
            }
            if (page.locator("main h1").count() != 1 || page.locator("#nav a").count() < 5) {
                faults.add(type.address() + " is no page of the portal");
            }
            if (beyondTheEdge(page) > 0) {
                faults.add(type.address() + " " + beyondTheEdge(page) + " pixels beyond the edge");
            }
            violations(page, Asked.EVERYTHING).forEach(violation -> faults.add(type.address() + " " + violation));
        }
        return faults;
    }
}
