package org.mispa.web.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.change.History;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.initiative.Initiatives;
import org.mispa.domain.progress.Breakdowns;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.progress.Progress;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Board;
import org.mispa.web.system.Distribution;
import org.mispa.web.system.FunderTable;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.StatusCount;
import org.mispa.web.system.Subscription;
import org.mispa.web.system.TileMap;
import org.mispa.web.system.YearTable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Where the work stands: the whole Commitment, and one component of it.
@Controller
class HomeController {
    private static final int DUE_NEXT = 8;
    private final ProgressReports reports;
    private final Breakdowns breakdowns;
    private final CountryReports countries;
    private final Deliverables deliverables;
    private final Initiatives initiatives;
    private final History history;
    private final MessageSource messages;

    HomeController(
            ProgressReports reports,
            Breakdowns breakdowns,
            CountryReports countries,
            Deliverables deliverables,
            Initiatives initiatives,
            History history,
            MessageSource messages) {
        this.reports = reports;
        this.breakdowns = breakdowns;
        this.countries = countries;
        this.deliverables = deliverables;
        this.initiatives = initiatives;
        this.history = history;
        this.messages = messages;
    }

    @GetMapping("/")
    String home(Here here, Model model) {
        var progress = reports.of(here.reckoning(), here.language());
        model.addAttribute("progress", progress);
        model.addAttribute("subscription", Subscription.all(here));
        model.addAttribute(
                "stated", here.links() == LinkMode.ALL ? reports.recordedByStatedLinks(here.reckoning()) : null);
        model.addAttribute("standing", standing(progress, progress.components(), null, here));
        model.addAttribute("board", board(progress, here));
        model.addAttribute("due", deliverables.next(here.reckoning(), here.language(), DUE_NEXT));
        addActivities(ActivityFilter.ALL, here, model);
        var columns = new ArrayList<FunderTable.Column>();
        progress.components()
                .forEach(component -> columns.add(new FunderTable.Column(
                        component.number(),
                        component.tally().activities(),
                        "component=" + component.number(),
                        component.title())));
        columns.add(new FunderTable.Column(0, progress.tally().activities(), "", null));
        addFunders(ActivityFilter.ALL, columns, here, model);
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
        model.addAttribute(
                "subscription",
                Subscription.of(
                        here,
                        "/components/" + id,
                        "component=" + id,
                        id + " " + component.title().value()));
        model.addAttribute("mandates", mandates);
        model.addAttribute("standing", standing(progress, List.of(component), number, here));
        model.addAttribute(
                "initiatives",
                initiatives.all(new Initiatives.Filter(number, null, null, null), here.reckoning(), here.language()));
        var filter = ActivityFilter.ALL.withComponents(Set.of(number));
        addActivities(filter, here, model);
        addFunders(
                filter,
                List.of(new FunderTable.Column(0, component.tally().activities(), filter.query(), null)),
                here,
                model);
        model.addAttribute(
                "change",
                history.of(new RecordKey(RecordKind.COMPONENT, id), here.language())
                        .orElse(null));
        return "progress/component";
    }

    private static Distribution standing(
            Progress progress, List<Progress.OfComponent> components, @Nullable Integer only, Here here) {
        return Distribution.of(
                "mandate",
                "mandates",
                counts(only == null ? progress.mandates() : progress.mandatesOf(only), only, here),
                components.stream()
                        .map(component -> new Distribution.Group(
                                component.number(),
                                component.title(),
                                here.to("/components/" + component.number()),
                                here.to("/mandates", "component=" + component.number()),
                                counts(progress.mandatesOf(component.number()), component.number(), here)))
                        .toList());
    }

    private static List<StatusCount> counts(List<Progress.OfMandate> mandates, @Nullable Integer component, Here here) {
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

    /// With which states and when. Each number is that of the list it leads to.
    private void addActivities(ActivityFilter filter, Here here, Model model) {
        var states = countries.all(CountryKind.MEMBER_STATE, filter, here.reckoning(), here.language());
        model.addAttribute(
                "map",
                TileMap.ofActivities(
                        states,
                        code -> here.to(
                                "/activities",
                                filter.withCountries(Set.of(code)).query()),
                        here.locale()));
        model.addAttribute(
                "states",
                states.stream().filter(state -> state.activities() > 0).count());
        model.addAttribute(
                "years",
                YearTable.of(
                        breakdowns.years(filter, here.reckoning()),
                        filter,
                        here,
                        key -> messages.getMessage(key, null, here.locale())));
    }

    private void addFunders(ActivityFilter filter, List<FunderTable.Column> columns, Here here, Model model) {
        model.addAttribute(
                "funders",
                FunderTable.of(breakdowns.support(filter, here.reckoning(), here.language()), columns, here));
    }
}
