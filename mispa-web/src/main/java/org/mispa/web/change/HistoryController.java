package org.mispa.web.change;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.History;
import org.mispa.domain.change.History.Version;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.DifferenceLines;
import org.mispa.web.system.DifferenceLines.Line;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.PageNumber;
import org.mispa.web.system.Pager;
import org.mispa.web.system.RecordPages;
import org.mispa.web.system.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What became of a record, change by change. Everybody sees what was changed and why; who did it is shown to staff.
@Controller
class HistoryController {
    private final History history;
    private final Workflow workflow;
    private final RecordForm forms;
    private final DifferenceLines differences;
    private final MessageSource messages;
    private final Clock clock;
    private final RecordPages pages;

    HistoryController(
            History history,
            Workflow workflow,
            RecordForm forms,
            DifferenceLines differences,
            MessageSource messages,
            Clock clock,
            RecordPages pages) {
        this.history = history;
        this.workflow = workflow;
        this.forms = forms;
        this.differences = differences;
        this.messages = messages;
        this.clock = clock;
        this.pages = pages;
    }

    /// @param lines what was changed; empty where the record was new
    /// @param current whether the record stands so now
    record Shown(Version version, List<Line> lines, boolean current) {}

    @GetMapping("/history/{kind}/{key}")
    String show(
            @AuthenticationPrincipal @Nullable SignedIn reader,
            @PathVariable RecordKind kind,
            @PathVariable String key,
            @RequestParam(defaultValue = "1") PageNumber page,
            Here here,
            Model model) {
        var record = new RecordKey(kind, key);
        var last = history.last(record).orElseThrow(() -> new NotRecorded(kind, key));
        var versions = history.versions(record, page.value());
        var references = forms.references(here);
        model.addAttribute(
                "versions",
                versions.rows().stream()
                        .map(version -> new Shown(
                                version,
                                version.before() == null || version.after() == null
                                        ? List.of()
                                        : differences.of(
                                                Difference.between(
                                                        RecordCells.of(version.before()),
                                                        RecordCells.of(version.after())),
                                                references,
                                                here),
                                version.id() == last.id()))
                        .toList());
        model.addAttribute("page", versions);
        model.addAttribute("pager", Pager.of(here, versions));
        model.addAttribute("title", title(last));
        model.addAttribute("kind", Query.slug(kind));
        model.addAttribute("key", key);
        model.addAttribute("recordHref", last.after() == null ? null : pages.to(record, here));
        model.addAttribute("works", reader != null && reader.works());
        model.addAttribute("restores", reader != null && here.known() == null && reader.mayWrite(kind));
        return "change/history";
    }

    private static String title(Version version) {
        var details = Objects.requireNonNull(version.after() == null ? version.before() : version.after());
        return Typed.titleOf(details);
    }

    /// Begins a draft that brings back what the record was after a change; it is reviewed like any other.
    @PostMapping("/history/{kind}/{key}/{id}/restore")
    String restore(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable RecordKind kind,
            @PathVariable String key,
            @PathVariable long id,
            Here here) {
        var record = new RecordKey(kind, key);
        var last = history.last(record).orElseThrow(HistoryController::none);
        var version = history.version(record, id).orElseThrow(HistoryController::none);
        Details wanted = version.after();
        if (wanted == null) {
            throw none();
        }
        var references = forms.references(here);
        var typed = forms.shown(RecordCells.of(wanted), references);
        var now = clock.instant();
        var about = new About(kind, key, last.after() == null ? null : last.version());
        var draft = workflow.begin(about, typed.title(), typed.toKeep(), UUID.randomUUID(), reader.staff(), now);
        workflow.write(
                draft,
                0,
                typed.title(),
                typed.toKeep(),
                messages.getMessage("history.restored", new Object[] {here.minute(version.at())}, here.locale()),
                reader.staff(),
                now);
        return "redirect:/changes/" + draft;
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
