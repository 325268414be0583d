package org.mispa.web.change;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.mispa.domain.change.SignOffLinks;
import org.mispa.domain.change.SignOffLinks.Link;
import org.mispa.domain.change.SignOffLinks.Verdict;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Here;
import org.mispa.web.system.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Inferred mandate links are confirmed or rejected where they are listed, one or many with one press.
@Controller
class SignOffController {
    private static final List<RecordKind> LINKED =
            List.of(RecordKind.ACTIVITY, RecordKind.DELIVERABLE, RecordKind.INITIATIVE);

    private final SignOffLinks signOff;
    private final MessageSource messages;
    private final Clock clock;

    SignOffController(SignOffLinks signOff, MessageSource messages, Clock clock) {
        this.signOff = signOff;
        this.messages = messages;
        this.clock = clock;
    }

    /// @param chosen links, each as `activity/KEY/3.2`
    /// @param one that was confirmed by its own button
    @PostMapping("/links")
    String signOff(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam(name = ".token") UUID token,
            @RequestParam(name = "link", defaultValue = "") List<String> chosen,
            @RequestParam(name = "one", defaultValue = "") String one,
            @RequestParam(name = "do", defaultValue = "confirm") Verdict verdict,
            @RequestParam(defaultValue = "") String line,
            HttpServletRequest request,
            Here here,
            RedirectAttributes then) {
        reader.staff().mustWork();
        var single = !one.isEmpty();
        var what = single ? Verdict.CONFIRM : verdict;
        var said = single ? "" : line.strip();
        var links = (single ? List.of(one) : chosen)
                .stream().flatMap(link -> link(link).stream()).toList();
        if (links.isEmpty() || (what == Verdict.REJECT && said.isEmpty())) {
            then.addFlashAttribute("wrong", links.isEmpty() ? "choose" : "reason");
            then.addFlashAttribute("chosen", new ArrayList<>(chosen));
            then.addFlashAttribute("line", line);
            return back(request);
        }
        var about =
                Objects.requireNonNull(messages.getMessage("links.reason." + Query.slug(what), null, here.locale()));
        var reason = said.isEmpty() ? about : about + ": " + said;
        var sent = signOff.signOff(links, what, reason, token, reader.staff(), clock.instant(), LocalDate.now(clock));
        then.addFlashAttribute("verdict", Query.slug(what));
        then.addFlashAttribute("sent", sent);
        then.addFlashAttribute("gone", links.size() - sent);
        return back(request);
    }

    /// The page of the list that the form stood on.
    private static String back(HttpServletRequest request) {
        var query = request.getQueryString();
        return "redirect:/links" + (query == null ? "" : "?" + query);
    }

    /// Empty where somebody wrote the address by hand.
    private static Optional<Link> link(String text) {
        var parts = text.split("/", -1);
        try {
            return parts.length != 3
                    ? Optional.empty()
                    : LINKED.stream()
                            .filter(kind -> Query.slug(kind).equals(parts[0]))
                            .map(kind -> new Link(new RecordKey(kind, parts[1]), MandateId.of(parts[2])))
                            .findFirst();
        } catch (BrokenRule noSuchNumber) {
            return Optional.empty();
        }
    }
}
