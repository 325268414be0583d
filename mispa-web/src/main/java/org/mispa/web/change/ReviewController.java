package org.mispa.web.change;

import java.io.Serializable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.StaleChange;
import org.mispa.domain.change.StaleProposal;
import org.mispa.domain.change.StillNamed;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.web.system.Here;
import org.mispa.web.system.RecordPages;
import org.mispa.web.system.Said;
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

/// Is this change right? What a reviewer sees and decides, field by field.
@Controller
class ReviewController {
    private final Workflow workflow;
    private final Proposals proposals;
    private final Directory directory;
    private final RecordForm forms;
    private final Clock clock;
    private final RecordPages pages;

    ReviewController(
            Workflow workflow,
            Proposals proposals,
            Directory directory,
            RecordForm forms,
            Clock clock,
            RecordPages pages) {
        this.workflow = workflow;
        this.proposals = proposals;
        this.directory = directory;
        this.forms = forms;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/changes/{id}/review")
    String show(@AuthenticationPrincipal SignedIn reader, @PathVariable long id, Here here, Model model) {
        var proposal = readable(id, reader);
        var base = workflow.base(proposal);
        var proposed = proposal.proposed();
        var references = forms.references(here);
        var withdrawal = proposal.act() == Proposal.Act.WITHDRAW;
        var difference = withdrawal || proposed == null
                ? new Difference(List.of(), List.of())
                : Difference.between(base == null ? null : RecordCells.of(base), RecordCells.of(proposed));
        var own = reader.staff().is(proposal.author());
        var record = proposal.record();
        model.addAttribute("proposal", proposal);
        model.addAttribute("withdrawal", withdrawal);
        model.addAttribute("complete", proposed != null || withdrawal);
        model.addAttribute("lines", forms.lines(difference, references, here));
        model.addAttribute("own", own);
        model.addAttribute("state", Query.slug(proposal.state()));
        model.addAttribute("decides", proposal.state() == Proposal.State.SUBMITTED && reader.mayWrite(proposal.kind()));
        model.addAttribute("alone", own && !workflow.othersMayReview(proposal.kind(), reader.staff()));
        model.addAttribute(
                "recordHref",
                record == null || (proposal.isNew() && proposal.state() != Proposal.State.PUBLISHED)
                        ? null
                        : pages.to(record, here));
        model.addAttribute("moved", workflow.moved(proposal));
        if (!model.containsAttribute("namedBy")) {
            model.addAttribute("namedBy", List.of());
        }
        return "change/review";
    }

    @PostMapping("/changes/{id}/approve")
    String approve(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam(name = ".revision", defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String remark,
            @RequestParam(defaultValue = "") String when,
            Here here,
            RedirectAttributes then) {
        readable(id, reader);
        var fault = approve(id, revision, remark, when, reader, here, then);
        if (fault == null) {
            then.addFlashAttribute("done", when.isBlank() ? "published" : "approved");
        } else {
            then.addFlashAttribute("wrong", fault);
        }
        return "redirect:/changes/" + id + "/review";
    }

    /// Several alike in one step, each for itself: what cannot be published stays where it is and says why.
    @PostMapping("/changes/approve")
    String approveAll(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam(name = "change", defaultValue = "") List<String> chosen,
            Here here,
            RedirectAttributes then) {
        var published = 0;
        var left = new ArrayList<Long>();
        for (var one : chosen) {
            var parts = one.split("/", 2);
            if (parts.length == 2 && parts[0].matches("[0-9]{1,18}") && parts[1].matches("[0-9]{1,9}")) {
                var id = Long.parseLong(parts[0]);
                readable(id, reader);
                if (approve(id, Integer.parseInt(parts[1]), "", "", reader, here, then) == null) {
                    published++;
                } else {
                    left.add(id);
                }
            }
        }
        then.addFlashAttribute("published", published);
        then.addFlashAttribute("left", left);
        return "redirect:/changes?list=review";
    }

    /// @return why it was not published; null where it was, or waits for its time
    private @Nullable Said approve(
            long id, int revision, String remark, String when, SignedIn reader, Here here, RedirectAttributes then) {
        try {
            workflow.approve(id, revision, remark, time(when), reader.staff(), clock.instant());
            return null;
        } catch (DateTimeException e) {
            return Said.of("review.wrong.when");
        } catch (NotAllowed no) {
            return Said.of("review.wrong." + Query.slug(no.why()));
        } catch (StaleProposal stale) {
            return Said.of("review.wrong.stale");
        } catch (StaleChange moved) {
            return Said.of("review.wrong.moved");
        } catch (StillNamed named) {
            then.addFlashAttribute("namedBy", links(named.by(), here));
            return Said.of("review.wrong.named");
        }
    }

    /// @param title what the record is called
    record Link(String title, String href) implements Serializable {}

    private List<Link> links(List<RecordKey> records, Here here) {
        var titles = directory.titles(records, here.language());
        return records.stream()
                .map(record -> new Link(Objects.toString(titles.get(record), record.key()), pages.to(record, here)))
                .toList();
    }

    /// As `datetime-local` writes it, in UTC.
    private static @Nullable Instant time(String when) {
        return when.isBlank() ? null : LocalDateTime.parse(when.strip()).toInstant(ZoneOffset.UTC);
    }

    @PostMapping("/changes/{id}/return")
    String giveBack(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam(name = ".revision", defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes then) {
        readable(id, reader);
        try {
            workflow.giveBack(id, revision, note.strip(), reader.staff(), clock.instant());
            then.addFlashAttribute("done", "returned");
        } catch (NotAllowed no) {
            then.addFlashAttribute(
                    "wrong",
                    Said.of(
                            no.why() == NotAllowed.Why.REASON_MISSING
                                    ? "review.wrong.note"
                                    : "review.wrong." + Query.slug(no.why())));
            then.addFlashAttribute("note", note);
        } catch (StaleProposal stale) {
            then.addFlashAttribute("wrong", Said.of("review.wrong.stale"));
            then.addFlashAttribute("note", note);
        }
        return "redirect:/changes/" + id + "/review";
    }

    /// Its author takes it back.
    @PostMapping("/changes/{id}/discard")
    String discard(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam(name = ".revision", defaultValue = "-1") int revision,
            RedirectAttributes then) {
        readable(id, reader);
        try {
            workflow.discard(id, revision, reader.staff(), clock.instant());
            then.addFlashAttribute("done", "discarded");
            return "redirect:/inbox";
        } catch (NotAllowed no) {
            then.addFlashAttribute("wrong", Said.of("review.wrong." + Query.slug(no.why())));
        } catch (StaleProposal stale) {
            then.addFlashAttribute("wrong", Said.of("review.wrong.stale"));
        }
        return "redirect:/changes/" + id + "/review";
    }

    /// Its author, and those who review records of its kind, once it was sent.
    private Proposal readable(long id, SignedIn reader) {
        return proposals
                .find(id)
                .filter(proposal -> reader.staff().is(proposal.author())
                        || (reader.mayWrite(proposal.kind()) && proposal.submittedAt() != null))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
