package org.mispa.web.mandate;

import java.util.List;
import org.mispa.domain.mandate.Judgements;
import org.mispa.domain.mandate.Judgements.JudgementRow;
import org.mispa.domain.progress.Progress;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Every status that the secretariat has set, beside the one that is reckoned.
@Controller
class JudgementController {
    private final Judgements judgements;
    private final ProgressReports reports;
    private final Filters filters;

    JudgementController(Judgements judgements, ProgressReports reports, Filters filters) {
        this.judgements = judgements;
        this.reports = reports;
        this.filters = filters;
    }

    /// @param mandate as it stands on the day of the view
    record Shown(JudgementRow judgement, Progress.OfMandate mandate) {
        /// Whether it is the one that counts on the day of the view.
        public boolean counts() {
            return judgement.equals(mandate.judgement());
        }

        public RecordKey record() {
            return new RecordKey(RecordKind.JUDGEMENT, judgement.key());
        }
    }

    @GetMapping("/judgements")
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var rows = rows(judgements, parameters, here);
        model.addAttribute("filters", filters.inForce(parameters, here));
        var mandates = reports.of(here.reckoning(), here.language());
        model.addAttribute(
                "judgements",
                rows.stream()
                        .map(row ->
                                new Shown(row, mandates.mandate(row.mandate()).orElseThrow()))
                        .toList());
        return "mandate/judgements";
    }

    /// Those that an address asks for, on the page as in the file.
    static List<JudgementRow> rows(Judgements judgements, Parameters parameters, Here here) {
        var mandate = parameters.key("mandate", RecordKind.MANDATE);
        return judgements.all(here.language()).stream()
                .filter(row -> mandate == null || row.mandate().equals(mandate))
                .toList();
    }
}
