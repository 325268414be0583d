package org.mispa.web.initiative;

import java.util.Set;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.change.History;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.initiative.Initiatives;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Parameters;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/initiatives")
class InitiativeController {
    private final Initiatives initiatives;
    private final Activities activities;
    private final Deliverables deliverables;
    private final Filters filters;
    private final History history;

    InitiativeController(
            Initiatives initiatives,
            Activities activities,
            Deliverables deliverables,
            Filters filters,
            History history) {
        this.initiatives = initiatives;
        this.activities = activities;
        this.deliverables = deliverables;
        this.filters = filters;
        this.history = history;
    }

    @GetMapping
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var filter = filter(parameters);
        model.addAttribute("filters", filters.inForce(parameters, here));
        model.addAttribute("initiatives", initiatives.all(filter, here.reckoning(), here.language()));
        return "initiative/list";
    }

    static Initiatives.Filter filter(Parameters parameters) {
        return new Initiatives.Filter(
                parameters.component(),
                parameters.key("mandate", RecordKind.MANDATE),
                parameters.key("funder", RecordKind.ORGANIZATION),
                parameters.key("organization", RecordKind.ORGANIZATION));
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Here here, Model model) {
        var code = Parameters.id(RecordKind.INITIATIVE, id, InitiativeId::of);
        model.addAttribute(
                "initiative",
                initiatives
                        .find(code, here.reckoning(), here.language())
                        .orElseThrow(() -> new NotRecorded(RecordKind.INITIATIVE, id)));
        model.addAttribute(
                "activities",
                activities.page(ActivityFilter.ALL.withInitiatives(Set.of(id)), here.reckoning(), here.language(), 1));
        model.addAttribute(
                "deliverables",
                deliverables.page(
                        DeliverableFilter.ALL.withInitiatives(Set.of(id)), here.reckoning(), here.language(), 1));
        model.addAttribute(
                "change",
                history.of(new RecordKey(RecordKind.INITIATIVE, id), here.language())
                        .orElse(null));
        return "initiative/show";
    }
}
