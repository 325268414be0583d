package org.mispa.web.country;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.progress.CountryReports.CountryPage;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.PdfFile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/// The brief of a country, as a page made for print and as a PDF of two sheets.
@Controller
class BriefController {
    private final CountryReports reports;
    private final Briefs briefs;
    private final PdfFile pdf;
    private final Clock clock;

    BriefController(CountryReports reports, Briefs briefs, PdfFile pdf, Clock clock) {
        this.reports = reports;
        this.briefs = briefs;
        this.pdf = pdf;
        this.clock = clock;
    }

    @GetMapping("/countries/{id}/brief")
    String show(@PathVariable String id, Here here, Model model) {
        var country = reports.find(id, here.language()).orElse(null);
        if (country == null) {
            return "redirect:" + here.to(known(id, here) + "/brief");
        }
        fill(model, country, here);
        return "country/brief";
    }

    @GetMapping("/countries/{id}/brief.pdf")
    void send(@PathVariable String id, Here here, Model model, WebRequest request, HttpServletResponse response)
            throws IOException {
        var country = reports.find(id, here.language()).orElse(null);
        if (country == null) {
            response.sendRedirect(here.to(known(id, here) + "/brief.pdf"));
            return;
        }
        fill(model, country, here);
        pdf.send(
                "mispa-brief-" + country.code() + "-" + here.language().tag() + "-as-of-" + here.asOf()
                        + Downloads.known(here) + ".pdf",
                "country/brief-print",
                model.asMap(),
                here,
                request,
                response);
    }

    private void fill(Model model, CountryPage country, Here here) {
        model.addAttribute("brief", briefs.of(country, here));
        model.addAttribute("check", check(country, here));
        model.addAttribute("made", made(here));
    }

    /// The country's page as it is on the day of the brief, also when the records have changed since.
    private String check(CountryPage country, Here here) {
        return here.cited("/countries/" + country.code(), here.known() == null ? "known=" + made(here) : "");
    }

    private LocalDate made(Here here) {
        var known = here.known();
        return known == null ? LocalDate.now(clock) : known.day();
    }

    /// A code in small letters leads to the one address of the country.
    private String known(String id, Here here) {
        var code = id.toUpperCase(Locale.ROOT);
        if (reports.find(code, here.language()).isEmpty()) {
            throw new NotRecorded(RecordKind.COUNTRY, id);
        }
        return "/countries/" + code;
    }
}
