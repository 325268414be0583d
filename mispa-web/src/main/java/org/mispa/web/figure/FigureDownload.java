package org.mispa.web.figure;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.mispa.domain.figure.FigureKind;
import org.mispa.domain.figure.Figures;
import org.mispa.domain.figure.Figures.FigureRow;
import org.mispa.domain.figure.ListedKind;
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

/// The list of stated figures to take away.
@Controller
class FigureDownload extends Sheet<FigureRow> {
    private final Figures figures;
    private final Directory directory;
    private final Downloads downloads;

    FigureDownload(Figures figures, Directory directory, Downloads downloads) {
        super(
                "figures",
                new SheetColumns<FigureRow>()
                        .key("key", FigureRow::key)
                        .choice(
                                "record_kind",
                                RecordKind.class,
                                row -> row.about().kind())
                        .key("record", row -> row.about().key())
                        .text("record_title", FigureRow::aboutTitle)
                        .text("title", FigureRow::title)
                        .choice("kind", FigureKind.class, FigureRow::kind)
                        .whole("value", "unit", FigureRow::value)
                        .plain("unit", FigureRow::unit)
                        .plain("stated_as", FigureRow::statedAs)
                        .whole("listed_count", "listed-unit", FigureRow::listed)
                        .choice("listed_kind", ListedKind.class, FigureRow::listedKind)
                        .list(
                                "listed_among",
                                row -> row.listedAmong().stream()
                                        .map(FigureDownload::slug)
                                        .toList())
                        .plain("listed_unit", FigureRow::listedUnit)
                        .yesNo("comparable", FigureRow::comparable)
                        .whole("difference", "unit", FigureRow::difference)
                        .text("note", FigureRow::note)
                        .address(
                                (row, telling) -> telling.address(telling.here().path(row.about()))));
        this.figures = figures;
        this.directory = directory;
        this.downloads = downloads;
    }

    @GetMapping("/figures.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var filter = FigureController.filter(parameters);
        parameters.check(directory, here.language());
        var rows = figures.all(filter, here.language());
        downloads.send(this, here, response, rows::forEach);
    }

    /// Names of constants as they stand in addresses.
    private static String slug(String among) {
        return among.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
