package org.mispa.web.deliverable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.History;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableId;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.deliverable.Deliverables.DatedRow;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Pager;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.RecordLists;
import org.mispa.web.system.StatusCount;
import org.mispa.web.system.Subscription;
import org.mispa.web.system.Timeline;
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
    private static final int MOST_DATED = 40;

    private final Deliverables deliverables;
    private final Filters filters;
    private final History history;

    DeliverableController(Deliverables deliverables, Filters filters, History history) {
        this.deliverables = deliverables;
        this.filters = filters;
        this.history = history;
    }

    @GetMapping
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var filter = RecordLists.deliverables(parameters);
        var number = parameters.page();
        model.addAttribute("filters", filters.inForce(parameters, here));
        var page = deliverables.page(filter, here.reckoning(), here.language(), number);
        var distribution = deliverables.distribution(filter, here.reckoning());
        model.addAttribute("page", page);
        model.addAttribute("filter", filter);
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
        model.addAttribute("subscription", Subscription.list(here, "/deliverables"));
        if (number == 1) {
            addDates(filter, distribution, here, model);
        }
        return "deliverable/list";
    }

    /// A deliverable with its dates drawn to scale.
    ///
    /// @param tone the class of its bar
    /// @param original where it was first promised for; null where that was not another day
    record Dated(DatedRow row, String tone, Timeline.Mark mark, Timeline.@Nullable Mark original) {}

    /// The line of due dates, above the first page of a list.
    ///
    /// @param total of which those drawn are the nearest to the day of the view
    /// @param promised what has no date at all
    record Dates(
            @Nullable Timeline line, List<Dated> rows, long total, String href, long promised, String promisedHref) {}

    private void addDates(DeliverableFilter filter, Map<DeliverableStatus, Long> distribution, Here here, Model model) {
        var dated = filter.statusesAmong(DeliverableStatus.dated());
        if (dated.isEmpty()) {
            return;
        }
        var rows = deliverables.dated(filter, here.reckoning(), here.language(), MOST_DATED);
        var line = rows.isEmpty()
                ? null
                : Timeline.of(
                        rows.stream()
                                .flatMap(row ->
                                        Stream.of(row.due(), row.original() == null ? row.due() : row.original()))
                                .toList(),
                        here.asOf(),
                        here.reach());
        var promised = filter.statusesAmong(Set.of(DeliverableStatus.PROMISED));
        model.addAttribute(
                "dates",
                new Dates(
                        line,
                        line == null
                                ? List.of()
                                : rows.stream().map(row -> dated(row, line)).toList(),
                        dated.stream()
                                .mapToLong(status -> distribution.getOrDefault(status, 0L))
                                .sum(),
                        here.to("/deliverables", filter.withStatuses(dated).query()),
                        promised.isEmpty() ? 0 : distribution.getOrDefault(DeliverableStatus.PROMISED, 0L),
                        here.to("/deliverables", filter.withStatuses(promised).query())));
    }

    private static Dated dated(DatedRow row, Timeline line) {
        var original = row.original();
        return new Dated(
                row,
                row.status() == DeliverableStatus.OVERDUE ? "m-late" : row.passed() ? "m-past" : "m-plan",
                line.mark(row.due()),
                original == null || !row.moved() ? null : line.mark(original));
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
