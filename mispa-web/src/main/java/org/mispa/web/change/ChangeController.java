package org.mispa.web.change;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.History;
import org.mispa.domain.change.History.Version;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.StaleProposal;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.change.Workflow.Sending;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Here;
import org.mispa.web.system.References;
import org.mispa.web.system.SignedIn;
import org.mispa.web.system.Unsent;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Writing records: the forms of every kind, from the first word until they are sent to review.
@Controller
class ChangeController {
    private final Workflow workflow;
    private final Proposals proposals;
    private final History history;
    private final RecordForm forms;
    private final NewKeys keys;
    private final NewOrganizations organizations;
    private final DraftPage drafts;
    private final Clock clock;

    ChangeController(
            Workflow workflow,
            Proposals proposals,
            History history,
            RecordForm forms,
            NewKeys keys,
            NewOrganizations organizations,
            DraftPage drafts,
            Clock clock) {
        this.workflow = workflow;
        this.proposals = proposals;
        this.history = history;
        this.forms = forms;
        this.keys = keys;
        this.organizations = organizations;
        this.drafts = drafts;
        this.clock = clock;
    }

    /// @param given what the form is to say at first
    /// @param copy key of a record to start from
    /// @param after number of a proposal whose source, line of work and funders go on
    @GetMapping("/changes/new/{kind}")
    String askNew(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable RecordKind kind,
            @RequestParam Map<String, String> given,
            @RequestParam(required = false) @Nullable String copy,
            @RequestParam(required = false) @Nullable Long after,
            Here here,
            Model model) {
        reader.staff().mustWrite(kind);
        var references = forms.references(here, reader.staff());
        var typed = Typed.empty(kind);
        if (copy != null) {
            var details = current(new RecordKey(kind, copy)).after();
            typed = forms.shown(RecordCells.of(Objects.requireNonNull(details)), references);
        } else if (after != null) {
            typed = goingOn(drafts.own(after, reader), kind);
        }
        return drafts.form(
                DraftPage.Draft.first(kind, null, null),
                given(fromTheOnlySource(typed, references), given, references),
                references,
                here,
                model);
    }

    private static Typed fromTheOnlySource(Typed typed, References references) {
        var sources = references.offered(RecordKind.SOURCE);
        return typed.field("source").isBlank()
                        && sources.size() == 1
                        && RecordFile.of(typed.kind()).column("source").isPresent()
                ? typed.with("source", sources.getFirst())
                : typed;
    }

    /// With what an address says of the record, by column of its file: it stands in the form at first.
    private static Typed given(Typed typed, Map<String, String> given, References references) {
        var filled = typed;
        for (var column : RecordFile.of(typed.kind()).columns()) {
            var value = given.get(column.name());
            if (value != null) {
                filled = filled.with(column.name(), references.shown(column, value));
            }
        }
        return filled;
    }

    private static Typed goingOn(Proposal proposal, RecordKind kind) {
        if (proposal.kind() != kind) {
            return Typed.empty(kind);
        }
        var earlier = Typed.kept(kind, proposal.typed());
        var typed = Typed.empty(kind)
                .with("source", earlier.field("source"))
                .with("initiative", earlier.field("initiative"));
        return kind == RecordKind.ACTIVITY
                ? typed.withRows(
                        RecordFile.ACTIVITY_INVOLVEMENTS,
                        earlier.rows(RecordFile.ACTIVITY_INVOLVEMENTS).stream()
                                .filter(row -> "funder".equals(row.get("role")))
                                .toList())
                : typed;
    }

    @GetMapping("/changes/edit/{kind}/{key}")
    String askEdit(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable RecordKind kind,
            @PathVariable String key,
            @RequestParam Map<String, String> given,
            Here here,
            Model model) {
        reader.staff().mustWrite(kind);
        var record = new RecordKey(kind, key);
        var begun = proposals.open(record).stream()
                .filter(other -> reader.staff().is(other.author())
                        && other.state().isOpen()
                        && other.act() == Proposal.Act.REVISE)
                .findFirst();
        if (begun.isPresent()) {
            return "redirect:/changes/" + begun.get().id();
        }
        var now = current(record);
        var references = forms.references(here, reader.staff());
        var typed = forms.shown(RecordCells.of(Objects.requireNonNull(now.after())), references);
        return drafts.form(
                DraftPage.Draft.first(kind, key, now.version()),
                given(typed, given, references),
                references,
                here,
                model);
    }

    @GetMapping("/changes/{id}")
    String show(@AuthenticationPrincipal SignedIn reader, @PathVariable long id, Here here, Model model) {
        var proposal = proposals.find(id).orElseThrow(DraftPage::none);
        if (!reader.staff().is(proposal.author())
                || !proposal.state().isOpen()
                || proposal.act() == Proposal.Act.WITHDRAW) {
            return "redirect:/changes/" + id + "/review";
        }
        reader.staff().mustWrite(proposal.kind());
        var references = forms.references(here, reader.staff());
        return drafts.form(
                DraftPage.Draft.of(proposal),
                typed(proposal, references).with(Typed.REASON, proposal.reason()),
                references,
                here,
                model);
    }

