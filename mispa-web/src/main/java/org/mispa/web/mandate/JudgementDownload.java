package org.mispa.web.mandate;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mispa.domain.mandate.Judgements;
import org.mispa.domain.mandate.Judgements.JudgementRow;
import org.mispa.domain.mandate.MandateStatus;
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

/// The list of judgements to take away.
@Controller
class JudgementDownload extends Sheet<JudgementRow> {
    private final Judgements judgements;
    private final Directory directory;
    private final Downloads downloads;

    JudgementDownload(Judgements judgements, Directory directory, Downloads downloads) {
        super(
                "judgements",
                new SheetColumns<JudgementRow>()
                        .key("key", JudgementRow::key)
                        .reference("mandate", RecordKind.MANDATE, JudgementRow::mandate)
                        .choice("status", MandateStatus.class, JudgementRow::status)
                        .day("since", JudgementRow::since)
                        .day("until", JudgementRow::until)
                        .text("summary", JudgementRow::reason)
                        .reference(
                                "source",
                                RecordKind.SOURCE,
                                row -> row.citation().source())
                        .plain("section", row -> row.citation().section())
                        .plain("paragraph", row -> row.citation().paragraph())
                        .whole("footnote", null, row -> row.citation().note())
                        .address((row, telling) -> telling.address("/judgements", "mandate=" + row.mandate())));
        this.judgements = judgements;
        this.directory = directory;
        this.downloads = downloads;
    }

    @GetMapping("/judgements.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var rows = JudgementController.rows(judgements, parameters, here);
        parameters.check(directory, here.language());
        downloads.send(this, here, response, rows::forEach);
    }
}
