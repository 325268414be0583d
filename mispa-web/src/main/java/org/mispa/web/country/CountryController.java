package org.mispa.web.country;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.change.History;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.country.Subregion;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.organization.Organizations;
import org.mispa.domain.organization.Organizations.OrganizationRow;
import org.mispa.domain.practice.Practices;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.progress.CountryReports.Blank;
import org.mispa.domain.progress.CountryReports.CountryRow;
import org.mispa.domain.progress.CountryReports.Reach;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Replies;
import org.mispa.web.system.SignedIn;
import org.mispa.web.system.Subscription;
import org.mispa.web.system.TileMap;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class CountryController {
    private final CountryReports reports;
    private final MemberStates states;
    private final Activities activities;
    private final Deliverables deliverables;
    private final Organizations organizations;
    private final Practices practices;
    private final Filters filters;
    private final History history;
    private final Replies replies;

    CountryController(
            CountryReports reports,
            MemberStates states,
            Activities activities,
            Deliverables deliverables,
            Organizations organizations,
            Practices practices,
            Filters filters,
            History history,
            Replies replies) {
        this.reports = reports;
        this.states = states;
        this.activities = activities;
        this.deliverables = deliverables;
        this.organizations = organizations;
        this.practices = practices;
        this.filters = filters;
        this.history = history;
        this.replies = replies;
    }

    @GetMapping("/countries")
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var asked = CountriesAsked.of(parameters);
        model.addAttribute("filters", filters.inForce(parameters, here));
        var filter = asked.filter();
        var rows = asked.rows(reports, here);
        model.addAttribute("rows", rows);
        model.addAttribute("filter", filter);
        var role = asked.role();
        model.addAttribute("unroled", filter.withRoles(Set.of()).query());
        // With one role, activities are those of that role, and the others of the same activities say nothing of it.
        model.addAttribute(
                "shownRoles",
                role == null
                        ? CountryRole.takingPart().stream()
                                .filter(one -> rows.stream().anyMatch(row -> row.role(one) > 0))
                                .toList()
                        : List.of());
        model.addAttribute(
                "map",
                TileMap.ofActivities(
                        role == null
                                ? rows
                                : rows.stream().map(row -> row.only(role)).toList(),
                        code -> here.to(
                                "/activities",
                                filter.withCountries(Set.of(code)).query()),
                        here.locale()));
        model.addAttribute("takingPart", asked.takingPart());
        model.addAttribute("role", role);
        model.addAttribute("subregion", asked.subregion());
        model.addAttribute("component", filter.components().stream().findFirst().orElse(null));
        model.addAttribute("roles", CountryRole.values());
        model.addAttribute(
                "subregions",
                Arrays.stream(Subregion.values())
                        .filter(region -> region != Subregion.EUROPE)
                        .toList());
        model.addAttribute("observers", reports.all(CountryKind.OBSERVER, filter, here.reckoning(), here.language()));
        return "country/list";
    }

    @GetMapping("/countries/{id}")
    String show(@AuthenticationPrincipal @Nullable SignedIn reader, @PathVariable String id, Here here, Model model) {
        var country = reports.find(id, here.language()).orElse(null);
        if (country == null) {
            return elsewhere(id, here);
        }
        var code = country.code();
        model.addAttribute("country", country);
        model.addAttribute(
                "subscription", Subscription.of(here, "/countries/" + code, "country=" + code, country.name()));
        model.addAttribute(
                "change",
                history.of(new RecordKey(RecordKind.COUNTRY, country.key()), here.language())
                        .orElse(null));
        model.addAttribute("funders", funders(code, here));
        model.addAttribute("reply", replies.of(Delegation.of(CountryId.of(country.key())), reader, here));
        return country.kind() == CountryKind.MEMBER_STATE
                ? memberState(code, here, model)
                : observer(code, here, model);
    }

    /// The bodies of a country that are stated to support anything.
    private List<OrganizationRow> funders(@Nullable String code, Here here) {
        return organizations
                .all(new Organizations.Filter(null, "FUNDER", code), here.reckoning(), here.language())
                .stream()
                .filter(funder -> funder.country() != null && funder.funded() + funder.fundedAsWhole() > 0)
                .toList();
    }

    private String memberState(String code, Here here, Model model) {
        var filter = ActivityFilter.ALL.withCountries(Set.of(code));
        model.addAttribute("roles", reports.roles(Set.of(code), here.reckoning()));
        var reach = reports.reach(Set.of(code), here.reckoning(), here.language());
        var blanks = new EnumMap<Blank, List<Reach>>(Blank.class);
        for (var mandate : reach) {
            if (mandate.blank() != null) {
                blanks.computeIfAbsent(mandate.blank(), blank -> new ArrayList<>())
                        .add(mandate);
            }
        }
        model.addAttribute("mandates", reach.size());
        model.addAttribute(
                "reached",
                reach.stream().filter(mandate -> mandate.blank() == null).count());
        model.addAttribute("blanks", blanks);
        model.addAttribute("activities", activities.page(filter, here.reckoning(), here.language(), 1));
        model.addAttribute("inferred", activities.count(filter.withInferredOnly(true), here.reckoning()));
        model.addAttribute(
                "deliverables",
                deliverables.page(DeliverableFilter.ALL.withCountry(code), here.reckoning(), here.language(), 1));
        model.addAttribute(
                "practices", practices.all(new Practices.Filter(code, null, null, null, null), here.language()));
        model.addAttribute("map", neighbours(code, here));
        return "country/show";
    }

    /// A country that is no member state owes nothing: its page tells of its support and of the roles in which it is
    /// named, and of no blank.
    private String observer(String code, Here here, Model model) {
        var roles = reports.roles(Set.of(code), here.reckoning());
        var named = ActivityFilter.ALL.withCountries(Set.of(code)).withRoles(roles.keySet());
        model.addAttribute("roles", roles);
        model.addAttribute("named", named.query());
        model.addAttribute(
                "activities", roles.isEmpty() ? null : activities.page(named, here.reckoning(), here.language(), 1));
        return "country/observer";
    }

    /// @param country of any kind but a member state
    /// @param bodies its bodies that are stated to support anything
    record Observer(CountryRow country, CountryKind kind, List<OrganizationRow> bodies) {
        /// The query of the list of activities in which it is named in any role.
        public String named() {
            return ActivityFilter.ALL
                    .withCountries(Set.of(country.code()))
                    .withRoles(country.roles().keySet())
                    .query();
        }
    }

    @GetMapping("/observers")
    String observers(Here here, Model model) {
        var bodies = funders(null, here).stream().collect(Collectors.groupingBy(OrganizationRow::country));
        model.addAttribute(
                "observers",
                Stream.of(CountryKind.OBSERVER, CountryKind.OTHER)
                        .flatMap(kind -> reports
                                .all(
                                        kind,
                                        ActivityFilter.ALL.withRoles(Set.of(CountryRole.values())),
                                        here.reckoning(),
                                        here.language())
                                .stream()
                                .map(row -> new Observer(row, kind, bodies.getOrDefault(row.code(), List.of()))))
                        .toList());
        return "country/observers";
    }

    /// A code in small letters, or our own key where there is a code, leads to the one address of the country.
    private String elsewhere(String id, Here here) {
        var code = id.toUpperCase(Locale.ROOT);
        return states.all(here.language()).stream()
                .map(MemberStates.MemberState::code)
                .filter(code::equals)
                .findFirst()
                .map(known -> "redirect:" + here.to("/countries/" + known))
                .orElseThrow(() -> new NotRecorded(RecordKind.COUNTRY, id));
    }

    /// By the table of all states, which is kept for the first page and the list, so that no statement is needed for
    /// it.
    private TileMap neighbours(@Nullable String current, Here here) {
        return TileMap.of(
                "activities",
                reports.all(CountryKind.MEMBER_STATE, ActivityFilter.ALL, here.reckoning(), here.language()).stream()
                        .map(state ->
                                new TileMap.Count(state.code(), state.name(), 0, here.to("/countries/" + state.code())))
                        .toList(),
                here.locale(),
                current);
    }
}
