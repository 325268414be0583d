package org.mispa.web.source;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.source.Sources;
import org.mispa.domain.source.Sources.StatementRow;
import org.mispa.domain.source.StatementKind;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Sheet;
import org.mispa.web.system.SheetColumns;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of statements to take away.
@Controller
class StatementDownload extends Sheet<StatementRow> {
    private final Sources sources;
    private final Directory directory;
    private final Downloads downloads;

    StatementDownload(Sources sources, Directory directory, Downloads downloads) {
        super(
                "statements",
                new SheetColumns<StatementRow>()
                        .key("key", StatementRow::key)
                        .choice("kind", StatementKind.class, StatementRow::kind)
                        .text("summary", StatementRow::summary)
                        .choice("record_kind", RecordKind.class, StatementDownload::kind)
                        .key("record", StatementDownload::record)
                        .text("record_title", StatementRow::aboutTitle)
                        .reference(
                                "source",
                                RecordKind.SOURCE,
                                row -> row.citation().source())
                        .plain("section", row -> row.citation().section())
                        .plain("paragraph", row -> row.citation().paragraph())
                        .whole("footnote", null, row -> row.citation().note())
                        .address(StatementDownload::address));
        this.sources = sources;
        this.directory = directory;
        this.downloads = downloads;
    }

    @GetMapping("/statements.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var about = parameters.record("about");
        parameters.check(directory, here.language());
        var rows = sources.statements(about, here.language());
        downloads.send(this, here, response, rows::forEach);
    }

    private static @Nullable RecordKind kind(StatementRow row) {
        var about = row.about();
        return about == null ? null : about.kind();
    }

    private static @Nullable String record(StatementRow row) {
        var about = row.about();
        return about == null ? null : about.key();
    }

    /// Statements have no page of their own: they stand in the list of those about a record, or in that of all.
    private static String address(StatementRow row, Telling telling) {
        var about = row.about();
        return about == null ? telling.address("/statements") : telling.address("/statements", Sources.about(about));
    }
}
