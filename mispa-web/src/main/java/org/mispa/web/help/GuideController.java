package org.mispa.web.help;

import java.util.List;
import java.util.stream.Stream;
import org.mispa.domain.figure.Figures;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.web.system.Here;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// How to read the portal, for those who see it for the first time.
@Controller
class GuideController {
    /// One of each precision, one open and one approximate.
    private static final List<EdtfDate> DATES = Stream.of(
                    "2011-11-16",
                    "2010-08",
                    "2012-33",
                    "2011-40",
                    "2010",
                    "2009-09/2011-12",
                    "2010/..",
                    "2009-11~/2011-11~")
            .map(EdtfDate::parse)
            .toList();

    private final ProgressReports reports;
    private final Figures figures;

    GuideController(ProgressReports reports, Figures figures) {
        this.reports = reports;
        this.figures = figures;
    }

    @GetMapping("/guide")
    String show(Here here, Model model) {
        model.addAttribute("progress", reports.of(here.reckoning(), here.language()));
        model.addAttribute(
                "differing",
                figures.all(new Figures.Filter(null, false, true), here.language())
                        .size());
        model.addAttribute("dates", DATES);
        return "help/guide";
    }
}
