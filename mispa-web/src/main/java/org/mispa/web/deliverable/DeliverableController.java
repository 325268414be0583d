package org.mispa.web.deliverable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.History;
import org.mispa.domain.deliverable.ActOf;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableId;
import org.mispa.domain.deliverable.DeliverableKind;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.deliverable.Deliverables.DeliverableRow;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Pager;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.StatusCount;
import org.mispa.web.system.Strip;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/deliverables")
class DeliverableController {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private final Deliverables deliverables;
    private final Directory directory;
    private final History history;

    DeliverableController(Deliverables deliverables, Directory directory, History history) {
        this.deliverables = deliverables;
        this.directory = directory;
        this.history = history;
    }

    @GetMapping
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var filter = filter(parameters);
        var number = parameters.page();
        parameters.check(directory, here.language());
        var page = deliverables.page(filter, here.reckoning(), here.language(), number);
        var distribution = deliverables.distribution(filter, here.reckoning());
        model.addAttribute("page", page);
        model.addAttribute("pager", Pager.of(here, page));
        model.addAttribute(
                "statuses",
                List.of(DeliverableStatus.values()).stream()
                        .map(status -> new StatusCount(
                                here.slug(status),
                                distribution.getOrDefault(status, 0L),
                                here.with("status", here.slug(status))))
                        .toList());
        model.addAttribute("passed", deliverables.passed(filter, here.reckoning()));
        model.addAttribute("filtered", !filter.equals(DeliverableFilter.ALL));
        var years = years(page.rows(), here);
        model.addAttribute("years", years);
        model.addAttribute("lines", lines(page.rows(), years, here));
        return "deliverable/list";
    }

    static DeliverableFilter filter(Parameters parameters) {
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

    /// A deliverable with its due date drawn to scale.
    ///
    /// @param strip null where it has no due date
    record Line(DeliverableRow row, @Nullable Strip strip) {}

    private static Strip.Years years(List<DeliverableRow> rows, Here here) {
        return Strip.Years.of(
                rows.stream()
                        .map(DeliverableRow::due)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList(),
                here.reckoning().day());
    }

    private static List<Line> lines(List<DeliverableRow> rows, Strip.Years years, Here here) {
        return rows.stream()
                .map(row -> {
                    var due = row.due();
                    var strip = due == null
                            ? null
                            : Strip.of(
                                    due, row.status(), years, here.reckoning().day());
                    return new Line(row, strip);
                })
                .toList();
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Here here, Model model) {
        var key = Parameters.id(RecordKind.DELIVERABLE, id, DeliverableId::of);
        model.addAttribute(
                "deliverable",
                deliverables
                        .find(key, here.reckoning(), here.language())
                        .orElseThrow(() -> new NotRecorded(RecordKind.DELIVERABLE, id)));
        model.addAttribute(
                "change",
                history.of(new RecordKey(RecordKind.DELIVERABLE, id), here.language())
                        .orElse(null));
        return "deliverable/show";
    }
}
