package org.mispa.web.figure;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.figure.Figures;
import org.mispa.domain.figure.Figures.FigureRow;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class FigureController {
    private final Figures figures;
    private final Filters filters;

    FigureController(Figures figures, Filters filters) {
        this.figures = figures;
        this.filters = filters;
    }

    /// A figure with where its record and its list are shown.
    ///
    /// @param listed address of the page that shows the list; null where there is none
    /// @param unit in which that page counts it; null where it shows the list without a total of its own
    record Line(
            FigureRow row,
            String about,
            @Nullable String listed,
            @Nullable String unit) {}

    @GetMapping("/figures")
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var filter = filter(parameters);
        model.addAttribute("filters", filters.inForce(parameters, here));
        var rows = figures.all(filter, here.language());
        model.addAttribute("lines", rows.stream().map(row -> line(row, here)).toList());
        model.addAttribute("filter", filter);
        model.addAttribute(
                "differing",
                rows.stream()
                        .filter(row -> row.difference() != null && row.difference() != 0)
                        .count());
        return "figure/list";
    }

    static Figures.Filter filter(Parameters parameters) {
        var yes = Map.of("yes", true, "no", false);
        return new Figures.Filter(
                parameters.record("about"),
                Boolean.TRUE.equals(parameters.word("listed", yes)),
                Boolean.TRUE.equals(parameters.word("differs", yes)));
    }

    private static Line line(FigureRow row, Here here) {
        var about = here.to(here.path(row.about()));
        var kind = row.listedKind();
        if (kind == null) {
            return new Line(row, about, null, null);
        }
        return switch (kind) {
            case PARTICIPATIONS -> new Line(row, about, about + "#countries", null);
            case ORGANIZATIONS -> new Line(row, about, about + "#involved", null);
            case PRACTICES ->
                new Line(row, about, here.to("/practices", "origin=" + slug(row.listedAmong())), "practices");
            case COMPONENTS -> new Line(row, about, here.to("/"), null);
            case MANDATES -> new Line(row, about, here.to("/mandates"), "mandates");
            case PARTS ->
                new Line(
                        row,
                        about,
                        here.to(
                                "/activities",
                                "type=" + slug(row.listedAmong())
                                        + (row.about().kind() == RecordKind.INITIATIVE ? "&initiative=" : "&part-of=")
                                        + row.about().key()),
                        null);
        };
    }

    private static String slug(List<String> among) {
        return among.getFirst().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
