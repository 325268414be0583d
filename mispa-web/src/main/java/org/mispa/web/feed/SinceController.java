package org.mispa.web.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.feed.PublishedChanges;
import org.mispa.domain.feed.PublishedChanges.Origin;
import org.mispa.domain.feed.PublishedChanges.Stretch;
import org.mispa.domain.feed.ReadMarks;
import org.mispa.domain.meeting.Meetings;
import org.mispa.domain.meeting.Meetings.MeetingRow;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.BadAddress;
import org.mispa.web.system.ChangedRecords;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.Pager;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Said;
import org.mispa.web.system.SignedIn;
import org.mispa.web.system.SubjectPages;
import org.mispa.web.system.SubjectPages.Named;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What changed since a day, a meeting or what somebody has read: of one country, component, mandate, line of work or
/// funder, or of all records. It asks the list of changes that the feeds ask, record by record (docs/feeds.md). Who
/// made a
/// change is not told.
@Controller
class SinceController {
    /// How far back the page looks where nobody says.
    private static final int DAYS = 30;

    private static final List<RecordKind> SUBJECTS =
            Arrays.stream(RecordKind.values()).filter(FeedSubject::isOne).toList();

    private final PublishedChanges changes;
    private final ReadMarks marks;
    private final Accounts accounts;
    private final Meetings meetings;
    private final ChangedRecords changed;
    private final SubjectPages subjects;
    private final Filters filters;
    private final Clock clock;

    SinceController(
            PublishedChanges changes,
            ReadMarks marks,
            Accounts accounts,
            Meetings meetings,
            ChangedRecords changed,
            SubjectPages subjects,
            Filters filters,
            Clock clock) {
        this.changes = changes;
        this.marks = marks;
        this.accounts = accounts;
        this.meetings = meetings;
        this.changed = changed;
        this.subjects = subjects;
        this.filters = filters;
        this.clock = clock;
    }

    /// Since when.
    ///
    /// @param after the number of the last change that is not meant; 0 where the moment says it
    /// @param from null where the number says it
    /// @param said as the page tells it
    /// @param day for the field of the form
    private record Begin(long after, @Nullable Instant from, Said said, LocalDate day) {}

    @GetMapping("/since")
    String show(
            @AuthenticationPrincipal @Nullable SignedIn reader,
            @RequestParam MultiValueMap<String, String> given,
            Here here,
            Model model) {
        var parameters = new Parameters(given);
        var subject = subject(parameters, here);
        model.addAttribute("filters", filters.inForce(parameters, here));
        var all = meetings.all(Meetings.Filter.ALL, here.language()).stream()
                .filter(meeting -> end(meeting) != null)
                .toList();
        var begin = begin(parameters, subject.map(Named::subject).orElse(null), all, reader, here);
        var origin = parameters.flag("first") ? Origin.SHIPPED : Origin.ENTERED;
        var upTo = changes.last();
        var stretch = List.of(new Stretch(subject.map(Named::subject).orElse(null), begin.after(), begin.from()));
        var page = changes.records(stretch, upTo, origin, here.language(), parameters.page());
        model.addAttribute("pager", Pager.of(here, page));
        model.addAttribute("page", page);
        model.addAttribute("shown", changed.shown(page.rows(), here));
        model.addAttribute(
                "firstLoad",
                origin == Origin.SHIPPED
                        ? null
                        : changes.firstLoad(stretch, upTo).orElse(null));
        model.addAttribute("begun", changes.first());
        model.addAttribute("subject", subject.orElse(null));
        model.addAttribute("begin", begin);
        model.addAttribute("meetings", all);
        model.addAttribute("meeting", parameters.text("meeting"));
        model.addAttribute("first", origin == Origin.SHIPPED);
        model.addAttribute("upTo", upTo);
        return "feed/since";
    }

    private Optional<Named> subject(Parameters parameters, Here here) {
        Named subject = null;
        for (var kind : SUBJECTS) {
            var name = Query.slug(kind);
            var id = parameters.key(name, kind);
            if (id != null && subject != null) {
                throw new BadAddress(name, id, "bad.since.subjects", List.of());
            }
            subject = id == null
                    ? subject
                    : subjects.find(kind, id, here).orElseThrow(() -> new BadAddress(name, id, "bad.key", List.of()));
        }
        return Optional.ofNullable(subject);
    }

    /// The last day on which a meeting may have been held; null where that is open.
    private static @Nullable LocalDate end(MeetingRow meeting) {
        return meeting.date() == null ? null : meeting.date().latest();
    }

    private Begin begin(
            Parameters parameters,
            @Nullable FeedSubject subject,
            List<MeetingRow> meetings,
            @Nullable SignedIn reader,
            Here here) {
        var from = parameters.day("from");
        var meeting = parameters.text("meeting");
        var read = parameters.flag("read");
        if ((from == null ? 0 : 1) + (meeting == null ? 0 : 1) + (read ? 1 : 0) > 1) {
            throw new BadAddress("from", String.valueOf(from), "bad.since.begins", List.of());
        }
        if (meeting != null) {
            return since(meeting, meetings, here);
        }
        if (from == null && reader != null) {
            var mark = marks.of(reader.id(), subject).orElse(null);
            if (mark != null) {
                return new Begin(mark.change(), null, Said.of("since.read", here.minute(mark.at())), day(mark.at()));
            }
            if (read) {
                var made = accounts.find(reader.id()).orElseThrow().madeAt();
                return new Begin(0, made, Said.of("since.account", here.minute(made)), day(made));
            }
        }
        var day = from == null ? LocalDate.now(clock).minusDays(DAYS) : from;
        return new Begin(0, start(day), Said.of("since.day", here.day(day)), day);
    }

    /// From the day after the last one on which the meeting may have been held.
    private static Begin since(String key, List<MeetingRow> meetings, Here here) {
        var meeting = meetings.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new BadAddress(
                        "meeting",
                        key,
                        "bad.choice",
                        meetings.stream().map(MeetingRow::key).toList()));
        var day = Objects.requireNonNull(end(meeting)).plusDays(1);
        return new Begin(
                0,
                start(day),
                Said.of("since.meeting", meeting.title().value(), here.date(meeting.date()), here.day(day)),
                day);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Marks what the page showed as read, and nothing that was published meanwhile.
    @PostMapping("/account/read")
    String mark(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "-1") long change,
            Here here) {
        var named = subject.isEmpty() ? null : subjects.read(subject, here).orElseThrow(SinceController::none);
        if (change < 0 || change > changes.last()) {
            throw none();
        }
        marks.mark(reader.id(), named == null ? null : named.subject(), change, clock.instant());
        return "redirect:" + here.to("/since", Here.join(named == null ? "" : named.query(), "read=true"));
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
