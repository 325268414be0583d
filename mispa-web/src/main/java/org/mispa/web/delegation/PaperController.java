package org.mispa.web.delegation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.delegation.HoldRound;
import org.mispa.domain.delegation.Observation.Kind;
import org.mispa.domain.delegation.Review;
import org.mispa.domain.delegation.ReviewEntry;
import org.mispa.domain.delegation.RightOfReply;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.web.system.Delegations;
import org.mispa.web.system.Field;
import org.mispa.web.system.Field.Option;
import org.mispa.web.system.Here;
import org.mispa.web.system.OpenRounds;
import org.mispa.web.system.Replies;
import org.mispa.web.system.Said;
import org.mispa.web.system.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Staff enter what a delegation confirmed and observed in a note verbale, all of it in one form.
@Controller
class PaperController {
    private final Review review;
    private final RightOfReply reply;
    private final HoldRound hold;
    private final Delegations delegations;
    private final OpenRounds rounds;
    private final MessageSource messages;
    private final Clock clock;

    PaperController(
            Review review,
            RightOfReply reply,
            HoldRound hold,
            Delegations delegations,
            OpenRounds rounds,
            MessageSource messages,
            Clock clock) {
        this.review = review;
        this.reply = reply;
        this.hold = hold;
        this.delegations = delegations;
        this.rounds = rounds;
        this.messages = messages;
        this.clock = clock;
    }

    /// What can be said of a record, with what was typed.
    ///
    /// @param seen the record in its version, as forms name it
    /// @param kind its field, as `text`
    record Line(ReviewEntry entry, String seen, boolean confirmed, Field kind, Field text) {}

    @GetMapping({"/countries/{id}/review/paper", "/organizations/{id}/review/paper"})
    String ask(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable String id,
            HttpServletRequest request,
            Here here,
            Model model) {
        var delegation = delegations.seen(id, reader, request);
        var empty = new PaperForm(new LinkedMultiValueMap<>());
        return page(delegation, entries(delegation, here), empty, UUID.randomUUID(), Map.of(), here, model);
    }

    private List<ReviewEntry> entries(Delegation delegation, Here here) {
        return review.entries(delegation, false, here.language());
    }

    private String page(
            Delegation delegation,
            List<ReviewEntry> entries,
            PaperForm typed,
            UUID token,
            Map<String, Said> wrong,
            Here here,
            Model model) {
        var number = with(Field.typed("number", Said.of("paper.number"), typed.number()), wrong);
        var day = with(Field.typed("day", Said.of("paper.day"), typed.day()), wrong)
                .withHint(Said.of("paper.day.hint"));
        var whole = with(Field.typed("text:", Said.of("paper.whole.text"), typed.text(null)), wrong)
                .thatMayBeEmpty();
        var lines = entries.stream()
                .map(entry -> new Line(
                        entry,
                        Replies.seen(entry),
                        typed.confirms(entry),
                        kind(entry.record(), typed, here),
                        text(entry, typed, wrong)))
                .toList();
        var errors = new ArrayList<Field>();
        errors.add(number);
        errors.add(day);
        lines.forEach(line -> errors.add(line.text()));
        errors.add(whole);
        model.addAttribute("name", delegations.name(delegation, here));
        model.addAttribute("review", here.to(delegations.review(delegation, here)));
        model.addAttribute("path", delegations.review(delegation, here) + "/paper");
        model.addAttribute("number", number);
        model.addAttribute("day", day);
        model.addAttribute("lines", lines);
        model.addAttribute("wholeKind", kind(null, typed, here));
        model.addAttribute("wholeText", whole);
        model.addAttribute("rounds", rounds.of(delegation, here));
        model.addAttribute("reviewed", typed.reviewed());
        model.addAttribute("token", token);
        model.addAttribute("errors", errors);
        return "delegation/paper";
    }

    private Field kind(@Nullable RecordKey record, PaperForm typed, Here here) {
        var kinds = Arrays.stream(Kind.values())
                .map(kind -> new Option(
                        Query.slug(kind),
                        Objects.requireNonNull(messages.getMessage("ObservationKind." + kind, null, here.locale()))))
                .toList();
        return Field.chosen(
                PaperForm.name("kind", record), Said.of("observation.kind"), List.of(typed.kind(record)), kinds);
    }

    private static Field text(ReviewEntry entry, PaperForm typed, Map<String, Said> wrong) {
        return with(
                        Field.typed(
                                PaperForm.name("text", entry.record()),
                                Said.of("paper.text", entry.title().value()),
                                typed.text(entry.record())),
                        wrong)
                .thatMayBeEmpty();
    }

    private static Field with(Field field, Map<String, Said> wrong) {
        var error = wrong.get(field.name());
        return error == null ? field : field.withError(error);
    }

    @PostMapping({"/countries/{id}/review/paper", "/organizations/{id}/review/paper"})
    String enter(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> given,
            @RequestParam UUID token,
            HttpServletRequest request,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var delegation = delegations.seen(id, reader, request);
        var entries = entries(delegation, here);
        var typed = new PaperForm(given);
        var now = clock.instant();
        var wrong = typed.wrong(entries, LocalDate.now(clock));
        if (!wrong.isEmpty() || typed.saysNothing(entries)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("nothing", typed.saysNothing(entries));
            return page(delegation, entries, typed, token, wrong, here, model);
        }
        var paper = typed.paper(entries, token);
        var left = reply.enter(paper, delegation, reader.staff(), now);
        rounds.of(delegation, here).stream()
                .filter(round -> typed.reviewed().contains(round.key()))
                .forEach(round -> hold.reviewedOnPaper(round.key(), delegation, paper.note(), reader.staff(), now));
        then.addFlashAttribute("confirmed", paper.confirmed().size() - left.size());
        then.addFlashAttribute("left", left.size());
        then.addFlashAttribute("observed", paper.observed().size());
        return "redirect:" + here.to(delegations.review(delegation, here));
    }
}
