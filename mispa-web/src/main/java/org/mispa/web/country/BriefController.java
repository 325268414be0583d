package org.mispa.web.country;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.delegation.Confirmation;
import org.mispa.domain.delegation.Confirmations;
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
    private final Confirmations confirmations;
    private final Clock clock;

    BriefController(CountryReports reports, Briefs briefs, PdfFile pdf, Confirmations confirmations, Clock clock) {
        this.reports = reports;
        this.briefs = briefs;
        this.pdf = pdf;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    @GetMapping("/countries/{id}/brief")
    String show(@PathVariable String id, Here here, Model model) {
        var country = memberState(id, here);
        if (country == null) {
            return "redirect:" + here.to(elsewhere(id, "/brief", here));
        }
        fill(model, country, here);
        return "country/brief";
    }

    @GetMapping("/countries/{id}/brief.pdf")
    void send(@PathVariable String id, Here here, Model model, WebRequest request, HttpServletResponse response)
            throws IOException {
        var country = memberState(id, here);
        if (country == null) {
            response.sendRedirect(here.to(elsewhere(id, "/brief.pdf", here)));
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
        model.addAttribute("confirmed", confirmed(country, here));
    }

    /// When its delegation last confirmed its own part in a record that was not changed since; null where it did not,
    /// and
    /// where the page shows the past. That a confirmation is missing is told nowhere.
    private @Nullable Instant confirmed(CountryPage country, Here here) {
        if (here.known() != null) {
            return null;
        }
        return confirmations.by(Delegation.of(CountryId.of(country.key())), Integer.MAX_VALUE).stream()
                .filter(Confirmation::holds)
                .map(Confirmation::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /// The country's page as it is on the day of the brief, also when the records have changed since.
    private String check(CountryPage country, Here here) {
        return here.cited("/countries/" + country.code(), here.known() == null ? "known=" + made(here) : "");
    }

    private LocalDate made(Here here) {
        var known = here.known();
        return known == null ? LocalDate.now(clock) : known.day();
    }

    /// The member state with a code; null where another is meant.
    private @Nullable CountryPage memberState(String id, Here here) {
        return reports.find(id, here.language())
                .filter(country -> country.kind() == CountryKind.MEMBER_STATE)
                .orElse(null);
    }

    /// A code in small letters leads to the one address of the country; a country that is no member state has nothing
    /// to report, and so no brief but its page.
    private String elsewhere(String id, String brief, Here here) {
        var code = id.toUpperCase(Locale.ROOT);
        if (reports.find(code, here.language()).isEmpty()) {
            throw new NotRecorded(RecordKind.COUNTRY, id);
        }
        return "/countries/" + code + (memberState(code, here) == null ? "" : brief);
    }
}
