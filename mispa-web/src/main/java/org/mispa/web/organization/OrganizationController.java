package org.mispa.web.organization;

import java.util.Set;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.change.History;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.initiative.InvolvementRole;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.organization.OrganizationKind;
import org.mispa.domain.organization.Organizations;
import org.mispa.domain.practice.Practices;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Subscription;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/organizations")
class OrganizationController {
    private final Organizations organizations;
    private final Activities activities;
    private final Deliverables deliverables;
    private final Practices practices;
    private final Filters filters;
    private final History history;

    OrganizationController(
            Organizations organizations,
            Activities activities,
            Deliverables deliverables,
            Practices practices,
            Filters filters,
            History history) {
        this.organizations = organizations;
        this.activities = activities;
        this.deliverables = deliverables;
        this.practices = practices;
        this.filters = filters;
        this.history = history;
    }

    @GetMapping
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var filter = filter(parameters);
        model.addAttribute("filters", filters.inForce(parameters, here));
        model.addAttribute("organizations", organizations.all(filter, here.reckoning(), here.language()));
        model.addAttribute("roles", InvolvementRole.values());
        model.addAttribute("kinds", OrganizationKind.values());
        model.addAttribute("filter", filter);
        model.addAttribute("funders", InvolvementRole.FUNDER.name().equals(filter.role()));
        return "organization/list";
    }

    static Organizations.Filter filter(Parameters parameters) {
        var role = parameters.choice("role", InvolvementRole.class);
        return new Organizations.Filter(
                parameters.choice("kind", OrganizationKind.class),
                role == null ? null : role.name(),
                parameters.key("country", RecordKind.COUNTRY));
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Here here, Model model) {
        var key = Parameters.id(RecordKind.ORGANIZATION, id, OrganizationId::of);
        var organization = organizations
                .find(key, here.reckoning(), here.language())
                .orElseThrow(() -> new NotRecorded(RecordKind.ORGANIZATION, id));
        model.addAttribute("organization", organization);
        if (organization.row().funded() + organization.row().fundedAsWhole() > 0) {
            model.addAttribute(
                    "subscription",
                    Subscription.of(
                            here,
                            "/organizations/" + id,
                            "organization=" + id,
                            organization.row().title().value()));
        }
        model.addAttribute(
                "activities",
                activities.page(
                        ActivityFilter.ALL.withOrganizations(Set.of(id)), here.reckoning(), here.language(), 1));
        model.addAttribute(
                "deliverables",
                deliverables.page(DeliverableFilter.ALL.withOwner(id), here.reckoning(), here.language(), 1));
        model.addAttribute(
                "practices", practices.all(new Practices.Filter(null, null, null, null, id), here.language()));
        model.addAttribute(
                "change",
                history.of(new RecordKey(RecordKind.ORGANIZATION, id), here.language())
                        .orElse(null));
        return "organization/show";
    }
}
