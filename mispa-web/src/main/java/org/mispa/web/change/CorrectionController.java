package org.mispa.web.change;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.History;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.StaleProposal;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.delegation.RightOfReply;
import org.mispa.domain.delegation.StaleObservation;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.change.ChangeController.Doing;
import org.mispa.web.system.Delegations;
import org.mispa.web.system.Here;
import org.mispa.web.system.References;
import org.mispa.web.system.Said;
import org.mispa.web.system.SignedIn;
import org.springframework.context.MessageSource;
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

/// What a delegation proposes with an observation, in the same form as staff use; and the draft that staff make of it
/// to edit it first.
@Controller
class CorrectionController {
    private final RightOfReply reply;
    private final Observations observations;
    private final Proposals proposals;
    private final History history;
    private final Delegations delegations;
    private final RecordForm forms;
    private final NewKeys keys;
    private final NewOrganizations organizations;
    private final DraftPage drafts;
    private final MessageSource messages;
    private final Clock clock;

    CorrectionController(
            RightOfReply reply,
            Observations observations,
            Proposals proposals,
            History history,
            Delegations delegations,
            RecordForm forms,
            NewKeys keys,
            NewOrganizations organizations,
            DraftPage drafts,
            MessageSource messages,
            Clock clock) {
        this.reply = reply;
        this.observations = observations;
        this.proposals = proposals;
        this.history = history;
        this.delegations = delegations;
        this.forms = forms;
        this.keys = keys;
        this.organizations = organizations;
        this.drafts = drafts;
        this.messages = messages;
        this.clock = clock;
    }

    /// What a form is to start from.
    private record Start(About about, Typed typed) {}

    /// The record that an observation is about as it stands; an empty activity where it is about none, or the record is
    /// withdrawn.
    private Start start(Observation observation, References references) {
        var record = observation.draft().about();
        var now = record == null ? null : history.current(record).orElse(null);
        if (record == null || now == null) {
            return new Start(new About(RecordKind.ACTIVITY, null, null), Typed.empty(RecordKind.ACTIVITY));
        }
        var typed = forms.shown(RecordCells.of(Objects.requireNonNull(now.after())), references);
        return new Start(new About(record.kind(), record.key(), now.version()), typed);
    }

    private @Nullable Proposal correction(Observation observation) {
        return observation.correction() == null
                ? null
                : proposals.find(observation.correction()).orElseThrow(DraftPage::none);
    }

    @GetMapping("/observations/{id}/correction")
    String show(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            HttpServletRequest request,
            Here here,
            Model model) {
        var observation = delegations.own(id, reader, request);
        if (!observation.isBeingWritten()) {
            return "redirect:/observations/" + id;
        }
        var references = forms.references(here);
        var correction = correction(observation);
        if (correction != null) {
            return drafts.form(
                    DraftPage.Draft.of(correction),
                    Typed.kept(correction.kind(), correction.typed()),
                    references,
                    here,
                    model);
        }
        var start = start(observation, references);
        return drafts.form(
                DraftPage.Draft.firstOf(
                        id,
                        start.about().kind(),
                        start.about().key(),
                        start.about().base()),
                start.typed(),
                references,
                here,
                model);
    }

