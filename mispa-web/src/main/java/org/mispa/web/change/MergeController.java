package org.mispa.web.change;

import java.time.Clock;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.History;
import org.mispa.domain.change.History.Version;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.RecordKey;
import org.mispa.web.system.ColumnWords;
import org.mispa.web.system.DifferenceLines;
import org.mispa.web.system.Here;
import org.mispa.web.system.References;
import org.mispa.web.system.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Brings together what two people made of one record: the second sees both and chooses, column by column.
@Controller
class MergeController {
    private final Workflow workflow;
    private final History history;
    private final RecordForm forms;
    private final DraftPage drafts;
    private final DifferenceLines differences;
    private final ColumnWords columns;
    private final Clock clock;

    MergeController(
            Workflow workflow,
            History history,
            RecordForm forms,
            DraftPage drafts,
            DifferenceLines differences,
            ColumnWords columns,
            Clock clock) {
        this.workflow = workflow;
        this.history = history;
        this.forms = forms;
        this.drafts = drafts;
        this.differences = differences;
        this.columns = columns;
        this.clock = clock;
    }

    /// One column that two people changed.
    record Contested(String column, String label, String mine, String theirs) {}

    @GetMapping("/changes/{id}/merge")
    String askMerge(@AuthenticationPrincipal SignedIn reader, @PathVariable long id, Here here, Model model) {
        var proposal = drafts.own(id, reader);
        if (!drafts.moved(proposal)) {
            return "redirect:/changes/" + id;
        }
        var now = current(Objects.requireNonNull(proposal.record()));
        var references = forms.references(here, reader.staff());
        var merge = merge(proposal, now, references, here);
        if (merge == null) {
            // What was typed cannot be read, so that it is mended first; the version that it started from stays.
            return drafts.form(
                    DraftPage.Draft.of(proposal),
                    Typed.kept(proposal.kind(), proposal.typed()).with(Typed.REASON, proposal.reason()),
                    forms.read(
                            Typed.kept(proposal.kind(), proposal.typed()), workflow.base(proposal), references, here),
                    RecordForm.Lists.NONE,
                    references,
                    here,
                    model);
        }
        var theirs = RecordCells.of(Objects.requireNonNull(now.after()));
        model.addAttribute("proposal", proposal);
        model.addAttribute("now", now);
        model.addAttribute(
                "contested",
                merge.contested().stream()
                        .map(column -> new Contested(
                                column,
                                columns.label(RecordFile.of(proposal.kind()), column, here),
                                merge.merged().cell(column),
                                theirs.cell(column)))
                        .toList());
        model.addAttribute(
                "difference",
                differences.of(
                        Difference.between(RecordCells.of(Objects.requireNonNull(workflow.base(proposal))), theirs),
                        references,
                        here));
        return "change/merge";
    }

    @PostMapping("/changes/{id}/merge")
    String merge(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(name = ".revision", defaultValue = "-1") int revision,
            @RequestParam(name = ".version", defaultValue = "-1") int version,
            Here here,
            RedirectAttributes then) {
        var proposal = drafts.own(id, reader);
        if (!drafts.moved(proposal)) {
            return "redirect:/changes/" + id;
        }
        var now = current(Objects.requireNonNull(proposal.record()));
        var references = forms.references(here, reader.staff());
        var merge = merge(proposal, now, references, here);
        if (merge == null || now.version() != version || revision != proposal.revision()) {
            return "redirect:/changes/" + id + "/merge";
        }
        var theirs = RecordCells.of(Objects.requireNonNull(now.after()));
        var merged = merge.merged();
        var row = new HashMap<>(merged.row());
        for (var column : merge.contested()) {
            if ("theirs".equals(sent.getFirst(column))) {
                row.put(column, theirs.cell(column));
            }
        }
        row.values().removeIf(String::isEmpty);
        var typed = forms.shown(new RecordCells(merged.kind(), row, merged.parts()), references);
        workflow.rebase(id, revision, version, typed.title(), typed.toKeep(), reader.staff(), clock.instant());
        then.addFlashAttribute("done", "merged");
        return "redirect:/changes/" + id;
    }

    private Difference.@Nullable Merge merge(Proposal proposal, Version now, References references, Here here) {
        var base = workflow.base(proposal);
        var read = forms.read(Typed.kept(proposal.kind(), proposal.typed()), base, references, here);
        var mine = read.details();
        return base == null || mine == null
                ? null
                : Difference.merge(
                        RecordCells.of(base),
                        RecordCells.of(mine),
                        RecordCells.of(Objects.requireNonNull(now.after())));
    }

    private Version current(RecordKey record) {
        return history.current(record).orElseThrow(DraftPage::none);
    }
}
