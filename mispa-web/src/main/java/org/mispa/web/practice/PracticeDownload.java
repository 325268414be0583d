package org.mispa.web.practice;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mispa.domain.practice.PracticeOrigin;
import org.mispa.domain.practice.PracticeStage;
import org.mispa.domain.practice.Practices;
import org.mispa.domain.practice.Practices.PracticeRow;
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

/// The list of practices to take away.
@Controller
class PracticeDownload extends Sheet<PracticeRow> {
    private final Practices practices;
    private final Directory directory;
    private final Downloads downloads;

    PracticeDownload(Practices practices, Directory directory, Downloads downloads) {
        super(
                "practices",
                new SheetColumns<PracticeRow>()
                        .key("key", PracticeRow::key)
                        .text("title", PracticeRow::title)
                        .choice("origin", PracticeOrigin.class, PracticeRow::origin)
                        .choice("stage", PracticeStage.class, PracticeRow::stage)
                        .reference("country", RecordKind.COUNTRY, PracticeRow::country)
                        .plain("country_name", PracticeRow::countryName)
                        .reference("organization", RecordKind.ORGANIZATION, PracticeRow::organization)
                        .text("organization_title", PracticeRow::organizationTitle)
                        .address((row, telling) -> telling.address("/practices/" + row.key())));
        this.practices = practices;
        this.directory = directory;
        this.downloads = downloads;
    }

    @GetMapping("/practices.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var filter = PracticeController.filter(parameters);
        parameters.check(directory, here.language());
        var rows = practices.all(filter, here.language());
        downloads.send(this, here, response, rows::forEach);
    }
}
