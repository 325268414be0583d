package org.mispa.web.progress;

import java.util.Set;
import org.mispa.domain.figure.Figures;
import org.mispa.domain.progress.InferredLinks;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Here;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// How the portal counts, with examples from the records.
@Controller
class MethodController {
    /// The report's own examples of stated numbers beside lists (method.md 5).
    private static final Set<String> EXAMPLES =
            Set.of("fig-marking-agreements", "fig-intelligence-countries", "fig-cts-increase");

    private final Figures figures;
    private final ProgressReports reports;
    private final InferredLinks links;

    MethodController(Figures figures, ProgressReports reports, InferredLinks links) {
        this.figures = figures;
        this.reports = reports;
        this.links = links;
    }

    @GetMapping("/method")
    String show(Here here, Model model) {
        model.addAttribute("progress", reports.of(here.reckoning(), here.language()));
        model.addAttribute(
                "inferred",
                links.page(new InferredLinks.Filter(null, null, null), here.language(), 1)
                        .total());
        model.addAttribute(
                "examples",
                figures.all(Figures.Filter.ALL, here.language()).stream()
                        .filter(figure -> EXAMPLES.contains(figure.key()))
                        .toList());
        model.addAttribute("register", new RecordKey(RecordKind.DELIVERABLE, "marking-register"));
        return "progress/method";
    }
}
