package org.mispa.web.delegation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.change.NamesUnpublished;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.StaleChange;
import org.mispa.domain.change.StaleProposal;
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.delegation.Observation.State;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.delegation.RefusedEvidence;
import org.mispa.domain.delegation.RightOfReply;
import org.mispa.domain.delegation.StaleObservation;
import org.mispa.domain.shared.Query;
import org.mispa.web.system.Delegations;
import org.mispa.web.system.Here;
import org.mispa.web.system.PageNumber;
import org.mispa.web.system.Pager;
import org.mispa.web.system.Said;
import org.mispa.web.system.SignedIn;
import org.mispa.web.system.UploadLimit;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What delegations observe, from the draft to the answer of the secretariat.
@Controller
@RequestMapping("/observations")
class ObservationController {
    private final RightOfReply reply;
    private final Observations observations;
    private final Delegations delegations;
    private final ObservationPage page;
    private final Clock clock;

    ObservationController(
            RightOfReply reply, Observations observations, Delegations delegations, ObservationPage page, Clock clock) {
        this.reply = reply;
        this.observations = observations;
        this.delegations = delegations;
        this.page = page;
        this.clock = clock;
    }

    /// The lists of observations.
    enum ListOf {
        TO_READ,
        DRAFTS,
        OPEN,
        LATE,
        ANSWERED,
        PUBLISHED,
        WITHDRAWN;

        private boolean isOf(SignedIn reader) {
            return switch (this) {
                case TO_READ, DRAFTS -> !reader.works();
                case LATE -> reader.works();
                default -> true;
            };
        }

        private Observations.Filter of(@Nullable Delegation delegation, LocalDate today) {
            return switch (this) {
                case TO_READ -> Observations.Filter.toRead(Objects.requireNonNull(delegation));
                case DRAFTS -> Observations.Filter.drafts(Objects.requireNonNull(delegation));
                case OPEN -> Observations.Filter.open(delegation);
                case LATE -> Observations.Filter.late(today);
                case ANSWERED -> Observations.Filter.answered(delegation);
                case PUBLISHED -> Observations.Filter.published(delegation);
                case WITHDRAWN -> Observations.Filter.of(delegation, State.WITHDRAWN);
            };
        }
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam(defaultValue = "open") ListOf list,
            @RequestParam(name = "page", defaultValue = "1") PageNumber number,
            Here here,
            Model model) {
        if (!list.isOf(reader)) {
            throw Delegations.none();
        }
        var delegate = reader.works() ? null : Delegations.delegate(reader);
        var shown = observations.page(
                list.of(delegate == null ? null : delegate.delegation(), LocalDate.now(clock)), number.value());
        model.addAttribute("list", Query.slug(list));
        model.addAttribute(
                "lists",
                Arrays.stream(ListOf.values())
                        .filter(one -> one.isOf(reader))
                        .map(Query::slug)
                        .toList());
        model.addAttribute("rows", page.lines(shown.rows(), here));
        model.addAttribute("page", shown);
        model.addAttribute("pager", Pager.of(here, shown));
        model.addAttribute(
                "review", delegate == null ? null : here.to(delegations.review(delegate.delegation(), here)));
        return "delegation/observations";
    }

    /// @param on the record, as `activity/picap-courses`; empty for the country or organization as a whole
    @GetMapping("/new")
    String askNew(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String field,
            Here here,
            Model model) {
        Delegations.delegate(reader);
        var typed = new DraftForm(kind, on, field, "");
        page.mustBeRecorded(typed.about());
        return page.draft(null, typed, UUID.randomUUID(), Map.of(), reader, here, model);
    }

    /// What the delegate did with the form of a draft.
    enum Doing {
        SAVE,
        /// Goes on to the form of the record, to write a correction.
        CORRECT,
        SEND,
        DISCARD
    }

