package org.mispa.web.mandate;

import java.util.Set;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.change.History;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.mandate.Mandates;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Subscription;
import org.mispa.web.system.TileMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/mandates")
class MandateController {
    private final Mandates mandates;
    private final ProgressReports reports;
    private final Activities activities;
    private final Deliverables deliverables;
    private final CountryReports countries;
    private final History history;
    private final MandatesShown shown;
    private final Filters filters;

    MandateController(
            Mandates mandates,
            ProgressReports reports,
            Activities activities,
            Deliverables deliverables,
            CountryReports countries,
            History history,
            MandatesShown shown,
            Filters filters) {
        this.mandates = mandates;
        this.reports = reports;
        this.activities = activities;
        this.deliverables = deliverables;
        this.countries = countries;
        this.history = history;
        this.shown = shown;
        this.filters = filters;
    }

    @GetMapping
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        model.addAttribute("mandates", shown.of(parameters, here));
        model.addAttribute("filters", filters.inForce(parameters, here));
        return "mandate/list";
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Here here, Model model) {
        var number = Parameters.id(RecordKind.MANDATE, id, MandateId::of);
        var mandate = mandates.find(number, here.language()).orElseThrow(() -> new NotRecorded(RecordKind.MANDATE, id));
        var filter = ActivityFilter.ALL.withMandates(Set.of(id));
        model.addAttribute("mandate", mandate);
        model.addAttribute(
                "subscription",
                Subscription.of(
                        here,
                        "/mandates/" + id,
                        "mandate=" + id,
                        id + " " + mandate.title().value()));
        model.addAttribute(
                "progress",
                reports.of(here.reckoning(), here.language()).mandate(id).orElseThrow());
        model.addAttribute("activities", activities.page(filter, here.reckoning(), here.language(), 1));
        model.addAttribute(
                "deliverables",
                deliverables.page(
                        DeliverableFilter.ALL.withMandates(Set.of(id)), here.reckoning(), here.language(), 1));
        var reached = countries.all(CountryKind.MEMBER_STATE, filter, here.reckoning(), here.language());
        model.addAttribute(
                "reached",
                reached.stream().filter(state -> state.activities() > 0).count());
        model.addAttribute(
                "map",
                TileMap.ofActivities(
                        reached,
                        code -> here.to(
                                "/activities",
                                filter.withCountries(Set.of(code)).query()),
                        here.locale()));
        model.addAttribute(
                "change",
                history.of(new RecordKey(RecordKind.MANDATE, id), here.language())
                        .orElse(null));
        return "mandate/show";
    }
}
