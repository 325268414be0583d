package org.mispa.web.progress;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFacet;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.change.History;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.initiative.Initiatives;
import org.mispa.domain.progress.Progress;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Board;
import org.mispa.web.system.Columns;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.StatusCount;
import org.mispa.web.system.TileMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Where the work stands: the whole Commitment, and one component of it.
@Controller
class HomeController {
    private static final int DUE_NEXT = 8;
    private static final Set<String> FACETS = Set.of("country", "year", "funder", "line-funder", "type");

    private final ProgressReports reports;
    private final Activities activities;
    private final Deliverables deliverables;
    private final Initiatives initiatives;
    private final MemberStates states;
    private final History history;
    private final MessageSource messages;

    HomeController(
            ProgressReports reports,
            Activities activities,
            Deliverables deliverables,
            Initiatives initiatives,
            MemberStates states,
            History history,
            MessageSource messages) {
        this.reports = reports;
        this.activities = activities;
        this.deliverables = deliverables;
        this.initiatives = initiatives;
        this.states = states;
        this.history = history;
        this.messages = messages;
    }

    @GetMapping("/")
    String home(Here here, Model model) {
        var progress = reports.of(here.reckoning(), here.language());
        model.addAttribute("progress", progress);
        model.addAttribute("standing", standing(progress.mandates(), null, here));
        model.addAttribute("board", board(progress, here));
        model.addAttribute("due", deliverables.next(here.reckoning(), here.language(), DUE_NEXT));
        addFacets(ActivityFilter.ALL, here, model);
        return "progress/home";
    }

    @GetMapping("/components/{id}")
    String component(@PathVariable String id, Here here, Model model) {
        var number =
                Parameters.id(RecordKind.COMPONENT, id, ComponentNumber::of).value();
        var progress = reports.of(here.reckoning(), here.language());
        var component = progress.component(number).orElseThrow(() -> new NotRecorded(RecordKind.COMPONENT, id));
        var mandates = progress.mandatesOf(number);
        model.addAttribute("component", component);
        model.addAttribute("mandates", mandates);
        model.addAttribute("standing", standing(mandates, number, here));
        model.addAttribute(
                "initiatives",
                initiatives.all(new Initiatives.Filter(number, null, null, null), here.reckoning(), here.language()));
        addFacets(ActivityFilter.ALL.withComponents(Set.of(number)), here, model);
        model.addAttribute(
                "change",
                history.of(new RecordKey(RecordKind.COMPONENT, id), here.language())
                        .orElse(null));
        return "progress/component";
    }

    private static List<StatusCount> standing(
            List<Progress.OfMandate> mandates, @Nullable Integer component, Here here) {
        return Progress.distribution(mandates).entrySet().stream()
                .map(status -> new StatusCount(
                        here.slug(status.getKey()),
                        status.getValue(),
                        here.to(
                                "/mandates",
                                new Query()
                                        .with("component", component)
                                        .with("status", status.getKey())
                                        .toString())))
                .toList();
    }

    private static Board board(Progress progress, Here here) {
        return new Board(progress.components().stream()
                .map(component -> new Board.Component(
                        component.number(),
                        component.title(),
                        here.to("/components/" + component.number()),
                        component.tally().activities(),
                        here.to("/activities", "component=" + component.number()),
                        progress.mandatesOf(component.number()).stream()
                                .map(mandate -> new Board.Mandate(
                                        mandate.number(),
                                        mandate.title(),
                                        here.to("/mandates/" + mandate.number()),
                                        here.slug(mandate.status()),
                                        mandate.tally().activities(),
                                        here.to("/activities", "mandate=" + mandate.number()),
                                        mandate.tally().passed()))
                                .toList()))
                .toList());
    }

    /// The map, the years and the funders all come from the facets of the activity list, so that each number is that of
    /// the list it leads to.
    private void addFacets(ActivityFilter filter, Here here, Model model) {
        var facets = activities.facets(filter, here.reckoning(), here.language(), FACETS);
        var counts = new TreeMap<String, Long>();
        values(facets, "country").forEach(value -> counts.put(value.value(), value.count()));
        var memberStates = states.all(here.language());
        model.addAttribute("map", map(memberStates, counts, filter, here));
        model.addAttribute(
                "states",
                memberStates.stream()
                        .filter(state -> counts.containsKey(state.code()))
                        .count());
        model.addAttribute(
                "years",
                Columns.of(
                        "activities",
                        values(facets, "year").stream()
                                .map(year -> point(year, filter, here))
                                .toList()));
        model.addAttribute("funders", values(facets, "funder"));
        model.addAttribute("lineFunders", values(facets, "line-funder"));
        model.addAttribute("types", values(facets, "type"));
        model.addAttribute("filter", filter);
    }

    private static List<ActivityFacet.Value> values(List<ActivityFacet> facets, String parameter) {
        return facets.stream()
                .filter(facet -> facet.parameter().equals(parameter))
                .flatMap(facet -> facet.values().stream())
                .toList();
    }

    private Columns.Point point(ActivityFacet.Value year, ActivityFilter filter, Here here) {
        var apart = year.value().equals("several") || year.value().equals("none");
        return new Columns.Point(
                apart ? messages.getMessage("year." + year.value(), null, here.locale()) : year.value(),
                year.count(),
                0,
                here.to("/activities", join(filter.query(), "year=" + year.value())),
                apart);
    }

    private static TileMap map(
            List<MemberStates.MemberState> states, Map<String, Long> counts, ActivityFilter filter, Here here) {
        return TileMap.of(
                "activities",
                states.stream()
                        .map(state -> new TileMap.Count(
                                state.code(),
                                state.name(),
                                counts.getOrDefault(state.code(), 0L),
                                here.to(
                                        "/activities",
                                        filter.withCountries(Set.of(state.code()))
                                                .query())))
                        .toList(),
                here.locale(),
                null);
    }

    private static String join(String query, String more) {
        return query.isEmpty() ? more : query + "&" + more;
    }
}
