package org.mispa.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.exchange.PublishedRecords;
import org.mispa.domain.record.RecordFile;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Everything that is published, to take away and to read in again.
@Controller
class DataController {
    private static final String METADATA = "application/csvm+json";

    private final PublishedRecords records;
    private final Codebook codebook;
    private final CsvMetadata metadata;
    private final Downloads downloads;
    private final Activities activities;
    private final Deliverables deliverables;
    private final MemberStates states;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    DataController(
            PublishedRecords records,
            Codebook codebook,
            CsvMetadata metadata,
            Downloads downloads,
            Activities activities,
            Deliverables deliverables,
            MemberStates states) {
        this.records = records;
        this.codebook = codebook;
        this.metadata = metadata;
        this.downloads = downloads;
        this.activities = activities;
        this.deliverables = deliverables;
        this.states = states;
    }

    /// A record file as the page offers it.
    ///
    /// @param rows in the file
    /// @param listed where its records are listed; null where no list shows them
    record Offered(RecordFile file, long rows, @Nullable Listed listed) {}

    /// @param count as the list counts on the day of the view
    record Listed(long count, String unit, String href) {}

    @GetMapping("/data")
    String show(Here here, Model model) {
        var rows = records.rows();
        model.addAttribute(
                "files",
                Arrays.stream(RecordFile.values())
                        .map(file -> new Offered(
                                file, rows.getOrDefault(file, 0L), listed(file, rows.getOrDefault(file, 0L), here)))
                        .toList());
        model.addAttribute(
                "total", rows.values().stream().mapToLong(Long::longValue).sum());
        model.addAttribute("version", records.version());
        model.addAttribute("records", codebook.records(here.locale()));
        model.addAttribute("lists", codebook.lists(here.locale()));
        model.addAttribute("codes", codebook.codeLists(here.locale()));
        return "exchange/data";
    }

    private @Nullable Listed listed(RecordFile file, long rows, Here here) {
        return switch (file) {
            case ACTIVITIES -> list(activities.count(ActivityFilter.ALL, here.reckoning()), "activities", here);
            case DELIVERABLES ->
                list(
                        deliverables.distribution(DeliverableFilter.ALL, here.reckoning()).entrySet().stream()
                                .filter(status -> status.getKey() != DeliverableStatus.NO_LONGER_PURSUED)
                                .mapToLong(Map.Entry::getValue)
                                .sum(),
                        "deliverables",
                        here);
            case COUNTRIES -> list(states.all(here.language()).size(), "countries", here);
            case ORGANIZATIONS -> list(rows, "organizations", here);
            case MEETINGS -> list(rows, "meetings", here);
            case INSTRUMENTS -> list(rows, "instruments", here);
            case MANDATES -> list(rows, "mandates", here);
            case INITIATIVES -> list(rows, "initiatives", here);
            case PRACTICES -> list(rows, "practices", here);
            case FIGURES -> list(rows, "figures", here);
            case JUDGEMENTS -> list(rows, "judgements", here);
            case STATEMENTS -> list(rows, "statements", here);
            default -> null;
        };
    }

    private static Listed list(long count, String unit, Here here) {
        return new Listed(count, unit, here.to("/" + unit));
    }

    @GetMapping("/data/{name}.csv")
    void file(@PathVariable String name, Here here, HttpServletResponse response) throws IOException {
        var file = named(name);
        downloads.describe(here, response);
        downloads.send(file.file(), Downloads.CSV, response, out -> records.write(file, out));
    }

    @GetMapping("/data.zip")
    void all(Here here, HttpServletResponse response) throws IOException {
        var version = records.version();
        var name = "mispa-records-version-" + version.number() + Downloads.known(here) + ".zip";
        downloads.send(name, "application/zip", response, out -> {
            var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            records.writeAll(file -> {
                zip.putNextEntry(new ZipEntry(file.file())); // which also ends the file before
                return zip;
            });
            zip.putNextEntry(new ZipEntry("csv-metadata.json"));
            zip.write(json.writeValueAsBytes(metadata.ofAll(version, here)));
            zip.finish();
        });
    }

    @GetMapping("/data/{name}.csv-metadata.json")
    void describeFile(@PathVariable String name, Here here, HttpServletResponse response) throws IOException {
        var file = named(name);
        send(metadata.of(file, here.whole(here.to("/data/" + file.file())), records.version(), here), response);
    }

    @GetMapping("/countries/{code}.csv-metadata.json")
    void describeCountry(@PathVariable String code, Here here, HttpServletResponse response) throws IOException {
        describe("country", here, response);
    }

    @GetMapping("/{list}.csv-metadata.json")
    void describeList(@PathVariable String list, Here here, HttpServletResponse response) throws IOException {
        if (list.equals("country")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        describe(list, here, response);
    }

    private void describe(String list, Here here, HttpServletResponse response) throws IOException {
        var sheet = codebook.sheet(list);
        if (sheet == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var file = here.address().replaceFirst("-metadata\\.json(?=\\?|$)", "");
        send(metadata.of(sheet, file, records.version(), here), response);
    }

    private void send(Map<String, Object> described, HttpServletResponse response) throws IOException {
        response.setContentType(METADATA);
        response.getOutputStream().write(json.writeValueAsBytes(described));
    }

    private static RecordFile named(String name) {
        return RecordFile.named(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