    @PostMapping("/observations/{id}/correction")
    String write(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(name = ".base", required = false) @Nullable Integer base,
            @RequestParam(name = ".revision", defaultValue = "-1") int revision,
            @RequestParam(name = "do", defaultValue = "save") Doing doing,
            HttpServletRequest request,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var observation = delegations.own(id, reader, request);
        if (!observation.isBeingWritten()) {
            return "redirect:/observations/" + id;
        }
        var delegate = Delegations.delegate(reader);
        var now = clock.instant();
        if (doing == Doing.DISCARD) {
            reply.dropCorrection(id, delegate, now);
            then.addFlashAttribute("done", "correction-dropped");
            return "redirect:/observations/" + id;
        }
        var references = forms.references(here);
        var start = start(observation, references);
        var begun = correction(observation);
        var kind = begun == null ? start.about().kind() : begun.kind();
        var pasting = doing == Doing.AUTOSAVE
                ? new RecordForm.Pasting(Typed.of(kind, sent), RecordForm.Lists.NONE)
                : forms.paste(Typed.of(kind, sent), references);
        var typed = doing == Doing.AUTOSAVE || doing == Doing.READ
                ? pasting.typed()
                : organizations.taken(pasting.typed(), references, here);
        var about = begun == null
                ? new About(kind, start.about().key(), start.about().key() == null ? null : base)
                : new About(kind, begun.key(), begun.base());
        var before = about.key() == null || about.base() == null
                ? null
                : history.at(new RecordKey(kind, about.key()), about.base()).orElse(null);
        var read = forms.read(typed, before, references, here);
        var key = about.key() == null && read.details() != null ? keys.of(typed) : about.key();
        try {
            var number = reply.propose(id, about, typed.title(), typed.toKeep(), delegate, now);
            var correction = proposals.find(number).orElseThrow(DraftPage::none);
            reply.writeCorrection(
                    id,
                    begun == null || isSameForm(correction, typed) ? correction.revision() : revision,
                    typed.title(),
                    typed.toKeep(),
                    key,
                    read.details(),
                    delegate,
                    now);
        } catch (StaleProposal | StaleObservation stale) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("elsewhere", true);
            return drafts.form(draft(id), typed, null, pasting.read(), references, here, model);
        }
        var saved = draft(id);
        model.addAttribute("savedAt", now);
        model.addAttribute("formId", sent.getFirst(Typed.FORM));
        if (doing == Doing.SAVE && pasting.read().isNone()) {
            then.addFlashAttribute("savedAt", now);
            then.addFlashAttribute("formId", sent.getFirst(Typed.FORM));
            return "redirect:/observations/" + id + "/correction";
        }
        if (doing != Doing.SUBMIT && doing != Doing.NEXT) {
            return drafts.form(saved, typed, null, pasting.read(), references, here, model);
        }
        var isKnownInPart = about.base() == null && !typed.title().isEmpty(); // staff complete a new record
        if (read.details() == null && !isKnownInPart) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return drafts.form(saved, typed, read, pasting.read(), references, here, model);
        }
        then.addFlashAttribute("done", "correction-kept");
        return "redirect:/observations/" + id;
    }

    private static boolean isSameForm(Proposal correction, Typed typed) {
        var last = correction.typed().get(Typed.FORM);
        return last != null && last.contains(typed.field(Typed.FORM));
    }

    private DraftPage.Draft draft(long observation) {
        return DraftPage.Draft.of(
                Objects.requireNonNull(correction(observations.find(observation).orElseThrow(DraftPage::none))));
    }

    /// Begins a draft of staff from what the delegation proposes, or else from the record as it stands. Published, it
    /// takes the observation in.
    @PostMapping("/observations/{id}/edit")
    String edit(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            HttpServletRequest request,
            Here here,
            RedirectAttributes then) {
        var observation = delegations.seen(id, reader, request);
        if (!reader.works()) {
            throw DraftPage.none();
        }
        var correction = correction(observation);
        var start = correction == null
                ? start(observation, forms.references(here))
                : new Start(
                        new About(
                                correction.kind(),
                                correction.base() == null ? null : correction.key(),
                                correction.base()),
                        Typed.kept(correction.kind(), correction.typed()));
        try {
            var draft = reply.prepare(
                    id,
                    start.about(),
                    start.typed().title(),
                    start.typed().toKeep(),
                    start.about().base() == null
                            ? ""
                            : Objects.requireNonNull(messages.getMessage("history.corrected", null, here.locale())),
                    reader.staff(),
                    clock.instant());
            return "redirect:/changes/" + draft;
        } catch (NotAllowed no) {
            then.addFlashAttribute(
                    "refused",
                    Said.of(
                            no.why() == NotAllowed.Why.ROLE
                                    ? "observation.refused.role"
                                    : "observation.refused.not-in-this-state"));
        } catch (StaleObservation stale) {
            then.addFlashAttribute("refused", Said.of("observation.stale"));
        }
        return "redirect:/observations/" + id;
    }
}
