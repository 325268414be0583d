package org.mispa.web.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.feed.CalendarEntries;
import org.mispa.domain.feed.CalendarEntry;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.feed.PublishedChanges;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.feed.AtomFile.About;
import org.mispa.web.system.CalendarFile;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Parameters;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/// Changes and the calendar of everything, and of one country, component, mandate or funder (docs/feeds.md).
@Controller
class FeedController {
    /// How many changes a feed holds at most.
    static final int NEWEST = 50;

    /// How long a calendar tells that a record was withdrawn, so that whoever looks once a year still learns of it.
    private static final Duration TOLD = Duration.ofDays(366);

    private final PublishedChanges changes;
    private final CalendarEntries entries;
    private final CountryReports countries;
    private final Directory directory;
    private final AtomFile atom;
    private final CalendarFile calendar;
    private final MessageSource messages;
    private final Clock clock;

    FeedController(
            PublishedChanges changes,
            CalendarEntries entries,
            CountryReports countries,
            Directory directory,
            AtomFile atom,
            CalendarFile calendar,
            MessageSource messages,
            Clock clock) {
        this.changes = changes;
        this.entries = entries;
        this.countries = countries;
        this.directory = directory;
        this.atom = atom;
        this.calendar = calendar;
        this.messages = messages;
        this.clock = clock;
    }

    /// What is asked for.
    ///
    /// @param subject null for everything
    /// @param activities lists which together hold the activities of the calendar
    private record Asked(
            About about,
            @Nullable FeedSubject subject,
            List<ActivityFilter> activities,
            DeliverableFilter deliverables) {}

    private static final Asked ALL =
            new Asked(new About("/", "all", null), null, List.of(ActivityFilter.ALL), DeliverableFilter.ALL);

    @GetMapping("/changes.atom")
    void changes(Here here, WebRequest request, HttpServletResponse response) throws IOException {
        sendChanges(ALL, here, request, response);
    }

    @GetMapping("/calendar.ics")
    void calendar(Here here, WebRequest request, HttpServletResponse response) throws IOException {
        sendCalendar(ALL, here, request, response);
    }

    @GetMapping("/countries/{id}.atom")
    void changesOfCountry(@PathVariable String id, Here here, WebRequest request, HttpServletResponse response)
            throws IOException {
        if (!movedTo(id, ".atom", here, response)) {
            sendChanges(country(id, here), here, request, response);
        }
    }

    @GetMapping("/countries/{id}.ics")
    void calendarOfCountry(@PathVariable String id, Here here, WebRequest request, HttpServletResponse response)
            throws IOException {
        if (!movedTo(id, ".ics", here, response)) {
            sendCalendar(country(id, here), here, request, response);
        }
    }

    @GetMapping("/components/{id}.atom")
    void changesOfComponent(@PathVariable String id, Here here, WebRequest request, HttpServletResponse response)
            throws IOException {
        sendChanges(component(id, here), here, request, response);
    }

    @GetMapping("/components/{id}.ics")
    void calendarOfComponent(@PathVariable String id, Here here, WebRequest request, HttpServletResponse response)
            throws IOException {
        sendCalendar(component(id, here), here, request, response);
    }

    @GetMapping("/mandates/{id}.atom")
    void changesOfMandate(@PathVariable String id, Here here, WebRequest request, HttpServletResponse response)
            throws IOException {
        sendChanges(mandate(id, here), here, request, response);
    }

    @GetMapping("/mandates/{id}.ics")
    void calendarOfMandate(@PathVariable String id, Here here, WebRequest request, HttpServletResponse response)
            throws IOException {
        sendCalendar(mandate(id, here), here, request, response);
    }

    @GetMapping("/organizations/{id}.atom")
    void changesOfFunder(@PathVariable String id, Here here, WebRequest request, HttpServletResponse response)
            throws IOException {
        sendChanges(funder(id, here), here, request, response);
    }

    @GetMapping("/organizations/{id}.ics")
    void calendarOfFunder(@PathVariable String id, Here here, WebRequest request, HttpServletResponse response)
            throws IOException {
        sendCalendar(funder(id, here), here, request, response);
    }

