package org.mispa.web.initiative;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mispa.domain.initiative.Initiatives;
import org.mispa.domain.initiative.Initiatives.InitiativeRow;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Sheet;
import org.mispa.web.system.SheetColumns;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of lines of work to take away.
@Controller
class InitiativeDownload extends Sheet<InitiativeRow> {
    private final Initiatives initiatives;
    private final Directory directory;
    private final Downloads downloads;

    InitiativeDownload(Initiatives initiatives, Directory directory, Downloads downloads) {
        super(
                "initiatives",
                new SheetColumns<InitiativeRow>()
                        .code("code", InitiativeRow::code)
                        .reference("component", RecordKind.COMPONENT, InitiativeRow::component)
                        .text("title", InitiativeRow::title)
                        .date("date", InitiativeRow::date)
                        .choice("recorded", Recorded.class, InitiativeRow::recorded)
                        .references("mandates", RecordKind.MANDATE, InitiativeRow::mandates)
                        .count("activities_count", "activities", InitiativeRow::activities)
                        .count("deliverables_count", "deliverables", InitiativeRow::deliverables)
                        .address((row, telling) -> telling.address("/initiatives/" + row.code())));
        this.initiatives = initiatives;
        this.directory = directory;
        this.downloads = downloads;
    }

    @GetMapping("/initiatives.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var filter = InitiativeController.filter(parameters);
        parameters.check(directory, here.language());
        var rows = initiatives.all(filter, here.reckoning(), here.language());
        downloads.send(this, here, response, rows::forEach);
    }
}
