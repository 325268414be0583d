package org.mispa.web.delegation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.delegation.DelegationStatement;
import org.mispa.domain.delegation.DelegationStatements;
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.delegation.Observation.State;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.delegation.Review;
import org.mispa.domain.delegation.Review.Filter;
import org.mispa.domain.delegation.ReviewEntry;
import org.mispa.domain.delegation.RightOfReply;
import org.mispa.domain.delegation.RightOfReply.Seen;
import org.mispa.domain.initiative.InitiativeDetails;
import org.mispa.domain.meeting.MeetingDetails;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.mispa.web.system.Delegations;
import org.mispa.web.system.Here;
import org.mispa.web.system.OpenRounds;
import org.mispa.web.system.RecordPages;
import org.mispa.web.system.Replies;
import org.mispa.web.system.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Everything recorded about a country or an organization, for its delegation to confirm or to observe.
@Controller
class ReviewPageController {
    /// Far more than a delegation has.
    private static final int MOST_AT_ONCE = 2_000;

    private final Review review;
    private final RightOfReply reply;
    private final Observations observations;
    private final Delegations delegations;
    private final ObservationPage observationPage;
    private final Gaps gaps;
    private final OpenRounds rounds;
    private final DelegationStatements statements;
    private final RecordPages pages;
    private final Clock clock;

    ReviewPageController(
            Review review,
            RightOfReply reply,
            Observations observations,
            Delegations delegations,
            ObservationPage observationPage,
            Gaps gaps,
            OpenRounds rounds,
            DelegationStatements statements,
            RecordPages pages,
            Clock clock) {
        this.review = review;
        this.reply = reply;
        this.observations = observations;
        this.delegations = delegations;
        this.observationPage = observationPage;
        this.gaps = gaps;
        this.rounds = rounds;
        this.statements = statements;
        this.pages = pages;
        this.clock = clock;
    }

    /// An entry, ready to be drawn.
    ///
    /// @param seen it in its version, as the form names it; null where nobody here can confirm it, or it is confirmed
    /// @param observations that were made of it
    /// @param standing where it stands, as the public pages say it; null where its kind has no status
    /// @param recorded the message that says what the source reports of it; null where its page tells none
    record Line(
            ReviewEntry entry,
            String href,
            @Nullable String seen,
            String observe,
            List<Observation> observations,
            Review.@Nullable Standing standing,
            @Nullable String recorded) {}

    /// What their pages say of meetings and lines of work, which have no status.
    private static @Nullable String recorded(Details details) {
        return switch (details) {
            case MeetingDetails meeting -> "Recorded." + meeting.recorded();
            case InitiativeDetails initiative -> "Recorded." + initiative.recorded();
            default -> null;
        };
    }

    /// The entries of a year.
    ///
    /// @param year 0 for those without a date
    record Year(int year, List<Line> lines) {}

    /// The entries of a component.
    ///
    /// @param component 6 for those that serve none
    record Part(int component, List<Year> years) {}

    /// A choice of entries with its number.
    record Choice(String name, long number, String href, boolean chosen) {}

