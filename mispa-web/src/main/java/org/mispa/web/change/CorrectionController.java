package org.mispa.web.change;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.History;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.StaleProposal;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.delegation.Delegate;
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.delegation.Observation.Draft;
import org.mispa.domain.delegation.Observation.Draft.Fault;
import org.mispa.domain.delegation.Observation.Draft.Field;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.delegation.RightOfReply;
import org.mispa.domain.delegation.StaleObservation;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordColumn;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Details;
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

    /// What is missing starts with those who report it; which part they had is theirs to choose.
    private Typed missing(Delegate delegate, Here here) {
        var delegation = delegate.delegation();
        var name = delegations.name(delegation, here).value();
        var typed = Typed.empty(RecordKind.ACTIVITY);
        return delegation.isOfCountry()
                ? typed.withRows(
                        RecordFile.ACTIVITY_PARTICIPATIONS, List.of(Map.of("country", name, "basis", "stated")))
                : typed.withRows(
                        RecordFile.ACTIVITY_INVOLVEMENTS, List.of(Map.of("organization", name, "basis", "stated")));
    }

    /// The form is short for what is missing; of a record it opens what the observation is about, and what was written.
    ///
    /// @param before the record as it was; null where it is missing
    /// @param typed what stands in the form
    /// @param remark what is said beside it
    private DraftPage.ForDelegation layout(
            Observation observation,
            @Nullable Details before,
            Typed typed,
            String remark,
            Delegate delegate,
            References references) {
        if (before == null) {
            var missing = new RecordForm.Missing(delegate.delegation().isOfCountry(), remark);
            return new DraftPage.ForDelegation(missing, Set.of(), delegate.speaks());
        }
        var open = new HashSet<String>();
        var field = observation.draft().field();
        if (field != null) {
            open.add(field);
            RecordFile.of(typed.kind()).columns().stream()
                    .filter(column -> column.stem().equals(field))
                    .map(RecordColumn::names)
                    .forEach(open::addAll);
        }
        open.addAll(typed.changedFrom(forms.shown(RecordCells.of(before), references)));
        var sends = delegate.speaks() && !observation.draft().text().isEmpty();
        return new DraftPage.ForDelegation(null, open, sends);
    }

    /// The record as it was when its correction was begun; null for a new one.
    private @Nullable Details before(About about) {
        return about.key() == null || about.base() == null
                ? null
                : history.at(new RecordKey(about.kind(), about.key()), about.base())
                        .orElse(null);
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
        var delegate = Delegations.delegate(reader);
        var remark = observation.draft().text();
        var correction = correction(observation);
        if (correction != null) {
            var typed = Typed.kept(correction.kind(), correction.typed());
            var about = new About(correction.kind(), correction.key(), correction.base());
            return drafts.form(
                    DraftPage.Draft.of(
                            correction, layout(observation, before(about), typed, remark, delegate, references)),
                    typed,
                    references,
                    here,
                    model);
        }
        var start = start(observation, references);
        var typed = start.about().base() == null ? missing(delegate, here) : start.typed();
        return drafts.form(
                DraftPage.Draft.firstOf(
                        id,
                        start.about(),
                        layout(observation, before(start.about()), typed, remark, delegate, references)),
                typed,
                references,
                here,
                model);
    }

    /// The form in which a delegation says at once what is missing. Nothing is begun before something is written.
    @GetMapping("/observations/missing")
    String askMissing(@AuthenticationPrincipal SignedIn reader, Here here, Model model) {
        var delegate = Delegations.delegate(reader);
        var references = forms.references(here);
        var missing = new RecordForm.Missing(delegate.delegation().isOfCountry(), "");
        return drafts.form(
                DraftPage.Draft.ofMissing(
                        UUID.randomUUID(), new DraftPage.ForDelegation(missing, Set.of(), delegate.speaks())),
                missing(delegate, here),
                references,
                here,
                model);
    }

    /// Begins an observation of what is missing, once for each form, and goes on as with any other.
    @PostMapping("/observations/missing")
    String report(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(".token") UUID token,
            @RequestParam(name = ".revision", defaultValue = "-1") int revision,
            @RequestParam(name = "do", defaultValue = "save") Doing doing,
            HttpServletRequest request,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var id = reply.begin(
                new Draft(Observation.Kind.MISSING, null, null, ""),
                token,
                Delegations.delegate(reader),
                clock.instant());
        return write(reader, id, sent, null, revision, doing, request, response, here, model, then);
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
        var before = before(about);
        var read = forms.read(typed, before, references, here);
        var isMissing = about.base() == null;
        var said = new Draft(
                observation.draft().kind(),
                observation.draft().about(),
                observation.draft().field(),
                isMissing && sent.containsKey(Typed.REMARK)
                        ? Objects.requireNonNullElse(sent.getFirst(Typed.REMARK), "")
                        : observation.draft().text());
        var isTooLong = said.faults().get(Field.TEXT) == Fault.TOO_LONG;
        var layout = layout(observation, before, typed, said.text(), delegate, references);
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
            if (!isTooLong && !said.equals(observation.draft())) {
                reply.write(id, now(id).revision(), said, delegate, now);
            }
        } catch (StaleProposal | StaleObservation stale) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("elsewhere", true);
            return drafts.form(draft(id, layout), typed, null, pasting.read(), references, here, model);
        }
        var saved = draft(id, layout);
        model.addAttribute("savedAt", now);
        model.addAttribute("formId", sent.getFirst(Typed.FORM));
        var finishes = doing == Doing.SUBMIT || doing == Doing.SEND;
        var wrong = new LinkedHashMap<String, String>();
        if (isMissing && finishes && typed.title().isEmpty()) {
            wrong.put("title_" + here.language().tag(), say("fault.empty", here));
        }
        if (isTooLong && doing != Doing.AUTOSAVE) {
            wrong.put(Typed.REMARK, say("observation.fault.text.too-long", here, Observation.LONGEST));
        }
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var refused = new RecordForm.Read(null, wrong, Map.of());
            return drafts.form(saved, typed, refused, pasting.read(), references, here, model);
        }
        if (doing == Doing.SAVE && pasting.read().isNone()) {
            then.addFlashAttribute("savedAt", now);
            then.addFlashAttribute("formId", sent.getFirst(Typed.FORM));
            return "redirect:/observations/" + id + "/correction";
        }
        if (!finishes) {
            return drafts.form(saved, typed, null, pasting.read(), references, here, model);
        }
        if (read.details() == null && !isMissing) { // staff complete what is missing
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return drafts.form(saved, typed, read, pasting.read(), references, here, model);
        }
        if (doing == Doing.SUBMIT) {
            then.addFlashAttribute("done", "correction-kept");
        } else {
            send(id, delegate, now, then);
        }
        return "redirect:/observations/" + id;
    }

    private void send(long id, Delegate delegate, Instant now, RedirectAttributes then) {
        try {
            reply.send(id, now(id).revision(), delegate, now);
            then.addFlashAttribute("done", "sent");
        } catch (NotAllowed no) {
            then.addFlashAttribute("refused", Delegations.refused(no, "observation.refused.correction"));
        } catch (StaleObservation stale) {
            then.addFlashAttribute("refused", Said.of("observation.stale"));
        }
    }

    private Observation now(long id) {
        return observations.find(id).orElseThrow(DraftPage::none);
    }

    private String say(String key, Here here, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, here.locale()));
    }

    private static boolean isSameForm(Proposal correction, Typed typed) {
        var last = correction.typed().get(Typed.FORM);
        return last != null && last.contains(typed.field(Typed.FORM));
    }

    private DraftPage.Draft draft(long observation, DraftPage.ForDelegation layout) {
        return DraftPage.Draft.of(Objects.requireNonNull(correction(now(observation))), layout);
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
            then.addFlashAttribute("refused", Delegations.refused(no, "observation.refused.not-in-this-state"));
        } catch (StaleObservation stale) {
            then.addFlashAttribute("refused", Said.of("observation.stale"));
        }
        return "redirect:/observations/" + id;
    }
}
