package org.mispa.web.system;

import java.util.Map;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.deliverable.ActOf;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableKind;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.shared.RecordKind;

/// Which records a list shows, read from its address: for its page, for what is taken away of it, and for what is done
/// to
/// all of them.
public final class RecordLists {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private RecordLists() {}

    public static ActivityFilter activities(Parameters parameters) {
        return new ActivityFilter(
                parameters.components(),
                parameters.keys("mandate", RecordKind.MANDATE),
                parameters.keys("initiative", RecordKind.INITIATIVE),
                parameters.choices("type", ActivityType.class),
                parameters.keys("country", RecordKind.COUNTRY),
                parameters.choices("role", CountryRole.class),
                Boolean.TRUE.equals(parameters.word("basis", Map.of("stated", false, "inferred", true))),
                parameters.keys("funder", RecordKind.ORGANIZATION),
                parameters.keys("line-funder", RecordKind.ORGANIZATION),
                parameters.keys("organization", RecordKind.ORGANIZATION),
                parameters.choices("status", ActivityStatus.class),
                parameters.flag("passed"),
                parameters.numbers(
                        "year",
                        FIRST_YEAR,
                        LAST_YEAR,
                        Map.of("several", ActivityFilter.SEVERAL_YEARS, "none", ActivityFilter.NO_DATE)),
                parameters.key("part-of", RecordKind.ACTIVITY),
                parameters.key("meeting", RecordKind.MEETING),
                parameters.key("instrument", RecordKind.INSTRUMENT),
                parameters.text("q"));
    }

    public static DeliverableFilter deliverables(Parameters parameters) {
        return new DeliverableFilter(
                parameters.components(),
                parameters.keys("mandate", RecordKind.MANDATE),
                parameters.keys("initiative", RecordKind.INITIATIVE),
                parameters.key("activity", RecordKind.ACTIVITY),
                parameters.choices("kind", DeliverableKind.class),
                parameters.choices("status", DeliverableStatus.class),
                parameters.flag("passed"),
                parameters.numbers("year", FIRST_YEAR, LAST_YEAR, Map.of("none", DeliverableFilter.NO_DATE)),
                parameters.choices("act-of", ActOf.class),
                parameters.key("owner", RecordKind.ORGANIZATION),
                parameters.key("country", RecordKind.COUNTRY),
                parameters.key("instrument", RecordKind.INSTRUMENT),
                parameters.text("q"));
    }
}
