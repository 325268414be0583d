package org.mispa.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.mispa.domain.record.CellForm;
import org.mispa.domain.record.RecordColumn;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Query;
import org.mispa.web.system.Downloads;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// Empty record files to be filled in.
@Controller
class ImportTemplates {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// Left out when it is read again.
    private static final String ALLOWED_VALUES = "allowed-values";

    /// Rows that offer the values of a choice.
    private static final int ROWS = 5_000;

    private static final int WIDTH = 20;

    private final Downloads downloads;

    ImportTemplates(Downloads downloads) {
        this.downloads = downloads;
    }

    @GetMapping("/imports/template/{name}.csv")
    void csv(@PathVariable String name, HttpServletResponse response) throws IOException {
        var file = named(name);
        downloads.send(
                file.file(),
                Downloads.CSV,
                response,
                out -> out.write(
                        ("\uFEFF" + String.join(",", file.header()) + "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    @GetMapping("/imports/template/{name}.xlsx")
    void workbook(@PathVariable String name, HttpServletResponse response) throws IOException {
        var file = named(name);
        downloads.send(file.stem() + ".xlsx", WORKBOOK, response, out -> {
            try (var workbook = new Workbook(out, "MISPA Portal", "1.0")) {
                var sheet = workbook.newWorksheet(file.stem());
                var allowed = workbook.newWorksheet(ALLOWED_VALUES);
                var at = 0;
                var lists = 0;
                for (var column : file.columns()) {
                    var values = values(column);
                    for (var header : column.names()) {
                        sheet.value(0, at, header);
                        sheet.style(0, at).bold().set();
                        sheet.width(at, WIDTH);
                        sheet.style(at).format("@").set(); // a mandate such as 3.10 is no number
                        if (!values.isEmpty()) {
                            allowed.value(0, lists, header);
                            allowed.style(0, lists).bold().set();
                            allowed.width(lists, WIDTH);
                            for (var i = 0; i < values.size(); i++) {
                                allowed.value(i + 1, lists, values.get(i));
                            }
                            sheet.range(1, at, ROWS, at)
                                    .validateWithList(allowed.range(1, lists, values.size(), lists))
                                    .allowBlank(true)
                                    .showErrorMessage(true);
                            lists++;
                        }
                        at++;
                    }
                }
                sheet.freezePane(0, 1);
            }
        });
    }

    private static List<String> values(RecordColumn column) {
        var choices = column.choices();
        if (choices != null) {
            return Arrays.stream(choices.getEnumConstants()).map(Query::slug).toList();
        }
        return column.form() == CellForm.YES_NO ? List.of("yes", "no") : new ArrayList<>();
    }

    private static RecordFile named(String name) {
        return RecordFile.named(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