    /// What stands in the form. What came from a file was never typed.
    private Typed typed(Proposal proposal, References references) {
        var proposed = proposal.proposed();
        return proposal.typed().isEmpty() && proposed != null
                ? forms.shown(RecordCells.of(proposed), references)
                : Typed.kept(proposal.kind(), proposal.typed());
    }

    /// The form again that was sent when the session had ended.
    @GetMapping(Unsent.AGAIN)
    String unsent(@AuthenticationPrincipal SignedIn reader, HttpServletRequest request, Here here, Model model) {
        var unsent = Unsent.take(request);
        if (unsent == null) {
            return "redirect:/changes?list=drafts";
        }
        model.addAttribute("again", true);
        var references = forms.references(here, reader.staff());
        var number = unsent.path().substring(unsent.path().lastIndexOf('/') + 1);
        if (number.matches("[0-9]+")) {
            var proposal = drafts.own(Long.parseLong(number), reader);
            return proposal.state().isOpen()
                    ? drafts.form(
                            DraftPage.Draft.of(proposal),
                            Typed.of(proposal.kind(), unsent.fields()),
                            references,
                            here,
                            model)
                    : "redirect:/changes/" + number + "/review";
        }
        var kind = Arrays.stream(RecordKind.values())
                .filter(known -> Query.slug(known).equals(first(unsent, ".kind")))
                .findFirst()
                .orElseThrow(DraftPage::none);
        reader.staff().mustWrite(kind);
        var base = first(unsent, ".base");
        var key = first(unsent, ".key");
        return drafts.form(
                DraftPage.Draft.first(
                        kind, key.isEmpty() ? null : key, base.matches("[0-9]{1,9}") ? Integer.valueOf(base) : null),
                Typed.of(kind, unsent.fields()),
                references,
                here,
                model);
    }

    private static String first(Unsent unsent, String name) {
        return unsent.fields().getOrDefault(name, List.of("")).getFirst();
    }

    /// What the reader did with the form.
    enum Doing {
        /// By itself, while somebody writes.
        AUTOSAVE,
        SAVE,
        /// Reads the pasted list of countries.
        READ,
        SUBMIT,
        /// Sends it to review and goes on with the next.
        NEXT,
        /// Sends it with its observation to the secretariat.
        SEND,
        DISCARD
    }

    @PostMapping("/changes")
    String begin(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(".kind") RecordKind kind,
            @RequestParam(name = ".key", required = false) @Nullable String key,
            @RequestParam(name = ".base", required = false) @Nullable Integer base,
            @RequestParam(".token") UUID token,
            @RequestParam(name = "do", defaultValue = "save") Doing doing,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        reader.staff().mustWrite(kind);
        var typed = Typed.of(kind, sent);
        var about =
                key == null || key.isEmpty() || base == null ? new About(kind, null, null) : new About(kind, key, base);
        var id = workflow.begin(about, typed.title(), typed.toKeep(), token, reader.staff(), clock.instant());
        var proposal = proposals.find(id).orElseThrow(DraftPage::none);
        return go(proposal, proposal.revision(), typed, doing, reader, response, here, model, then);
    }

    @PostMapping("/changes/{id}")
    String goOn(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(name = ".revision", defaultValue = "-1") int revision,
            @RequestParam(name = "do", defaultValue = "save") Doing doing,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var proposal = drafts.own(id, reader);
        return go(proposal, revision, Typed.of(proposal.kind(), sent), doing, reader, response, here, model, then);
    }

