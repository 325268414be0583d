package org.mispa.web.deliverable;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mispa.domain.deliverable.ActOf;
import org.mispa.domain.deliverable.DeliverableKind;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.deliverable.Deliverables.DeliverableTaken;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.RecordLists;
import org.mispa.web.system.Sheet;
import org.mispa.web.system.SheetColumns;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of deliverables to take away.
@Controller
class DeliverableDownload extends Sheet<DeliverableTaken> {
    private final Deliverables deliverables;
    private final Directory directory;
    private final Downloads downloads;

    DeliverableDownload(Deliverables deliverables, Directory directory, Downloads downloads) {
        super(
                "deliverables",
                new SheetColumns<DeliverableTaken>()
                        .key("key", taken -> taken.row().key())
                        .choice(
                                "kind",
                                DeliverableKind.class,
                                taken -> taken.row().kind())
                        .text("title", taken -> taken.row().title())
                        .choice(
                                "status",
                                DeliverableStatus.class,
                                taken -> taken.row().status())
                        .yesNo("date_passed", taken -> taken.row().passed())
                        .yesNo("proposed", taken -> taken.row().proposed())
                        .date("due", taken -> taken.row().due())
                        .yesNo("due_moved", taken -> taken.row().moved())
                        .date("original_due", DeliverableTaken::originalDue)
                        .date("delivered_on", taken -> taken.row().deliveredOn())
                        .choice("act_of", ActOf.class, taken -> taken.row().actOf())
                        .references("owed_by", RecordKind.ORGANIZATION, DeliverableTaken::organizations)
                        .references("owed_by_countries", RecordKind.COUNTRY, DeliverableTaken::countries)
                        .list("owner_names", taken -> taken.row().owners())
                        .reference("activity", RecordKind.ACTIVITY, DeliverableTaken::activity)
                        .reference(
                                "initiative",
                                RecordKind.INITIATIVE,
                                taken -> taken.row().initiative())
                        .references(
                                "mandates",
                                RecordKind.MANDATE,
                                taken -> taken.row().mandates())
                        .address((taken, telling) ->
                                telling.address("/deliverables/" + taken.row().key())));
        this.deliverables = deliverables;
        this.directory = directory;
        this.downloads = downloads;
    }

    @GetMapping("/deliverables.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var filter = RecordLists.deliverables(parameters);
        parameters.page();
        parameters.check(directory, here.language());
        downloads.send(this, here, response, to -> deliverables.each(filter, here.reckoning(), here.language(), to));
    }
}
