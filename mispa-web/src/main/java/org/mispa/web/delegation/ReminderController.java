package org.mispa.web.delegation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.delegation.HoldRound;
import org.mispa.domain.delegation.Reminder;
import org.mispa.domain.delegation.Reminder.Recipient;
import org.mispa.domain.delegation.ReviewRound;
import org.mispa.domain.delegation.ReviewRounds;
import org.mispa.domain.delegation.RoundStanding;
import org.mispa.domain.follow.Follows;
import org.mispa.domain.shared.Text;
import org.mispa.web.system.Delegations;
import org.mispa.web.system.Here;
import org.mispa.web.system.HereInMail;
import org.mispa.web.system.Mailbox;
import org.mispa.web.system.OpenRounds;
import org.mispa.web.system.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Reminds, by mail, the delegations that a round of review still waits for. Whom, is told before it is done.
@Controller
@RequestMapping("/rounds/{key}/reminders")
class ReminderController {
    /// After so many mails in a row that were not taken the mail server is taken to be down.
    private static final int ENOUGH = 3;

    private final ReviewRounds rounds;
    private final HoldRound hold;
    private final Accounts accounts;
    private final OpenRounds open;
    private final Delegations delegations;
    private final Mailbox mailbox;
    private final Follows follows;
    private final HereInMail heres;
    private final Clock clock;

    ReminderController(
            ReviewRounds rounds,
            HoldRound hold,
            Accounts accounts,
            OpenRounds open,
            Delegations delegations,
            Mailbox mailbox,
            Follows follows,
            HereInMail heres,
            Clock clock) {
        this.rounds = rounds;
        this.hold = hold;
        this.accounts = accounts;
        this.open = open;
        this.delegations = delegations;
        this.mailbox = mailbox;
        this.follows = follows;
        this.heres = heres;
        this.clock = clock;
    }

    /// Somebody who is to be reminded, and for whom they speak.
    record Line(Text state, Recipient recipient) {}

    @GetMapping
    String ask(@PathVariable String key, Here here, Model model) {
        var round = find(key);
        var standings = rounds.standings(round, here.language());
        var recipients = recipients(round, standings);
        var today = today(round).stream().map(Reminder::delegation).collect(Collectors.toSet());
        var reached = recipients.stream().map(Recipient::delegation).collect(Collectors.toSet());
        var awaited = standings.stream().filter(RoundStanding::isAwaited).toList();
        model.addAttribute("round", round);
        model.addAttribute("meeting", open.meeting(round, here));
        model.addAttribute("isOpen", round.isOpenAt(clock.instant()));
        model.addAttribute("mayBeSent", mailbox.open());
        model.addAttribute(
                "lines",
                recipients.stream()
                        .map(one -> new Line(delegations.name(one.delegation(), here), one))
                        .toList());
        model.addAttribute(
                "reminded",
                awaited.stream()
                        .filter(one -> today.contains(one.delegation()) && !reached.contains(one.delegation()))
                        .toList());
        model.addAttribute(
                "unreached",
                awaited.stream()
                        .filter(one -> !today.contains(one.delegation()) && !reached.contains(one.delegation()))
                        .toList());
        return "delegation/reminders";
    }

    private ReviewRound find(String key) {
        return rounds.find(key).orElseThrow(Delegations::none);
    }

    private List<Reminder> today(ReviewRound round) {
        var today = LocalDate.now(clock);
        return rounds.reminders(round.key()).stream()
                .filter(one -> one.day().equals(today))
                .toList();
    }

    private List<Recipient> recipients(ReviewRound round, List<RoundStanding> standings) {
        return Reminder.recipients(standings, accounts.all(), today(round), clock.instant());
    }

    @PostMapping
    String send(
            @AuthenticationPrincipal SignedIn reader, @PathVariable String key, Here here, RedirectAttributes then) {
        var round = find(key);
        if (!mailbox.open() || !round.isOpenAt(clock.instant())) {
            return "redirect:" + here.to("/rounds/" + key + "/reminders");
        }
        var sent = 0;
        var unsent = new ArrayList<String>();
        var failures = 0;
        for (var recipient : recipients(round, rounds.standings(round, here.language()))) {
            if (failures >= ENOUGH) {
                unsent.add(recipient.person().mail());
            } else if (taken(round, recipient, reader)) {
                var reached = mail(round, recipient, here);
                rounds.sent(key, recipient.account(), LocalDate.now(clock), reached, clock.instant());
                if (reached) {
                    sent++;
                    failures = 0;
                } else {
                    failures++;
                    unsent.add(recipient.person().mail());
                }
            }
        }
        then.addFlashAttribute("sent", sent);
        then.addFlashAttribute("unsent", unsent);
        return "redirect:" + here.to("/rounds/" + key + "/reminders");
    }

    /// False where somebody else sends it, or the round was closed meanwhile.
    private boolean taken(ReviewRound round, Recipient recipient, SignedIn reader) {
        try {
            return hold.remind(round.key(), recipient, reader.staff(), clock.instant());
        } catch (NotAllowed closed) {
            return false;
        }
    }

    /// In the language in which the portal writes to the person, or else in that of the page.
    private boolean mail(ReviewRound round, Recipient recipient, Here asked) {
        var here = heres.in(follows.spoken(new AccountId(recipient.account())).orElse(asked.language()));
        var meeting = open.meeting(round, here).value();
        var page = delegations.review(recipient.delegation(), asked) + "?lang="
                + here.language().tag();
        return mailbox.send(
                "mail.round",
                recipient.person(),
                new Object[] {meeting},
                new Object[] {
                    recipient.person().name(),
                    delegations.name(recipient.delegation(), here).value(),
                    meeting,
                    here.day(round.closes()),
                    mailbox.whole(page)
                },
                here.locale());
    }
}
