package org.mispa.web.instrument;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mispa.domain.instrument.InstrumentKind;
import org.mispa.domain.instrument.Instruments;
import org.mispa.domain.instrument.Instruments.InstrumentRow;
import org.mispa.domain.shared.Directory;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Sheet;
import org.mispa.web.system.SheetColumns;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of instruments to take away.
@Controller
class InstrumentDownload extends Sheet<InstrumentRow> {
    private final Instruments instruments;
    private final Directory directory;
    private final Downloads downloads;

    InstrumentDownload(Instruments instruments, Directory directory, Downloads downloads) {
        super(
                "instruments",
                new SheetColumns<InstrumentRow>()
                        .key("key", InstrumentRow::key)
                        .choice("kind", InstrumentKind.class, InstrumentRow::kind)
                        .plain("symbol", InstrumentRow::symbol)
                        .text("title", InstrumentRow::title)
                        .date("date", InstrumentRow::date)
                        .plain("standing", InstrumentRow::standing)
                        .count("mandates_count", "mandates", InstrumentRow::mandates)
                        .address((row, telling) -> telling.address("/instruments/" + row.key())));
        this.instruments = instruments;
        this.directory = directory;
        this.downloads = downloads;
    }

    @GetMapping("/instruments.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var filter = InstrumentController.filter(parameters);
        parameters.check(directory, here.language());
        var rows = instruments.all(filter, here.language());
        downloads.send(this, here, response, rows::forEach);
    }
}
