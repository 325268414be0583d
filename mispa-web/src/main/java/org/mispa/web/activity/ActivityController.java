package org.mispa.web.activity;

import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFacet;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.change.History;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.figure.Figures;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.source.Sources;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Pager;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.RecordLists;
import org.mispa.web.system.Replies;
import org.mispa.web.system.SignedIn;
import org.mispa.web.system.Subscription;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/activities")
class ActivityController {

    private final Activities activities;
    private final Deliverables deliverables;
    private final Filters filters;
    private final History history;
    private final ActivityFacets facets;
    private final Figures figures;
    private final Sources sources;
    private final Replies replies;

    ActivityController(
            Activities activities,
            Deliverables deliverables,
            Filters filters,
            History history,
            ActivityFacets facets,
            Figures figures,
            Sources sources,
            Replies replies) {
        this.activities = activities;
        this.deliverables = deliverables;
        this.filters = filters;
        this.history = history;
        this.facets = facets;
        this.figures = figures;
        this.sources = sources;
        this.replies = replies;
    }

    @GetMapping
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var filter = RecordLists.activities(parameters);
        var number = parameters.page();
        var inForce = filters.inForce(parameters, here);
        var page = activities.page(filter, here.reckoning(), here.language(), number);
        model.addAttribute("page", page);
        model.addAttribute("pager", Pager.of(here, page));
        model.addAttribute(
                "facets",
                facets.of(
                        activities.facets(filter, here.reckoning(), here.language(), ActivityFacet.FIELDS),
                        inForce,
                        here));
        model.addAttribute("filters", inForce);
        model.addAttribute("filter", filter);
        model.addAttribute("subscription", Subscription.list(here, "/activities"));
        return "activity/list";
    }

    @GetMapping("/{id}")
    String show(@AuthenticationPrincipal @Nullable SignedIn reader, @PathVariable String id, Here here, Model model) {
        var key = Parameters.id(RecordKind.ACTIVITY, id, ActivityId::of);
        var activity = activities
                .find(key, here.reckoning(), here.language())
                .orElseThrow(() -> new NotRecorded(RecordKind.ACTIVITY, id));
        model.addAttribute("activity", activity);
        model.addAttribute("named", activity.namedCountries());
        model.addAttribute("roles", activity.countriesByRole());
        model.addAttribute(
                "figures", figures.all(Figures.Filter.of(new RecordKey(RecordKind.ACTIVITY, id)), here.language()));
        model.addAttribute("statements", sources.statements(new RecordKey(RecordKind.ACTIVITY, id), here.language()));
        model.addAttribute(
                "parts", activities.page(ActivityFilter.ALL.withPartOf(id), here.reckoning(), here.language(), 1));
        model.addAttribute(
                "deliverables",
                deliverables.page(DeliverableFilter.ALL.withActivity(id), here.reckoning(), here.language(), 1));
        model.addAttribute(
                "change",
                history.of(new RecordKey(RecordKind.ACTIVITY, id), here.language())
                        .orElse(null));
        model.addAttribute("reply", replies.to(new RecordKey(RecordKind.ACTIVITY, id), reader, here));
        return "activity/show";
    }
}
