package org.mispa.web.change;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.change.Proposal.State;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.Translations;
import org.mispa.domain.change.Uncited;
import org.mispa.domain.delegation.Delegate;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.delegation.Review;
import org.mispa.domain.delegation.ReviewEntry;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.mandate.MandateStatus;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.progress.InferredLinks;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Translation;
import org.mispa.web.system.Delegations;
import org.mispa.web.system.Here;
import org.mispa.web.system.OpenRounds;
import org.mispa.web.system.PageNumber;
import org.mispa.web.system.Pager;
import org.mispa.web.system.RecordPages;
import org.mispa.web.system.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What waits for me? Each number is that of the list it leads to.
@Controller
class InboxController {
    private final Proposals proposals;
    private final Activities activities;
    private final Deliverables deliverables;
    private final ProgressReports progress;
    private final CountryReports countries;
    private final InferredLinks links;
    private final Translations translations;
    private final Uncited uncited;
    private final Observations observations;
    private final Review review;
    private final Delegations delegations;
    private final OpenRounds rounds;
    private final RecordPages pages;
    private final Clock clock;

    InboxController(
            Proposals proposals,
            Activities activities,
            Deliverables deliverables,
            ProgressReports progress,
            CountryReports countries,
            InferredLinks links,
            Translations translations,
            Uncited uncited,
            Observations observations,
            Review review,
            Delegations delegations,
            OpenRounds rounds,
            RecordPages pages,
            Clock clock) {
        this.proposals = proposals;
        this.activities = activities;
        this.deliverables = deliverables;
        this.progress = progress;
        this.countries = countries;
        this.links = links;
        this.translations = translations;
        this.uncited = uncited;
        this.observations = observations;
        this.review = review;
        this.delegations = delegations;
        this.rounds = rounds;
        this.pages = pages;
        this.clock = clock;
    }

    /// The lists of changes.
    enum ListOf {
        RETURNED,
        REVIEW,
        DRAFTS,
        SENT,
        APPROVED,
        PUBLISHED;

        Proposals.Filter of(SignedIn reader) {
            var me = reader.staff().account();
            return switch (this) {
                case RETURNED -> new Proposals.Filter(Set.of(State.RETURNED), me, null);
                case REVIEW -> new Proposals.Filter(Set.of(State.SUBMITTED), null, me);
                case DRAFTS -> new Proposals.Filter(Set.of(State.DRAFT), me, null);
                case SENT -> new Proposals.Filter(Set.of(State.SUBMITTED), me, null);
                case APPROVED -> new Proposals.Filter(Set.of(State.APPROVED), null, null);
                case PUBLISHED -> new Proposals.Filter(Set.of(State.PUBLISHED), me, null);
            };
        }
    }

    /// @param name the end of a message
    /// @param unit what is counted, for figures
    record Waiting(String name, long number, String unit, String href) {}

    @GetMapping("/inbox")
    String show(@AuthenticationPrincipal SignedIn reader, Here here, Model model) {
        if (!reader.works()) {
            return ofDelegate(Delegations.delegate(reader), here, model);
        }
        model.addAttribute("observations", observations(here));
        model.addAttribute(
                "changes",
                List.of(ListOf.RETURNED, ListOf.REVIEW, ListOf.DRAFTS, ListOf.SENT, ListOf.APPROVED).stream()
                        .map(list -> new Waiting(
                                Query.slug(list),
                                proposals.count(list.of(reader)),
                                "changes",
                                here.to("/changes", "list=" + Query.slug(list))))
                        .toList());
        model.addAttribute("records", records(here));
        model.addAttribute("kinds", kinds(reader));
        return "change/inbox";
    }

    private List<Waiting> observations(Here here) {
        return List.of(
                observed("to-answer", Observations.Filter.open(null), "open", here),
                observed("late", Observations.Filter.late(LocalDate.now(clock)), "late", here));
    }

    private Waiting observed(String name, Observations.Filter filter, String list, Here here) {
        return new Waiting(name, observations.count(filter), "observations", here.to("/observations", "list=" + list));
    }

    /// What waits for a delegation.
    private String ofDelegate(Delegate delegate, Here here, Model model) {
        var delegation = delegate.delegation();
        var path = delegations.review(delegation, here);
        var entries = Review.count(review.entries(delegation, true, here.language()));
        model.addAttribute("name", delegations.name(delegation, here));
        model.addAttribute("speaks", delegate.speaks());
        model.addAttribute("review", here.to(path));
        model.addAttribute("since", delegations.since(delegation, here));
        if (delegation.isOfCountry()) {
            var page = "/countries/" + pages.addressed(delegation.of()).key();
            model.addAttribute("brief", here.to(page + "/brief"));
            model.addAttribute("briefPdf", here.to(page + "/brief.pdf"));
            model.addAttribute("blanks", here.to(page) + "#blanks");
            model.addAttribute("open", open(pages.addressed(delegation.of()).key(), here));
        }
        model.addAttribute("rounds", rounds.of(delegation, here));
        model.addAttribute(
                "entries",
                List.of(
                        entries("entries-changed", entries, ReviewEntry.State.CHANGED, path, here),
                        entries("entries-nothing", entries, ReviewEntry.State.NOTHING, path, here)));
        model.addAttribute(
                "observations",
                List.of(
                        observed("answers", Observations.Filter.toRead(delegation), "to-read", here),
                        observed("observation-drafts", Observations.Filter.drafts(delegation), "drafts", here),
                        observed("sent-observations", Observations.Filter.open(delegation), "open", here)));
        return "delegation/inbox";
    }

