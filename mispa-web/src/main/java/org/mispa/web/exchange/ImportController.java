package org.mispa.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.StaleProposal;
import org.mispa.domain.exchange.Batch;
import org.mispa.domain.exchange.Batches;
import org.mispa.domain.exchange.Batches.FaultyCell;
import org.mispa.domain.exchange.Batches.Uploaded;
import org.mispa.domain.exchange.ImportRecords;
import org.mispa.domain.exchange.Outcome;
import org.mispa.domain.exchange.Refused;
import org.mispa.domain.exchange.RefusedUpload;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.record.SpreadsheetSafe;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.FaultWords;
import org.mispa.web.system.Here;
import org.mispa.web.system.Pager;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.RecordPages;
import org.mispa.web.system.Said;
import org.mispa.web.system.SignedIn;
import org.mispa.web.system.UploadLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What was brought in from files, or is done to all records of a list: looked at, taken, published and undone.
@Controller
class ImportController {
    private static final int MOST_SHOWN = 20;
    private static final int LONGEST_SHOWN = 300;

    private final ImportRecords imports;
    private final Batches batches;
    private final ImportJobs jobs;
    private final FaultWords words;
    private final BulkWords bulkWords;
    private final Downloads downloads;
    private final RecordPages pages;
    private final Clock clock;
    private final long limit;

    ImportController(
            ImportRecords imports,
            Batches batches,
            ImportJobs jobs,
            FaultWords words,
            BulkWords bulkWords,
            Downloads downloads,
            RecordPages pages,
            Clock clock,
            @Value("${mispa.import-size:50MB}") DataSize limit) {
        this.imports = imports;
        this.batches = batches;
        this.jobs = jobs;
        this.words = words;
        this.bulkWords = bulkWords;
        this.downloads = downloads;
        this.pages = pages;
        this.clock = clock;
        this.limit = limit.toBytes();
    }

    /// An import in the list.
    record Listed(Batch batch, long made, long changed, long faulty) {
        static Listed of(Batch batch) {
            return new Listed(
                    batch,
                    batch.count(Outcome.NEW),
                    batch.count(Outcome.CHANGED) + batch.count(Outcome.WITHDRAWN),
                    batch.count(Outcome.FAULTY) + batch.brokenFiles());
        }
    }

    @GetMapping("/imports")
    String list(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam MultiValueMap<String, String> given,
            Here here,
            Model model) {
        var page = batches.page(reader.staff(), new Parameters(given).page());
        model.addAttribute("page", page);
        model.addAttribute("lines", page.rows().stream().map(Listed::of).toList());
        model.addAttribute("pager", Pager.of(here, page));
        return "exchange/imports";
    }

    @GetMapping("/imports/new")
    String begin(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        if (UploadLimit.exceeded(request, limit)) {
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
            return upload(Said.of("Refused." + Refused.TOO_LARGE, megabytes()), model);
        }
        return upload(null, model);
    }

    private String megabytes() {
        return Long.toString(limit >> 20);
    }

    private String upload(@Nullable Said refused, Model model) {
        model.addAttribute("refused", refused);
        model.addAttribute("megabytes", megabytes());
        model.addAttribute("templates", RecordFile.values());
        model.addAttribute("languages", Language.values());
        return "exchange/upload";
    }

    @PostMapping("/imports")
    String receive(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var files = new ArrayList<Uploaded>();
        try {
            for (var file : sent == null ? List.<MultipartFile>of() : sent) {
                var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
                if (!name.isEmpty()) {
                    var kept = Files.createTempFile("mispa-import", null);
                    files.add(new Uploaded(name, kept));
                    file.transferTo(kept);
                }
            }
            var id = imports.receive(files, reader.staff(), clock.instant());
            jobs.check(id, reader.staff());
            return "redirect:/imports/" + id;
        } catch (RefusedUpload refused) {
            response.setStatus(
                    refused.why() == Refused.TOO_LARGE
                            ? HttpStatus.CONTENT_TOO_LARGE.value()
                            : HttpStatus.UNPROCESSABLE_CONTENT.value());
            return upload(new Said("Refused." + refused.why(), List.copyOf(refused.values())), model);
        } finally {
            for (var file : files) {
                Files.deleteIfExists(file.content());
            }
        }
    }

    /// What becomes of one record.
    ///
    /// @param kind null where a row does not say a known one
    /// @param href null where there is no page of it yet
    /// @param left how many faults are not shown
    /// @param change the address of the change in review; null before the import is taken, and where nothing changes
    /// @param became how far that change is, as in the names of messages; null with its address
    record Line(
            @Nullable String kind,
            String key,
            String title,
            String outcome,
            @Nullable String href,
            List<String> faults,
            List<Change> changes,
            int left,
            @Nullable String change,
            @Nullable String became) {}

