package org.mispa.web.delegation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.delegation.HoldRound;
import org.mispa.domain.delegation.ReviewRound;
import org.mispa.domain.delegation.ReviewRound.Fault;
import org.mispa.domain.delegation.ReviewRounds;
import org.mispa.domain.delegation.RoundStanding.Status;
import org.mispa.domain.delegation.RoundTaken;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.meeting.MeetingKind;
import org.mispa.domain.meeting.Meetings;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.Text;
import org.mispa.domain.shared.TypedDate;
import org.mispa.web.system.Delegations;
import org.mispa.web.system.Field;
import org.mispa.web.system.Field.Option;
import org.mispa.web.system.Here;
import org.mispa.web.system.OpenRounds;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Rounds of review before a meeting: an admin opens and closes them, staff see how far each delegation has come, and
/// its speaker says when it is done.
@Controller
class RoundController {
    private final ReviewRounds rounds;
    private final HoldRound hold;
    private final OpenRounds open;
    private final Meetings meetings;
    private final Delegations delegations;
    private final Clock clock;

    RoundController(
            ReviewRounds rounds,
            HoldRound hold,
            OpenRounds open,
            Meetings meetings,
            Delegations delegations,
            Clock clock) {
        this.rounds = rounds;
        this.hold = hold;
        this.open = open;
        this.meetings = meetings;
        this.delegations = delegations;
        this.clock = clock;
    }

    /// A round in a list.
    record Row(ReviewRound round, Text meeting, ReviewRound.State state) {}

    @GetMapping("/rounds")
    String list(@AuthenticationPrincipal SignedIn reader, Here here, Model model) {
        var now = clock.instant();
        model.addAttribute("admin", reader.admin());
        model.addAttribute(
                "rows",
                rounds.all().stream()
                        .map(round -> new Row(round, open.meeting(round, here), round.stateAt(now)))
                        .toList());
        return "delegation/rounds";
    }

    @GetMapping("/rounds/new")
    String askNew(Here here, Model model) {
        return form("", LocalDate.now(clock).toString(), "", Map.of(), here, model);
    }

    private String form(String meeting, String opens, String closes, Map<String, Said> wrong, Here here, Model model) {
        var ministerial = meetings.all(new Meetings.Filter(MeetingKind.MINISTERIAL, null), here.language()).stream()
                .map(row -> new Option(row.key(), row.title().value()))
                .toList();
        model.addAttribute(
                "fields",
                List.of(
                        with(Field.chosen("meeting", Said.of("round.meeting"), List.of(meeting), ministerial), wrong),
                        with(Field.typed("opens", Said.of("round.opens"), opens), wrong)
                                .withHint(Said.of("round.day.hint")),
                        with(Field.typed("closes", Said.of("round.closes"), closes), wrong)
                                .withHint(Said.of("round.closes.hint"))));
        return "delegation/round-form";
    }

    private static Field with(Field field, Map<String, Said> wrong) {
        var error = wrong.get(field.name());
        return error == null ? field : field.withError(error);
    }

    @PostMapping("/rounds")
    String open(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam(defaultValue = "") String meeting,
            @RequestParam(defaultValue = "") String opens,
            @RequestParam(defaultValue = "") String closes,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var chosen = meetings.all(new Meetings.Filter(MeetingKind.MINISTERIAL, null), here.language()).stream()
                .filter(row -> row.key().equals(meeting))
                .map(row -> MeetingId.of(row.key()))
                .findFirst()
                .orElse(null);
        var first = TypedDate.day(opens).orElse(null);
        var last = TypedDate.day(closes).orElse(null);
        var faults = ReviewRound.faults(chosen, first, last, LocalDate.now(clock));
        if (faults.isEmpty() && chosen != null && first != null && last != null) {
            try {
                var key = hold.open(chosen, first, last, reader.staff(), clock.instant());
                then.addFlashAttribute("done", "opened");
                return "redirect:" + here.to("/rounds/" + key);
            } catch (RoundTaken taken) {
                faults.put(ReviewRound.Field.MEETING, Fault.TAKEN);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var wrong = new LinkedHashMap<String, Said>();
        faults.forEach((field, fault) ->
                wrong.put(Query.slug(field), Said.of("round.fault." + Query.slug(field) + "." + Query.slug(fault))));
        return form(meeting, opens, closes, wrong, here, model);
    }

    /// How many delegations have come how far.
    record Choice(String status, long number, String href, boolean chosen) {}

    @GetMapping("/rounds/{key}")
    String show(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Status status,
            Here here,
            Model model) {
        var round = find(key);
        var all = rounds.standings(round, here.language());
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("all", all.size(), here.to("/rounds/" + key), status == null));
        Arrays.stream(Status.values())
                .map(one -> new Choice(
                        Query.slug(one),
                        all.stream().filter(state -> state.status() == one).count(),
                        here.to(
                                "/rounds/" + key,
                                new Query().with("status", one).toString()),
                        one == status))
                .forEach(choices::add);
        head(round, here, model);
        model.addAttribute("admin", reader.admin());
        model.addAttribute("choices", choices);
        model.addAttribute(
                "standings",
                all.stream()
                        .filter(state -> status == null || state.status() == status)
                        .toList());
        model.addAttribute("reminders", rounds.reminders(key));
        return "delegation/round";
    }

    private ReviewRound find(String key) {
        return rounds.find(key).orElseThrow(Delegations::none);
    }

    private void head(ReviewRound round, Here here, Model model) {
        model.addAttribute("round", round);
        model.addAttribute("meeting", open.meeting(round, here));
        model.addAttribute("state", round.stateAt(clock.instant()));
    }

    @PostMapping("/rounds/{key}/close")
    String close(
            @AuthenticationPrincipal SignedIn reader, @PathVariable String key, Here here, RedirectAttributes then) {
        hold.close(find(key).key(), reader.staff(), clock.instant());
        then.addFlashAttribute("done", "closed");
        return "redirect:" + here.to("/rounds/" + key);
    }

    /// The speaker of a delegation says that it has reviewed everything.
    @PostMapping("/countries/{id}/review/reviewed")
    String reviewed(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String round,
            HttpServletRequest request,
            Here here,
            RedirectAttributes then) {
        var delegation = delegations.seen(id, reader, request);
        var delegate = Delegations.delegate(reader);
        var isOpen =
                open.of(delegation, here).stream().anyMatch(one -> one.key().equals(round));
        if (!isOpen) {
            then.addFlashAttribute("refused", "round");
        } else {
            try {
                hold.reviewed(round, delegate, clock.instant());
                then.addFlashAttribute("reviewed", true);
            } catch (NotAllowed no) {
                then.addFlashAttribute("refused", "role");
            }
        }
        return "redirect:" + here.to(delegations.review(delegation, here));
    }
}
