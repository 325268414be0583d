package org.mispa.web.change;

import java.io.Serializable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.NamesUnpublished;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.StaleChange;
import org.mispa.domain.change.StaleProposal;
import org.mispa.domain.change.StillNamed;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.change.Workflow.Unpublished;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.DifferenceLines;
import org.mispa.web.system.Here;
import org.mispa.web.system.RecordPages;
import org.mispa.web.system.References;
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
    private final DifferenceLines differences;
    private final Clock clock;
    private final RecordPages pages;

    ReviewController(
            Workflow workflow,
            Proposals proposals,
            Directory directory,
            RecordForm forms,
            DifferenceLines differences,
            Clock clock,
            RecordPages pages) {
        this.workflow = workflow;
        this.proposals = proposals;
        this.directory = directory;
        this.forms = forms;
        this.differences = differences;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/changes/{id}/review")
    String show(@AuthenticationPrincipal SignedIn reader, @PathVariable long id, Here here, Model model) {
        var proposal = readable(id, reader);
        if (proposal.observation() != null) {
            return "redirect:/observations/" + proposal.observation();
        }
        var base = workflow.base(proposal);
        var proposed = proposal.proposed();
        var references = forms.references(here, reader.staff());
        var withdrawal = proposal.act() == Proposal.Act.WITHDRAW;
        var difference = withdrawal || proposed == null
                ? new Difference(List.of(), List.of())
                : Difference.between(base == null ? null : RecordCells.of(base), RecordCells.of(proposed));
        var own = reader.staff().is(proposal.author());
        var record = proposal.record();
        model.addAttribute("proposal", proposal);
        model.addAttribute("withdrawal", withdrawal);
        model.addAttribute("complete", proposed != null || withdrawal);
        model.addAttribute("lines", differences.of(difference, references, here));
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
        var decided = proposal.state() == Proposal.State.PUBLISHED || proposal.state() == Proposal.State.DISCARDED;
        var unpublished = decided ? List.<Unpublished>of() : workflow.unpublished(proposal);
        model.addAttribute(
                "unpublished",
                unpublished.stream().map(one -> line(one, references, here)).toList());
        model.addAttribute("together", unpublished.stream().allMatch(Unpublished::waits));
        if (!model.containsAttribute("namedBy")) {
            model.addAttribute("namedBy", List.of());
        }
        return "change/review";
    }

    /// A record that is named and not published.
    ///
    /// @param by what is going to make it; null where nothing is, or its author alone sees it
    /// @param state of that, as the end of a message; `none` where nothing is going to make it
    record Awaited(
            RecordKind kind, String title, @Nullable Proposal by, String state, List<DifferenceLines.Line> lines) {}

    private Awaited line(Unpublished one, References references, Here here) {
        var by = one.by();
        var proposed = by == null ? null : by.proposed();
        return new Awaited(
                one.record().kind(),
                by == null ? one.record().key() : by.title(),
                by == null || by.submittedAt() == null ? null : by,
                by == null ? "none" : Query.slug(by.state()),
                proposed == null || !one.waits()
                        ? List.of()
                        : differences.of(Difference.between(null, RecordCells.of(proposed)), references, here));
    }

    @PostMapping("/changes/{id}/approve")
    String approve(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam(name = ".revision", defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String remark,
            @RequestParam(defaultValue = "") String when,
            @RequestParam(name = ".with", defaultValue = "") List<String> with,
            Here here,
            RedirectAttributes then) {
        readable(id, reader);
        var fault = approve(id, revision, remark, when, seen(with), reader, here, then);
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
        var left = seen(chosen);
        left.keySet().forEach(id -> readable(id, reader));
        int before;
        do { // what others of them name is published before them
            before = left.size();
            left.entrySet()
                    .removeIf(
                            one -> approve(one.getKey(), one.getValue(), "", "", Map.of(), reader, here, then) == null);
            published += before - left.size();
        } while (!left.isEmpty() && left.size() < before);
        then.addFlashAttribute("published", published);
        then.addFlashAttribute("left", List.copyOf(left.keySet()));
        return "redirect:/changes?list=review";
    }

    /// Proposals by number, each with the revision that was seen: `12/3`.
    private static Map<Long, Integer> seen(List<String> chosen) {
        var seen = new LinkedHashMap<Long, Integer>();
        for (var one : chosen) {
            var parts = one.split("/", 2);
            if (parts.length == 2 && parts[0].matches("[0-9]{1,18}") && parts[1].matches("[0-9]{1,9}")) {
                seen.put(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
            }
        }
        return seen;
    }

    /// @return why it was not published; null where it was, or waits for its time
    private @Nullable Said approve(
            long id,
            int revision,
            String remark,
            String when,
            Map<Long, Integer> with,
            SignedIn reader,
            Here here,
            RedirectAttributes then) {
        try {
            workflow.approve(id, revision, with, remark, time(when), reader.staff(), clock.instant());
            return null;
        } catch (DateTimeException e) {
            return Said.of("review.wrong.when");
        } catch (NotAllowed no) {
            return Said.of("review.wrong." + Query.slug(no.why()));
        } catch (StaleProposal stale) {
            return Said.of("review.wrong.stale");
        } catch (StaleChange moved) {
            return Said.of("review.wrong.moved");
        } catch (NamesUnpublished unpublished) {
            return Said.of("review.wrong.unpublished");
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
            then.addFlashAttribute("done", "taken-back");
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