    private String go(
            Proposal proposal,
            int revision,
            Typed sent,
            Doing doing,
            SignedIn reader,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var id = proposal.id();
        if (!proposal.state().isOpen()) {
            return "redirect:/changes/" + id + "/review";
        }
        if (doing == Doing.DISCARD) {
            workflow.discard(id, proposal.revision(), reader.staff(), clock.instant());
            then.addFlashAttribute("done", "discarded");
            return "redirect:/inbox";
        }
        var references = forms.references(here, reader.staff());
        var pasting = doing == Doing.AUTOSAVE
                ? new RecordForm.Pasting(sent, RecordForm.Lists.NONE)
                : forms.paste(sent, references);
        var settled = doing == Doing.AUTOSAVE || doing == Doing.READ
                ? new NewOrganizations.Settled(pasting.typed(), Map.of(), false)
                : organizations.settle(pasting.typed(), references, reader, here, clock.instant());
        if (settled.made()) {
            references = forms.references(here, reader.staff());
        }
        var typed = settled.typed();
        try {
            write(proposal, revision, typed, reader);
        } catch (StaleProposal stale) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("elsewhere", true);
            return drafts.form(
                    DraftPage.Draft.of(proposals.find(id).orElseThrow(DraftPage::none)),
                    typed,
                    null,
                    pasting.read(),
                    references,
                    here,
                    model);
        }
        var saved = proposals.find(id).orElseThrow(DraftPage::none);
        model.addAttribute("savedAt", saved.touchedAt());
        // It stays the same form, so that what it saves by itself meanwhile does not stand in its way.
        model.addAttribute("formId", sent.field(Typed.FORM));
        if (!settled.wrong().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var read = new RecordForm.Read(null, settled.wrong(), Map.of());
            return drafts.form(DraftPage.Draft.of(saved), typed, read, pasting.read(), references, here, model);
        }
        if (doing == Doing.SAVE && pasting.read().isNone()) {
            then.addFlashAttribute("savedAt", saved.touchedAt());
            then.addFlashAttribute("formId", sent.field(Typed.FORM));
            return "redirect:/changes/" + id;
        }
        if (doing != Doing.SUBMIT && doing != Doing.NEXT) {
            return drafts.form(DraftPage.Draft.of(saved), typed, null, pasting.read(), references, here, model);
        }
        return submit(saved, typed, pasting, doing, reader, references, response, here, model, then);
    }

    /// What the form itself saved at the same moment does not stand in its own way.
    private void write(Proposal proposal, int revision, Typed typed, SignedIn reader) {
        var last = proposal.typed().get(Typed.FORM);
        if (last == null || !last.contains(typed.field(Typed.FORM))) {
            writeAs(proposal.id(), revision, typed, reader);
            return;
        }
        try {
            writeAs(proposal.id(), proposal.revision(), typed, reader);
        } catch (StaleProposal byItself) {
            var now = proposals.find(proposal.id()).orElseThrow(DraftPage::none);
            if (!last.equals(now.typed().get(Typed.FORM))) {
                throw byItself;
            }
            writeAs(now.id(), now.revision(), typed, reader);
        }
    }

    private void writeAs(long id, int revision, Typed typed, SignedIn reader) {
        workflow.write(
                id,
                revision,
                typed.title(),
                typed.with(Typed.REASON, "").toKeep(),
                typed.field(Typed.REASON).strip(),
                reader.staff(),
                clock.instant());
    }

    private String submit(
            Proposal saved,
            Typed typed,
            RecordForm.Pasting pasting,
            Doing doing,
            SignedIn reader,
            References references,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var read = forms.read(typed, workflow.base(saved), references, here);
        var wrong = new TreeMap<>(read.wrong());
        var key = saved.key() == null && wrong.isEmpty() ? keys.of(typed) : saved.key();
        if (saved.base() != null && typed.field(Typed.REASON).isBlank()) {
            wrong.put(Typed.REASON, "reason");
        }
        var details = read.details();
        if (details == null || key == null || !wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return drafts.form(
                    DraftPage.Draft.of(saved),
                    typed,
                    new RecordForm.Read(null, wrong, read.near()),
                    pasting.read(),
                    references,
                    here,
                    model);
        }
        if (drafts.moved(saved)) {
            return "redirect:/changes/" + saved.id() + "/merge";
        }
        var sending = new ArrayList<Sending>();
        var incomplete = new ArrayList<Proposal>();
        withNamed(
                new Sending(saved.id(), saved.revision(), key, saved.base(), details),
                typed,
                sending,
                incomplete,
                references,
                reader,
                here);
        if (!incomplete.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("incomplete", incomplete);
            return drafts.form(DraftPage.Draft.of(saved), typed, references, here, model);
        }
        workflow.submitTogether(sending, reader.staff(), clock.instant());
        then.addFlashAttribute("done", "submitted");
        if (doing == Doing.NEXT) {
            then.addFlashAttribute("sent", saved.id());
            return "redirect:/changes/new/" + Query.slug(saved.kind()) + "?after=" + saved.id();
        }
        return "redirect:/changes/" + saved.id() + "/review";
    }

    /// Drafts of the same author that a record names go along, each before what names it.
    ///
    /// @param incomplete takes up those that cannot be sent as they are
    private void withNamed(
            Sending one,
            Typed typed,
            List<Sending> sending,
            List<Proposal> incomplete,
            References references,
            SignedIn reader,
            Here here) {
        for (var named : Reading.namedIn(new RecordKey(one.details().kind(), one.key()), one.details())) {
            var draft = references.coming(named);
            if (draft == null
                    || draft.state() != Proposal.State.DRAFT
                    || !reader.staff().is(draft.author())
                    || sending.stream().anyMatch(other -> other.id() == draft.id())) {
                continue;
            }
            var kept = Typed.kept(draft.kind(), draft.typed());
            var cited = NewOrganizations.cited(kept, typed);
            var revision = draft.revision();
            if (!cited.equals(kept)) {
                write(draft, revision, cited.with(Typed.REASON, draft.reason()), reader);
                revision++;
            }
            var details = forms.read(cited, null, references, here).details();
            if (details == null) {
                incomplete.add(draft);
            } else {
                withNamed(
                        new Sending(draft.id(), revision, named.key(), null, details),
                        cited,
                        sending,
                        incomplete,
                        references,
                        reader,
                        here);
            }
        }
        sending.add(one);
    }

    private Version current(RecordKey record) {
        return history.current(record).orElseThrow(DraftPage::none);
    }
}
