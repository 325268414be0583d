package org.mispa.web.mandate;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mispa.domain.mandate.Addressee;
import org.mispa.domain.mandate.MandateStatus;
import org.mispa.domain.progress.Progress.OfMandate;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Sheet;
import org.mispa.web.system.SheetColumns;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of mandates to take away.
@Controller
class MandateDownload extends Sheet<OfMandate> {
    private final MandatesShown shown;
    private final Directory directory;
    private final Downloads downloads;

    MandateDownload(MandatesShown shown, Directory directory, Downloads downloads) {
        super(
                "mandates",
                new SheetColumns<OfMandate>()
                        .code("number", OfMandate::number)
                        .reference("component", RecordKind.COMPONENT, OfMandate::component)
                        .text("title", OfMandate::title)
                        .choice("status", MandateStatus.class, OfMandate::status)
                        .choice("reckoned_status", MandateStatus.class, OfMandate::reckoned)
                        .yesNo("date_passed", mandate -> mandate.tally().passed())
                        .yesNo("declared", OfMandate::declared)
                        .choice("addressee", Addressee.class, OfMandate::addressee)
                        .count(
                                "activities_count",
                                "activities",
                                mandate -> mandate.tally().activities())
                        .count(
                                "activities_held_count",
                                "activities_with_status",
                                "held",
                                "activities",
                                mandate -> mandate.tally().held())
                        .count(
                                "activities_under_way_count",
                                "activities_with_status",
                                "under-way",
                                "activities",
                                mandate -> mandate.tally().underWay())
                        .count(
                                "activities_planned_count",
                                "activities_with_status",
                                "planned",
                                "activities",
                                mandate -> mandate.tally().planned())
                        .count(
                                "activities_no_outcome_count",
                                "activities_with_status",
                                "no-outcome",
                                "activities",
                                mandate -> mandate.tally().noOutcome())
                        .count(
                                "deliverables_count",
                                "deliverables",
                                mandate -> mandate.tally().deliverables())
                        .count(
                                "deliverables_delivered_count",
                                "deliverables_with_status",
                                "delivered",
                                "deliverables",
                                mandate -> mandate.tally().delivered())
                        .count(
                                "deliverables_due_count",
                                "deliverables_with_status",
                                "due",
                                "deliverables",
                                mandate -> mandate.tally().due())
                        .count(
                                "deliverables_overdue_count",
                                "deliverables_with_status",
                                "overdue",
                                "deliverables",
                                mandate -> mandate.tally().overdue())
                        .count(
                                "deliverables_promised_count",
                                "deliverables_with_status",
                                "promised",
                                "deliverables",
                                mandate -> mandate.tally().promised())
                        .count("inferred_count", "records", OfMandate::inferred)
                        .address((mandate, telling) -> telling.address("/mandates/" + mandate.number())));
        this.shown = shown;
        this.directory = directory;
        this.downloads = downloads;
    }

    @GetMapping("/mandates.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var mandates = shown.of(parameters, here);
        parameters.check(directory, here.language());
        downloads.send(this, here, response, mandates::forEach);
    }
}