    /// @param column as the files name it, or in words where no file was sent
    record Change(String column, List<String> removed, List<String> added) {}

    /// How many changes are how far.
    record Became(String state, long count) {}

    /// A record that was in the way.
    record Link(String text, String href) {}

    @GetMapping("/imports/{id}")
    String show(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> given,
            Here here,
            Model model) {
        var running = jobs.isRunning(id);
        var batch = readable(id, reader);
        var parameters = new Parameters(given);
        var outcome = parameters.choice("outcome", Outcome.class);
        var page = batches.items(id, outcome, parameters.page());
        var own = reader.staff().is(batch.author());
        model.addAttribute("batch", batch);
        model.addAttribute("state", batch.state().name());
        model.addAttribute("running", running);
        model.addAttribute("outcome", outcome);
        var bulk = batch.bulk();
        model.addAttribute("bulk", bulk == null ? null : bulkWords.asked(bulk, batch.records(), here));
        model.addAttribute(
                "words",
                switch (batch.origin()) {
                    case IMPORT -> "imports";
                    case BULK_CHANGE -> "bulk";
                    case MERGE -> "merging";
                });
        model.addAttribute("outcomes", bulk == null ? List.of(Outcome.values()) : BulkWords.OUTCOMES);
        model.addAttribute("page", page);
        model.addAttribute("pager", Pager.of(here, page));
        model.addAttribute(
                "lines",
                page.rows().stream().map(item -> line(item, bulk != null, here)).toList());
        model.addAttribute(
                "broken",
                batches.brokenFiles(id).stream().map(cell -> fault(cell, here)).toList());
        model.addAttribute("own", own);
        var merge = batch.merge();
        model.addAttribute("merged", merge == null ? null : new Link(merge.duplicate(), pages.to(merge.gone(), here)));
        model.addAttribute(
                "successor", merge == null ? null : new Link(merge.successor(), pages.to(merge.stays(), here)));
        model.addAttribute("hasFaults", !batch.isSound());
        model.addAttribute(
                "became",
                Arrays.stream(Proposal.State.values())
                        .filter(so -> batch.became(so) > 0)
                        .map(so -> new Became(Query.slug(so), batch.became(so)))
                        .toList());
        model.addAttribute("all", own && batch.changes() > 0 && batch.isSound());
        model.addAttribute(
                "valid",
                own && batch.merge() == null && batch.changes() > 0 && !batch.isSound() && batch.brokenFiles() == 0);
        model.addAttribute("nothing", batch.changes() == 0 && batch.isSound());
        model.addAttribute("reviews", batch.kinds().stream().allMatch(reader::mayWrite));
        model.addAttribute("alone", own && !imports.othersMayReview(batch, reader.staff()));
        model.addAttribute(
                "inTheWay",
                batch.inTheWay().stream()
                        .map(record -> new Link(record.key(), pages.to(record, here)))
                        .toList());
        return "exchange/import";
    }

    private Line line(Batches.Item item, boolean bulk, Here here) {
        var changes = bulk ? bulkWords.changes(item.difference(), here) : changes(item.difference());
        var kind = item.kind();
        return new Line(
                kind == null ? null : kind.name(),
                item.key(),
                item.title(),
                item.outcome().name(),
                kind == null || (!bulk && (item.outcome() == Outcome.NEW || item.outcome() == Outcome.FAULTY))
                        ? null
                        : pages.to(new RecordKey(kind, item.key()), here),
                item.faults().stream()
                        .limit(MOST_SHOWN)
                        .map(cell -> bulk ? bulkWords.fault(cell.fault(), here) : fault(cell, here))
                        .toList(),
                item.outcome() == Outcome.NEW
                        ? List.of()
                        : changes.stream().limit(MOST_SHOWN).toList(),
                Math.max(0, item.faults().size() - MOST_SHOWN),
                item.proposal() == null ? null : here.to("/changes/" + item.proposal()),
                item.became() == null ? null : Query.slug(item.became()));
    }