    /// What the country owes or is owed, and where nothing is recorded with it: the numbers of its page and its brief.
    private List<Waiting> open(String country, Here here) {
        var filter = DeliverableFilter.ALL.withCountry(country).withStatuses(DeliverableStatus.open());
        var standing = deliverables.distribution(filter, here.reckoning());
        var due = filter.withStatuses(DeliverableStatus.dated());
        var undated = filter.withStatuses(Set.of(DeliverableStatus.PROMISED));
        return List.of(
                promised("due", due, standing, here),
                promised("undated", undated, standing, here),
                new Waiting(
                        "blanks",
                        countries.reach(Set.of(country), here.reckoning(), here.language()).stream()
                                .filter(mandate -> mandate.blank() != null)
                                .count(),
                        "mandates",
                        here.to("/mandates", "unreached=" + country)));
    }

    private static Waiting promised(
            String name, DeliverableFilter filter, Map<DeliverableStatus, Long> standing, Here here) {
        return new Waiting(
                name,
                filter.statuses().stream()
                        .mapToLong(status -> standing.getOrDefault(status, 0L))
                        .sum(),
                "deliverables",
                here.to("/deliverables", filter.query()));
    }

    private static Waiting entries(
            String name, Map<ReviewEntry.State, Long> counts, ReviewEntry.State state, String path, Here here) {
        return new Waiting(
                name,
                counts.getOrDefault(state, 0L),
                "records",
                here.to(path, Review.Filter.ALL.withState(state).query()));
    }

    private List<Waiting> records(Here here) {
        var reckoning = here.reckoning();
        var overdue = DeliverableFilter.ALL.withStatuses(Set.of(DeliverableStatus.OVERDUE));
        var unknown = ActivityFilter.ALL.withStatuses(Set.of(ActivityStatus.NO_OUTCOME));
        var mandates = progress.of(reckoning, here.language()).mandates();
        var outdated = translations.counts().stream()
                .filter(count -> count.state() == Translation.OUTDATED && count.language() == here.language())
                .mapToLong(Translations.Count::records)
                .sum();
        var until = until(here);
        var passed = ActivityFilter.ALL.withPassedOnly(true);
        var due = DeliverableFilter.ALL.withPassedOnly(true);
        return List.of(
                new Waiting(
                        "overdue",
                        deliverables.distribution(overdue, reckoning).getOrDefault(DeliverableStatus.OVERDUE, 0L),
                        "deliverables",
                        here.to("/deliverables", overdue.query())),
                new Waiting(
                        "no-outcome",
                        activities.count(unknown, reckoning),
                        "activities",
                        here.to("/activities", unknown.query())),
                new Waiting(
                        "passed-activities",
                        activities.count(passed, until),
                        "activities",
                        on(until, "/activities", passed.query(), here)),
                new Waiting(
                        "passed-deliverables",
                        deliverables.passed(due, until),
                        "deliverables",
                        on(until, "/deliverables", due.query(), here)),
                new Waiting(
                        "nothing",
                        mandates.stream()
                                .filter(mandate -> mandate.reckoned() == MandateStatus.NONE)
                                .count(),
                        "mandates",
                        here.to("/mandates", "recorded=false")),
                new Waiting(
                        "uncited",
                        uncited.counts().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        "records",
                        here.to("/uncited", new Uncited.Filter(null).query())),
                new Waiting(
                        "inferred",
                        links.page(new InferredLinks.Filter(null, null, null), here.language(), 1)
                                .total(),
                        "links",
                        here.to("/links")),
                new Waiting(
                        "outdated",
                        outdated,
                        "translations",
                        here.to(
                                "/translations",
                                new Translations.Filter(here.language(), Translation.OUTDATED, null).query())));
    }

    /// Which dates have passed is asked of today, also where no reporting period covers it: the portal's own day is
    /// then
    /// the last that the records reach, and nothing passes between a day and itself.
    private Reckoning until(Here here) {
        var reckoning = here.reckoning();
        return here.chosen() ? reckoning : new Reckoning(LocalDate.now(clock), reckoning.reach(), reckoning.links());
    }

    private static String on(Reckoning reckoning, String path, String query, Here here) {
        return here.to(path, here.chosen() ? query : Here.join(query, "asof=" + reckoning.asOf()));
    }

    private static List<RecordKind> kinds(SignedIn reader) {
        return List.of(RecordKind.values()).stream().filter(reader::mayWrite).toList();
    }

    @GetMapping("/changes")
    String list(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam(defaultValue = "review") ListOf list,
            @RequestParam(defaultValue = "1") PageNumber page,
            Here here,
            Model model) {
        reader.staff().mustWork();
        var shown = proposals.page(list.of(reader), page.value());
        model.addAttribute("list", Query.slug(list));
        model.addAttribute(
                "lists", List.of(ListOf.values()).stream().map(Query::slug).toList());
        model.addAttribute("page", shown);
        model.addAttribute("pager", Pager.of(here, shown));
        return "change/list";
    }
}
