package org.mispa.web.change;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.mispa.domain.change.History;
import org.mispa.domain.change.History.Version;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.record.ListCell;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Here;
import org.mispa.web.system.RecordPages;
import org.mispa.web.system.References;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The daily work with deliverables: one line and a source, without the whole form.
@Controller
class DeliveryController {
    /// What is recorded.
    enum Act {
        DELIVERY,
        NEW_DATE,
        OUTCOME,
        CHECKED
    }

    private final History history;
    private final Workflow workflow;
    private final RecordForm forms;
    private final MessageSource messages;
    private final Clock clock;
    private final RecordPages pages;

    DeliveryController(
            History history,
            Workflow workflow,
            RecordForm forms,
            MessageSource messages,
            Clock clock,
            RecordPages pages) {
        this.history = history;
        this.workflow = workflow;
        this.forms = forms;
        this.messages = messages;
        this.clock = clock;
        this.pages = pages;
    }

    /// What stands in the short form.
    ///
    /// @param date in words or EDTF
    /// @param outcome the word of an outcome, or `no-longer-pursued`
    /// @param line what is recorded, in one line
    record OneLine(String date, String outcome, String line, String source, String places) {}

    @GetMapping("/changes/deliverable/{key}/{act}")
    String ask(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable String key,
            @PathVariable Act act,
            Here here,
            Model model) {
        reader.staff().mustWrite(RecordKind.DELIVERABLE);
        var now = current(key);
        var cells = RecordCells.of(Objects.requireNonNull(now.after()));
        var references = forms.references(here);
        var source = references.shown(RecordFile.DELIVERABLES.column("source").orElseThrow(), cells.cell("source"));
        var date = act == Act.CHECKED ? LocalDate.now(clock).toString() : "";
        return page(
                now,
                key,
                act,
                new OneLine(date, "", "", source, ""),
                Map.of(),
                UUID.randomUUID(),
                references,
                here,
                model);
    }

    private String page(
            Version now,
            String key,
            Act act,
            OneLine typed,
            Map<String, String> wrong,
            UUID token,
            References references,
            Here here,
            Model model) {
        model.addAttribute("title", Typed.titleOf(Objects.requireNonNull(now.after())));
        model.addAttribute("key", key);
        model.addAttribute("act", Query.slug(act));
        model.addAttribute("typed", typed);
        model.addAttribute("wrong", wrong);
        model.addAttribute("token", token);
        model.addAttribute("sources", references.offered(RecordKind.SOURCE));
        model.addAttribute("recordHref", pages.to(new RecordKey(RecordKind.DELIVERABLE, key), here));
        return "change/delivery";
    }

    @PostMapping("/changes/deliverable/{key}/{act}")
    String record(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable String key,
            @PathVariable Act act,
            @RequestParam(name = ".token") UUID token,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String places,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        reader.staff().mustWrite(RecordKind.DELIVERABLE);
        var now = current(key);
        var references = forms.references(here);
        var typed = new OneLine(date.strip(), outcome, line.strip(), source.strip(), places.strip());
        var before = Objects.requireNonNull(now.after());
        var form = changed(forms.shown(RecordCells.of(before), references), act, typed, references);
        var read = forms.read(form, before, references, here);
        var wrong = new HashMap<String, String>();
        read.wrong().forEach((field, said) -> wrong.put(shortField(field), said));
        if (needsDate(act) && typed.date().isEmpty()) {
            wrong.put("date", say(here, "fault.empty"));
        }
        if (act == Act.OUTCOME && outcome.isBlank()) {
            wrong.put("outcome", say(here, "fault.empty"));
        }
        if (typed.line().isEmpty() && act != Act.NEW_DATE) {
            wrong.put("line", say(here, "fault.empty"));
        }
        if (act != Act.CHECKED && typed.places().isEmpty()) {
            wrong.put("places", say(here, "fault.empty"));
        }
        var details = read.details();
        if (details == null || !wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(now, key, act, typed, wrong, token, references, here, model);
        }
        var at = clock.instant();
        var staff = reader.staff();
        var about = new About(RecordKind.DELIVERABLE, key, now.version());
        var id = workflow.begin(about, form.title(), form.toKeep(), token, staff, at);
        var reason =
                say(here, "delivery.reason." + Query.slug(act)) + (typed.line().isEmpty() ? "" : ": " + typed.line());
        workflow.write(id, 0, form.title(), form.toKeep(), reason, staff, at);
        workflow.submit(id, 1, key, now.version(), details, staff, at);
        then.addFlashAttribute("done", "submitted");
        return "redirect:/changes/" + id + "/review";
    }

    private static boolean needsDate(Act act) {
        return act != Act.OUTCOME;
    }

    private static Typed changed(Typed form, Act act, OneLine typed, References references) {
        return switch (act) {
            case DELIVERY ->
                cited(form, typed, references)
                        .with("recorded", "delivered")
                        .with("delivered_on", typed.date())
                        .with("date_basis", "stated")
                        .with("outcome", typed.outcome())
                        .with("evidence_en", typed.line());
            case OUTCOME ->
                typed.outcome().equals("no-longer-pursued")
                        ? cited(form, typed, references)
                                .with("recorded", "no-longer-pursued")
                                .with("delivered_on", "")
                                .with("outcome", "")
                                .with("evidence_en", typed.line())
                        : cited(form, typed, references)
                                .with("recorded", "delivered")
                                .with("outcome", typed.outcome())
                                .with("evidence_en", typed.line());
            case CHECKED -> form.with("checked_on", typed.date());
            case NEW_DATE -> {
                var rows = new ArrayList<>(form.rows(RecordFile.DELIVERABLE_REVISIONS));
                rows.add(Map.of(
                        "due", typed.date(),
                        "note_en", typed.line(),
                        "source", typed.source(),
                        "places", typed.places()));
                yield form.withRows(RecordFile.DELIVERABLE_REVISIONS, rows);
            }
        };
    }

    /// Adds the place where it is written to those of the record.
    private static Typed cited(Typed form, OneLine typed, References references) {
        var column = RecordFile.DELIVERABLES.column("source").orElseThrow();
        var main = references.meant(column, form.field("source"));
        var added = references.meant(column, typed.source());
        var prefix = added.found() && !added.cell().equals(main.cell()) ? added.cell() + "#" : "";
        var places = ListCell.write(Stream.concat(
                        ListCell.read(form.field("places")).stream(),
                        ListCell.read(typed.places()).stream().map(place -> prefix + place))
                .toList());
        return added.found() ? form.with("places", places) : form.with("source", typed.source());
    }

    /// The field of the short form that a field of the whole one stands behind.
    private static String shortField(String field) {
        var last = field.substring(field.lastIndexOf('.') + 1);
        return switch (last) {
            case "due", "delivered_on", "checked_on" -> "date";
            case "outcome", "recorded" -> "outcome";
            case "source", "places" -> last;
            default -> "line";
        };
    }

    private String say(Here here, String key) {
        return Objects.requireNonNull(messages.getMessage(key, null, here.locale()));
    }

    private Version current(String key) {
        return history.current(new RecordKey(RecordKind.DELIVERABLE, key))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