    private String fault(FaultyCell cell, Here here) {
        var place = Stream.of(
                        cell.file(),
                        cell.line() == 0 ? "" : words.say("imports.row", here, cell.line()),
                        cell.column().isEmpty()
                                ? ""
                                : words.say(
                                        "imports.column",
                                        here,
                                        cell.letter().isEmpty() ? "none" : cell.letter(),
                                        cell.column()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return place + ": " + words.say(cell.fault(), here);
    }

    private static List<Change> changes(@Nullable Difference difference) {
        if (difference == null) {
            return List.of();
        }
        var changes = new ArrayList<Change>();
        difference
                .cells()
                .forEach(cell -> changes.add(new Change(cell.column(), shown(cell.before()), shown(cell.after()))));
        difference
                .rows()
                .forEach(rows -> changes.add(new Change(
                        rows.file().stem(), shown(rows.file(), rows.removed()), shown(rows.file(), rows.added()))));
        return changes;
    }

    private static List<String> shown(String cell) {
        return cell.isEmpty() ? List.of() : List.of(shortened(cell));
    }

    private static List<String> shown(RecordFile file, List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> shortened(file.header().stream()
                        .map(name -> row.getOrDefault(name, ""))
                        .filter(cell -> !cell.isEmpty())
                        .collect(Collectors.joining(" · "))))
                .toList();
    }

    static String shortened(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    @GetMapping("/imports/{id}/errors.csv")
    void errors(
            @AuthenticationPrincipal SignedIn reader, @PathVariable long id, Here here, HttpServletResponse response)
            throws IOException {
        readable(id, reader);
        downloads.send("mispa-import-" + id + "-errors.csv", Downloads.CSV, response, out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write("\uFEFF");
            var csv = new CSVPrinter(writer, CSVFormat.RFC4180);
            csv.printRecord("file", "row", "letter", "column", "key", "cell", "reason");
            batches.faults(id, cell -> {
                try {
                    csv.printRecord(Arrays.asList(
                            SpreadsheetSafe.harmless(cell.file()),
                            cell.line(),
                            cell.letter(),
                            SpreadsheetSafe.harmless(cell.column()),
                            SpreadsheetSafe.harmless(cell.key()),
                            SpreadsheetSafe.harmless(cell.cell()),
                            words.say(cell.fault(), here)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            csv.flush();
        });
    }

    /// The dry run once more: after a restart that interrupted it, or after records have moved on.
    @PostMapping("/imports/{id}/check")
    String again(@AuthenticationPrincipal SignedIn reader, @PathVariable long id) {
        var batch = readable(id, reader);
        if (reader.staff().is(batch.author()) && !jobs.isRunning(id)) {
            jobs.check(id, reader.staff());
        }
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id}/take")
    String take(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String rows,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            RedirectAttributes then) {
        readable(id, reader);
        return decided(id, then, () -> {
            imports.take(
                    id,
                    rows.equals("valid"),
                    reason,
                    reader.staff(),
                    reader.by(request.getRemoteAddr(), clock.instant()));
            then.addFlashAttribute("done", "taken");
        });
    }

    @PostMapping("/imports/{id}/discard")
    String discard(@AuthenticationPrincipal SignedIn reader, @PathVariable long id, RedirectAttributes then) {
        readable(id, reader);
        return decided(id, then, () -> {
            imports.discard(id, reader.staff(), clock.instant());
            then.addFlashAttribute("done", "discarded");
        });
    }

    @PostMapping("/imports/{id}/approve")
    String approve(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String remark,
            HttpServletRequest request,
            RedirectAttributes then) {
        var batch = readable(id, reader);
        var by = reader.by(request.getRemoteAddr(), clock.instant());
        return decided(id, then, () -> {
            imports.mayApprove(batch, remark, reader.staff());
            jobs.start(id, one -> imports.approve(one, remark.strip(), reader.staff(), by));
        });
    }

    @PostMapping("/imports/{id}/undo")
    String undo(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            RedirectAttributes then) {
        var batch = readable(id, reader);
        var by = reader.by(request.getRemoteAddr(), clock.instant());
        return decided(id, then, () -> {
            imports.mayUndo(batch, reason, reader.staff());
            jobs.start(id, one -> imports.undo(one, reason, reader.staff(), by));
        });
    }

    private static String decided(long id, RedirectAttributes then, Runnable deciding) {
        try {
            deciding.run();
        } catch (NotAllowed no) {
            then.addFlashAttribute("wrong", "imports.wrong." + Query.slug(no.why()));
        } catch (StaleProposal meanwhile) {
            then.addFlashAttribute("wrong", "imports.wrong.meanwhile");
        }
        return "redirect:/imports/" + id;
    }

    private Batch readable(long id, SignedIn reader) {
        return batches.find(id)
                .filter(batch -> batch.isShownTo(reader.staff()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