    @PostMapping
    String begin(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String text,
            @RequestParam UUID token,
            @RequestParam(name = "do", defaultValue = "save") Doing doing,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var delegate = Delegations.delegate(reader);
        var typed = DraftForm.of(kind, on, field, text, doing == Doing.CORRECT);
        page.mustBeRecorded(typed.about());
        var wrong = DraftForm.wrong(typed.draft().faults(), doing == Doing.SEND);
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page.draft(null, typed, token, wrong, reader, here, model);
        }
        var id = reply.begin(typed.draft(), token, delegate, clock.instant());
        var begun = observations.find(id).orElseThrow(Delegations::none);
        return begun.isBeingWritten()
                ? go(begun, begun.revision(), typed, doing, reader, response, here, model, then)
                : "redirect:/observations/" + id;
    }

    @GetMapping("/{id}")
    String show(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            Here here,
            Model model)
            throws IOException {
        var observation = delegations.seen(id, reader, request);
        if (UploadLimit.exceeded(request, EvidenceController.LARGEST_REQUEST)) {
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
            model.addAttribute("refused", EvidenceController.refused(RefusedEvidence.Why.TOO_LARGE, ""));
        }
        return observation.isBeingWritten()
                ? page.draft(
                        observation, DraftForm.of(observation.draft()), new UUID(0, id), Map.of(), reader, here, model)
                : page.sent(observation, "", null, reader, here, model);
    }

    @PostMapping("/{id}")
    String goOn(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(name = "do", defaultValue = "save") Doing doing,
            HttpServletRequest request,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var observation = delegations.own(id, reader, request);
        var typed = DraftForm.of(kind, on, field, text, doing == Doing.CORRECT);
        if (!observation.isBeingWritten()) {
            return "redirect:/observations/" + id;
        }
        if (doing == Doing.DISCARD) {
            reply.discard(id, observation.revision(), Delegations.delegate(reader), clock.instant());
            then.addFlashAttribute("done", "discarded");
            return "redirect:/observations?list=drafts";
        }
        page.mustBeRecorded(typed.about());
        var wrong = DraftForm.wrong(reply.faults(typed.draft(), observation.correction()), doing == Doing.SEND);
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page.draft(observation, typed, new UUID(0, id), wrong, reader, here, model);
        }
        return go(observation, revision, typed, doing, reader, response, here, model, then);
    }

    private String go(
            Observation observation,
            int revision,
            DraftForm typed,
            Doing doing,
            SignedIn reader,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var delegate = Delegations.delegate(reader);
        var id = observation.id();
        try {
            reply.write(id, revision, typed.draft(), delegate, clock.instant());
            if (doing == Doing.CORRECT) {
                return "redirect:/observations/" + id + "/correction" + typed.fragment(here.language());
            }
            if (doing == Doing.SEND) {
                reply.send(id, revision + 1, delegate, clock.instant());
            }
        } catch (StaleObservation stale) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refused", Said.of("observation.stale"));
            return page.draft(
                    observations.find(id).orElseThrow(Delegations::none),
                    typed,
                    new UUID(0, id),
                    Map.of(),
                    reader,
                    here,
                    model);
        } catch (NotAllowed no) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refused", Delegations.refused(no, "observation.refused.correction"));
            return page.draft(
                    observations.find(id).orElseThrow(Delegations::none),
                    typed,
                    new UUID(0, id),
                    Map.of(),
                    reader,
                    here,
                    model);
        }
        then.addFlashAttribute("done", doing == Doing.SEND ? "sent" : "saved");
        return "redirect:/observations/" + id;
    }

    /// @param acting what one side does with an observation that was sent
    private String act(
            Observation observation,
            String text,
            String done,
            Runnable acting,
            SignedIn reader,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        Said refused;
        try {
            acting.run();
            then.addFlashAttribute("done", done);
            return "redirect:/observations/" + observation.id();
        } catch (StaleObservation | StaleProposal stale) {
            response.setStatus(HttpStatus.CONFLICT.value());
            refused = Said.of("observation.stale");
        } catch (StaleChange moved) {
            response.setStatus(HttpStatus.CONFLICT.value());
            refused = Said.of("observation.refused.moved");
        } catch (NamesUnpublished unpublished) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            refused = Said.of("review.wrong.unpublished");
        } catch (NotAllowed no) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            refused = no.why() == NotAllowed.Why.REASON_MISSING
                    ? Said.of(
                            "observation.fault.text." + (text.isBlank() ? "missing" : "too-long"), Observation.LONGEST)
                    : Delegations.refused(no, "observation.refused.not-in-this-state");
        }
        var now = observations.find(observation.id()).orElseThrow(Delegations::none);
        return page.sent(now, text, refused, reader, here, model);
    }

    /// What the delegation does with an observation that was sent.
    enum Move {
        /// Says more.
        REPLY,
        WITHDRAW,
        /// Takes the answer off its inbox.
        SETTLE,
        PUBLISH
    }

    @PostMapping("/{id}/move")
    String move(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(name = "do") Move move,
            HttpServletRequest request,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var observation = delegations.own(id, reader, request);
        if (observation.sentAt() == null) {
            throw Delegations.none();
        }
        var delegate = Delegations.delegate(reader);
        var now = clock.instant();
        return act(
                observation,
                text,
                Query.slug(move),
                () -> {
                    switch (move) {
                        case REPLY -> reply.reply(id, revision, text, delegate, now);
                        case WITHDRAW -> reply.withdraw(id, revision, delegate, now);
                        case SETTLE -> reply.settle(id, revision, delegate, now);
                        case PUBLISH -> reply.publish(id, revision, delegate, now);
                    }
                },
                reader,
                response,
                here,
                model,
                then);
    }

    /// What the secretariat does with an observation.
    enum Answer {
        ANSWER,
        /// Leaves the record as the source states it.
        KEEP,
        /// Publishes what the delegation proposes.
        TAKE_IN
    }

    @PostMapping("/{id}/answer")
    String answer(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(name = "do") Answer answer,
            HttpServletRequest request,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var observation = delegations.seen(id, reader, request);
        if (!reader.works()) {
            throw Delegations.none();
        }
        var staff = reader.staff();
        var now = clock.instant();
        return act(
                observation,
                text,
                Query.slug(answer),
                () -> {
                    switch (answer) {
                        case ANSWER -> reply.answer(id, revision, text, staff, now);
                        case KEEP -> reply.keep(id, revision, text, staff, now);
                        case TAKE_IN -> reply.takeIn(id, revision, staff, now);
                    }
                },
                reader,
                response,
                here,
                model,
                then);
    }
}
