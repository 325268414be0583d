package org.mispa.web.change;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.History;
import org.mispa.domain.change.History.Version;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.Records;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.exchange.Merge;
import org.mispa.domain.exchange.MergeRecords;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Here;
import org.mispa.web.system.RecordPages;
import org.mispa.web.system.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Asks for a record to be withdrawn: the effect is told first, and a reviewer decides.
@Controller
class WithdrawController {
    private final History history;
    private final Workflow workflow;
    private final MergeRecords merging;
    private final Records records;
    private final RecordForm forms;
    private final Clock clock;
    private final RecordPages pages;

    WithdrawController(
            History history,
            Workflow workflow,
            MergeRecords merging,
            Records records,
            RecordForm forms,
            Clock clock,
            RecordPages pages) {
        this.merging = merging;
        this.records = records;
        this.history = history;
        this.workflow = workflow;
        this.forms = forms;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/changes/withdraw/{kind}/{key}")
    String ask(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable RecordKind kind,
            @PathVariable String key,
            Here here,
            Model model) {
        reader.staff().mustWrite(kind);
        return page(current(kind, key), kind, key, "", "", null, UUID.randomUUID(), here, model);
    }

    private String page(
            Version now,
            RecordKind kind,
            String key,
            String reason,
            String successor,
            @Nullable String wrong,
            UUID token,
            Here here,
            Model model) {
        model.addAttribute("title", Typed.titleOf(Objects.requireNonNull(now.after())));
        model.addAttribute("kind", Query.slug(kind));
        model.addAttribute("key", key);
        model.addAttribute("version", now.version());
        model.addAttribute("reason", reason);
        model.addAttribute("successor", successor);
        model.addAttribute("wrong", wrong);
        model.addAttribute("token", token);
        var naming = records.namedBy(new RecordKey(kind, key));
        model.addAttribute("naming", !naming.isEmpty());
        model.addAttribute("recordHref", pages.to(new RecordKey(kind, key), here));
        return "change/withdraw";
    }

    /// What is asked for.
    enum Doing {
        WITHDRAW,
        /// Points whatever names the record to its successor, too.
        MERGE
    }

    @PostMapping("/changes/withdraw/{kind}/{key}")
    String withdraw(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable RecordKind kind,
            @PathVariable String key,
            @RequestParam(name = ".version", defaultValue = "-1") int version,
            @RequestParam(name = ".token") UUID token,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String successor,
            @RequestParam(name = "do", defaultValue = "withdraw") Doing doing,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        reader.staff().mustWrite(kind);
        var now = current(kind, key);
        var wrong = reason.isBlank() ? "reason" : null;
        String found = null;
        if (!successor.isBlank()) {
            var meant = forms.references(here).meant(kind, successor.strip());
            found = meant.found() && !meant.cell().equals(key) ? meant.cell() : null;
            wrong = found == null ? "successor" : wrong;
        }
        if (doing == Doing.MERGE && successor.isBlank()) {
            wrong = "successor";
        }
        if (now.version() != version) {
            wrong = "version";
        }
        if (doing == Doing.MERGE && wrong == null) {
            try {
                var merge = new Merge(kind, key, Objects.requireNonNull(found));
                return "redirect:/imports/" + merging.begin(merge, reason, reader.staff(), clock.instant());
            } catch (NotAllowed no) {
                wrong = no.why() == NotAllowed.Why.ROLE ? "role" : "version";
            }
        }
        if (wrong != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(now, kind, key, reason, successor, wrong, token, here, model);
        }
        var id = workflow.withdraw(
                new RecordKey(kind, key),
                version,
                Typed.titleOf(Objects.requireNonNull(now.after())),
                found,
                reason.strip(),
                token,
                reader.staff(),
                clock.instant());
        then.addFlashAttribute("done", "submitted");
        return "redirect:/changes/" + id + "/review";
    }

    private Version current(RecordKind kind, String key) {
        return history.current(new RecordKey(kind, key))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