    private void sendChanges(Asked asked, Here here, WebRequest request, HttpServletResponse response)
            throws IOException {
        atom.send(asked.about(), changes.newest(asked.subject(), here.language(), NEWEST), here, request, response);
    }

    private void sendCalendar(Asked asked, Here here, WebRequest request, HttpServletResponse response)
            throws IOException {
        var title = asked.about().title();
        calendar.send(
                asked.about().name(),
                title == null ? messages.getMessage("calendar.all", null, here.locale()) : title,
                here,
                request,
                response,
                to -> hand(asked, here, to));
    }

    private void hand(Asked asked, Here here, Consumer<CalendarEntry> to) {
        var first = new HashSet<String>();
        for (var filter : asked.activities()) {
            var rest = CalendarFile.MOST - first.size();
            entries.activities(filter, here.reckoning(), here.language(), rest, entry -> {
                if (asked.activities().size() == 1 || first.add(entry.record().key())) {
                    to.accept(entry);
                }
            });
        }
        entries.deliverables(asked.deliverables(), here.reckoning(), here.language(), CalendarFile.MOST, to);
        entries.withdrawn(asked.subject(), clock.instant().minus(TOLD), here.language(), CalendarFile.MOST, to);
    }

    /// A code in small letters leads to the one address of the country.
    private boolean movedTo(String id, String ending, Here here, HttpServletResponse response) throws IOException {
        var code = id.toUpperCase(Locale.ROOT);
        var moved = !code.equals(id)
                && countries.find(id, here.language()).isEmpty()
                && countries.find(code, here.language()).isPresent();
        if (moved) {
            response.sendRedirect(here.to("/countries/" + code + ending));
        }
        return moved;
    }

    private Asked country(String id, Here here) {
        var country = countries.find(id, here.language()).orElseThrow(() -> new NotRecorded(RecordKind.COUNTRY, id));
        return new Asked(
                new About("/countries/" + country.code(), "country-" + country.code(), country.name()),
                new FeedSubject(new RecordKey(RecordKind.COUNTRY, country.key())),
                List.of(ActivityFilter.ALL.withCountries(Set.of(country.code()))),
                DeliverableFilter.ALL.withCountry(country.code()));
    }

    private Asked component(String id, Here here) {
        var number =
                Parameters.id(RecordKind.COMPONENT, id, ComponentNumber::of).value();
        return asked(
                new RecordKey(RecordKind.COMPONENT, id),
                title -> id + " " + title,
                List.of(ActivityFilter.ALL.withComponents(Set.of(number))),
                DeliverableFilter.ALL.withComponents(Set.of(number)),
                here);
    }

    private Asked mandate(String id, Here here) {
        Parameters.id(RecordKind.MANDATE, id, MandateId::of);
        return asked(
                new RecordKey(RecordKind.MANDATE, id),
                title -> id + " " + title,
                List.of(ActivityFilter.ALL.withMandates(Set.of(id))),
                DeliverableFilter.ALL.withMandates(Set.of(id)),
                here);
    }

    /// What it funds, alone or as part of a whole, and what it owes.
    private Asked funder(String id, Here here) {
        Parameters.id(RecordKind.ORGANIZATION, id, OrganizationId::of);
        return asked(
                new RecordKey(RecordKind.ORGANIZATION, id),
                Function.identity(),
                List.of(ActivityFilter.ALL.withFunders(Set.of(id)), ActivityFilter.ALL.withLineFunders(Set.of(id))),
                DeliverableFilter.ALL.withOwner(id),
                here);
    }

    private Asked asked(
            RecordKey record,
            Function<String, String> title,
            List<ActivityFilter> activities,
            DeliverableFilter deliverables,
            Here here) {
        var named = directory.titles(List.of(record), here.language()).get(record);
        if (named == null) {
            throw new NotRecorded(record.kind(), record.key());
        }
        var path = here.path(record);
        return new Asked(
                new About(path, path.substring(1).replace("s/", "-"), title.apply(named.value())),
                new FeedSubject(record),
                activities,
                deliverables);
    }
}
