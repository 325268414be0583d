package org.mispa.web.progress;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mispa.domain.progress.InferredLinks;
import org.mispa.domain.progress.InferredLinks.LinkRow;
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

/// The inferred mandate links to take away.
@Controller
class LinkDownload extends Sheet<LinkRow> {
    private final InferredLinks links;
    private final Directory directory;
    private final Downloads downloads;

    LinkDownload(InferredLinks links, Directory directory, Downloads downloads) {
        super(
                "links",
                new SheetColumns<LinkRow>()
                        .reference("mandate", RecordKind.MANDATE, LinkRow::mandate)
                        .text("mandate_title", LinkRow::mandateTitle)
                        .choice("record_kind", RecordKind.class, LinkRow::kind)
                        .key("record", LinkRow::key)
                        .text("title", LinkRow::title)
                        .plain("reason", LinkRow::reason)
                        .address(
                                (row, telling) -> telling.address(telling.here().path(row.record()))));
        this.links = links;
        this.directory = directory;
        this.downloads = downloads;
    }

    @GetMapping("/links.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var filter = LinkController.filter(parameters);
        parameters.page();
        parameters.check(directory, here.language());
        downloads.send(this, here, response, to -> links.each(filter, here.language(), to));
    }
}
