package org.mispa.web.country;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Shades;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// States by mandates: with whom is something recorded under what, and where is nothing?
@Controller
class MatrixController {
    private final CountryReports countries;
    private final ProgressReports reports;
    private final Filters filters;

    MatrixController(CountryReports countries, ProgressReports reports, Filters filters) {
        this.countries = countries;
        this.reports = reports;
        this.filters = filters;
    }

    /// @param step the shade, 0 to 4
    /// @param roles as message keys of their marks
    record Shown(String mandate, long activities, int step, List<CountryRole> roles, String href) {}

    /// @param once activities the state takes part in, each once
    record Line(String code, String name, List<Shown> cells, long once, String onceHref) {}

    @GetMapping("/matrix")
    String show(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var component = parameters.component();
        model.addAttribute("filters", filters.inForce(parameters, here));
        var progress = reports.of(here.reckoning(), here.language());
        var mandates = component == null ? progress.mandates() : progress.mandatesOf(component);
        var filter = component == null ? ActivityFilter.ALL : ActivityFilter.ALL.withComponents(Set.of(component));
        var cells = new HashMap<String, CountryReports.Cell>();
        countries
                .matrix(component, here.reckoning())
                .forEach(cell -> cells.put(cell.country() + " " + cell.mandate(), cell));
        var shades = Shades.of(
                cells.values().stream().map(CountryReports.Cell::activities).toList());
        var lines = new ArrayList<Line>();
        for (var row : countries.all(CountryKind.MEMBER_STATE, filter, here.reckoning(), here.language())) {
            var shown = new ArrayList<Shown>();
            for (var mandate : mandates) {
                var cell = cells.get(row.code() + " " + mandate.number());
                shown.add(
                        cell == null
                                ? new Shown(mandate.number(), 0, 0, List.of(), "")
                                : new Shown(
                                        mandate.number(),
                                        cell.activities(),
                                        shades.step(cell.activities()),
                                        cell.roles(),
                                        here.to(
                                                "/activities",
                                                "mandate=" + mandate.number() + "&country=" + row.code())));
            }
            lines.add(new Line(
                    row.code(),
                    row.name(),
                    shown,
                    row.activities(),
                    here.to(
                            "/activities",
                            filter.withCountries(Set.of(row.code())).query())));
        }
        model.addAttribute("mandates", mandates);
        model.addAttribute("lines", lines);
        model.addAttribute("shades", shades);
        model.addAttribute(
                "tally",
                component == null
                        ? progress.tally()
                        : progress.component(component).orElseThrow().tally());
        model.addAttribute("query", filter.query());
        model.addAttribute("components", progress.components());
        model.addAttribute("component", component);
        model.addAttribute("roles", CountryRole.takingPart());
        var reached = new HashMap<String, Long>();
        cells.values().forEach(cell -> reached.merge(cell.mandate(), 1L, Long::sum));
        model.addAttribute("reached", reached);
        return "country/matrix";
    }
}