    @GetMapping("/countries/{id}/review")
    String country(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable String id,
            @RequestParam(required = false) ReviewEntry.@Nullable State state,
            @RequestParam(required = false) @Nullable Integer component,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) ReviewEntry.@Nullable Named named,
            HttpServletRequest request,
            Here here,
            Model model) {
        var delegation = delegations.seen(RecordKind.COUNTRY, id, reader, request);
        return page(delegation, new Filter(state, component, year, named), reader, here, model);
    }

    @GetMapping("/organizations/{id}/review")
    String organization(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable String id,
            @RequestParam(required = false) ReviewEntry.@Nullable State state,
            @RequestParam(required = false) @Nullable Integer component,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) ReviewEntry.@Nullable Named named,
            HttpServletRequest request,
            Here here,
            Model model) {
        var delegation = delegations.seen(RecordKind.ORGANIZATION, id, reader, request);
        return page(delegation, new Filter(state, component, year, named), reader, here, model);
    }

    private String page(Delegation delegation, Filter filter, SignedIn reader, Here here, Model model) {
        var delegate = reader.delegate();
        var speaks = delegate != null && delegate.speaks();
        var all = review.entries(delegation, delegate != null, here.language());
        var counts = Review.count(all);
        var path = delegations.review(delegation, here);
        var states = delegate == null
                ? new State[] {State.OPEN, State.ANSWERED, State.TAKEN_IN, State.KEPT, State.WITHDRAWN}
                : new State[] {State.DRAFT, State.OPEN, State.ANSWERED, State.TAKEN_IN, State.KEPT, State.WITHDRAWN};
        var made = new LinkedHashMap<@Nullable RecordKey, List<Observation>>();
        observations
                .all(Observations.Filter.of(delegation, states))
                .forEach(one -> made.computeIfAbsent(one.draft().about(), about -> new ArrayList<>())
                        .add(one));
        var standing = review.standing(all.stream().map(ReviewEntry::record).toList(), here.reckoning());
        var shown = all.stream()
                .filter(filter::shows)
                .map(entry -> line(entry, speaks, made, standing, here))
                .toList();
        all.forEach(entry -> made.remove(entry.record()));
        model.addAttribute("delegation", delegation);
        model.addAttribute("name", delegations.name(delegation, here));
        model.addAttribute("home", pages.to(delegation.of(), here));
        model.addAttribute("path", path);
        model.addAttribute("speaks", speaks);
        model.addAttribute("own", delegate != null);
        model.addAttribute("total", (long) shown.size());
        model.addAttribute("parts", parts(shown));
        model.addAttribute("filter", filter);
        model.addAttribute("choices", choices(all.size(), counts, filter, path, here));
        model.addAttribute("named", delegation.isOfCountry() ? named(all, filter, path, here) : List.<Choice>of());
        model.addAttribute(
                "years",
                all.stream()
                        .map(entry -> entry.year() == null ? 0 : entry.year())
                        .distinct()
                        .sorted((one, other) -> Integer.compare(other, one))
                        .toList());
        model.addAttribute(
                "components",
                all.stream().map(ReviewEntry::component).distinct().sorted().toList());
        model.addAttribute(
                "others",
                observationPage.lines(
                        made.values().stream().flatMap(List::stream).toList(), here));
        model.addAttribute("rounds", rounds.seenBy(delegate, delegation, here));
        model.addAttribute(
                "statements",
                statements.all(delegation).stream()
                        .filter(one -> delegate != null || !one.versions().isEmpty())
                        .map(one -> statement(one, here))
                        .toList());
        model.addAttribute("gaps", filter.equals(Filter.ALL) ? gaps.of(delegation, here) : Gaps.Found.NONE);
        return "delegation/review";
    }

    /// A statement of the delegation, and where it is written.
    record Said(DelegationStatement statement, Text about, String href) {}

    private Said statement(DelegationStatement statement, Here here) {
        var about = statement.about();
        return new Said(
                statement,
                delegations.title(about == null ? statement.delegation().of() : about, here),
                delegations.statement(statement.delegation(), about, here));
    }

    private Line line(
            ReviewEntry entry,
            boolean speaks,
            Map<@Nullable RecordKey, List<Observation>> made,
            Map<RecordKey, Review.Standing> standing,
            Here here) {
        var open = entry.confirmation() == null || !entry.confirmation().holds();
        return new Line(
                entry,
                pages.to(entry.record(), here),
                speaks && open ? Replies.seen(entry) : null,
                Replies.observe(entry.record(), here),
                made.getOrDefault(entry.record(), List.of()),
                standing.get(entry.record()),
                recorded(entry.details()));
    }

    private static List<Choice> choices(
            long all, Map<ReviewEntry.State, Long> counts, Filter filter, String path, Here here) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("all", all, here.to(path), filter.equals(Filter.ALL)));
        counts.forEach((state, number) -> {
            var only = Filter.ALL.withState(state);
            choices.add(new Choice(Query.slug(state), number, here.to(path, only.query()), filter.equals(only)));
        });
        return choices;
    }

    /// How many entries name the country in which way; ways in which none does are left out.
    private static List<Choice> named(List<ReviewEntry> all, Filter filter, String path, Here here) {
        var choices = new ArrayList<Choice>();
        for (var named : ReviewEntry.Named.values()) {
            var only = Filter.ALL.withNamed(named);
            var number = all.stream().filter(only::shows).count();
            if (number > 0) {
                choices.add(
                        new Choice(Query.slug(named), number, here.to(path, only.query()), filter.named() == named));
            }
        }
        return choices;
    }

    private static List<Part> parts(List<Line> lines) {
        var parts = new LinkedHashMap<Integer, Map<Integer, List<Line>>>();
        for (var line : lines) {
            var year = line.entry().year();
            parts.computeIfAbsent(line.entry().component(), component -> new LinkedHashMap<>())
                    .computeIfAbsent(year == null ? 0 : year, one -> new ArrayList<>())
                    .add(line);
        }
        return parts.entrySet().stream()
                .map(part -> new Part(
                        part.getKey(),
                        part.getValue().entrySet().stream()
                                .map(year -> new Year(year.getKey(), year.getValue()))
                                .toList()))
                .toList();
    }

    /// Confirms entries, each in the version that was read.
    ///
    /// @param chosen as `activity/picap-courses/1234`
    /// @param one an entry whose own button was pressed; then it alone is confirmed
    /// @param back whether to go back to the page of that entry
    @PostMapping({"/countries/{id}/review", "/organizations/{id}/review"})
    String confirm(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable String id,
            @RequestParam(name = "entry", defaultValue = "") List<String> chosen,
            @RequestParam(defaultValue = "") String one,
            @RequestParam(defaultValue = "false") boolean back,
            HttpServletRequest request,
            Here here,
            RedirectAttributes then) {
        var delegation = delegations.seen(id, reader, request);
        var delegate = Delegations.delegate(reader);
        var entries = (one.isEmpty() ? chosen : List.of(one))
                .stream()
                        .map(ReviewPageController::seen)
                        .filter(Objects::nonNull)
                        .distinct()
                        .limit(MOST_AT_ONCE)
                        .toList();
        if (entries.isEmpty()) {
            then.addFlashAttribute("refused", "none");
        } else {
            try {
                var left = reply.confirm(entries, delegate, clock.instant());
                then.addFlashAttribute("confirmed", entries.size() - left.size());
                then.addFlashAttribute("left", left.size());
            } catch (NotAllowed no) {
                then.addFlashAttribute("refused", "role");
            }
        }
        return back && entries.size() == 1
                ? "redirect:" + pages.to(entries.getFirst().record(), here)
                : "redirect:" + here.to(delegations.review(delegation, here));
    }

    /// An entry in its version, as forms name it; null where it is none.
    static @Nullable Seen seen(String entry) {
        var parts = entry.split("/", -1);
        if (parts.length != 3 || !parts[2].matches("[0-9]{1,18}")) {
            return null;
        }
        return Arrays.stream(RecordKind.values())
                .filter(kind -> Query.slug(kind).equals(parts[0]))
                .findFirst()
                .map(kind -> new Seen(new RecordKey(kind, parts[1]), Long.parseLong(parts[2])))
                .orElse(null);
    }
}
