package org.mispa.web.system;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.mispa.domain.deliverable.DeliverableKind;
import org.mispa.domain.feed.CalendarEntry;
import org.mispa.domain.shared.EdtfDate.Precision;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/// Sends a calendar of activities and due dates (iCalendar, RFC 5545 and 7986). Nothing in it depends on when it is
/// asked
/// for but the records themselves, so that who has it already is told so.
@Component
public class CalendarFile {
    public static final String TYPE = "text/calendar;charset=UTF-8";

    /// How many activities, and how many due dates, one calendar holds at most: what calendar programs still show.
    public static final int MOST = 5_000;

    private static final String EVERY = "PT12H";

    private final MessageSource messages;
    private final Downloads downloads;

    CalendarFile(MessageSource messages, Downloads downloads) {
        this.messages = messages;
        this.downloads = downloads;
    }

    /// @param subject what the calendar is about, for the name of the file: `country-JM`
    /// @param title the same for readers
    /// @param entries hands each on in turn
    public void send(
            String subject,
            String title,
            Here here,
            WebRequest request,
            HttpServletResponse response,
            Consumer<Consumer<CalendarEntry>> entries)
            throws IOException {
        var name = "mispa-" + subject + "-" + here.language().tag() + ".ics";
        downloads.sendUnlessKnown(name, TYPE, request, response, out -> {
            var lines = new CalendarLines(out);
            begin(lines, title, here);
            var empty = new AtomicBoolean(true);
            entries.accept(entry -> {
                try {
                    empty.set(false);
                    write(entry, lines, here);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            if (empty.get()) {
                universalTime(lines);
            }
            lines.raw("END", "VCALENDAR");
        });
    }

    private void begin(CalendarLines lines, String title, Here here) throws IOException {
        var name = said("portal.title", here, title);
        var about = said("calendar.about", here, here.number(MOST));
        lines.raw("BEGIN", "VCALENDAR");
        lines.raw("VERSION", "2.0");
        lines.raw("PRODID", "-//MISPA Portal//Calendar//EN");
        lines.raw("CALSCALE", "GREGORIAN");
        lines.text("NAME", name);
        lines.text("X-WR-CALNAME", name);
        lines.text("DESCRIPTION", about);
        lines.text("X-WR-CALDESC", about);
        lines.raw("REFRESH-INTERVAL;VALUE=DURATION", EVERY);
        lines.raw("X-PUBLISHED-TTL", EVERY);
    }

    /// A calendar has to hold something; nothing in it refers to this.
    private static void universalTime(CalendarLines lines) throws IOException {
        lines.raw("BEGIN", "VTIMEZONE");
        lines.raw("TZID", "Etc/UTC");
        lines.raw("BEGIN", "STANDARD");
        lines.raw("DTSTART", "19700101T000000");
        lines.raw("TZOFFSETFROM", "+0000");
        lines.raw("TZOFFSETTO", "+0000");
        lines.raw("END", "STANDARD");
        lines.raw("END", "VTIMEZONE");
    }

    private void write(CalendarEntry entry, CalendarLines lines, Here here) throws IOException {
        var record = entry.record();
        var title = entry.title();
        var due = record.kind() == RecordKind.DELIVERABLE;
        var address = here.whole(here.to(here.path(record)));
        lines.raw("BEGIN", "VEVENT");
        lines.raw("UID", Query.slug(record.kind()) + "-" + record.key() + "@mispa-portal");
        lines.raw("SEQUENCE", Long.toString(entry.revision()));
        lines.moment("DTSTAMP", entry.changedAt());
        lines.moment("CREATED", entry.recordedAt());
        lines.moment("LAST-MODIFIED", entry.changedAt());
        lines.day("DTSTART", Objects.requireNonNull(entry.date().earliest()));
        lines.day("DTEND", Objects.requireNonNull(entry.date().latest()).plusDays(1)); // not part of it
        lines.text(
                due ? "SUMMARY" : "SUMMARY;LANGUAGE=" + title.language().tag(),
                due ? said("calendar.due", here, title.value()) : title.value());
        lines.text("DESCRIPTION", description(entry, here) + "\n" + address);
        if (entry.place() != null) {
            lines.text("LOCATION", entry.place());
        }
        lines.text("CATEGORIES", type(entry, here));
        lines.raw("STATUS", entry.certainty().name());
        lines.raw("TRANSP", "TRANSPARENT");
        lines.raw("URL", address);
        lines.raw("END", "VEVENT");
    }

    private String description(CalendarEntry entry, Here here) {
        var said = new ArrayList<String>();
        var status = entry.status();
        said.add(type(entry, here) + " · "
                + (status == null
                        ? said("history.withdrawn", here)
                        : said(
                                "status." + (entry.type() instanceof DeliverableKind ? "deliverable." : "activity.")
                                        + Query.slug(status),
                                here)));
        said.add(said("calendar.date", here, here.date(entry.date())));
        if (entry.date().precision() != Precision.DAY) {
            said.add(said("calendar.span", here));
        }
        if (entry.original() != null) {
            said.add(said("calendar.original", here, here.date(entry.original())));
        }
        return String.join("\n", said);
    }

    private String type(CalendarEntry entry, Here here) {
        return said(
                entry.type().getDeclaringClass().getSimpleName() + "."
                        + entry.type().name(),
                here);
    }

    private String said(String key, Here here, Object... values) {
        return messages.getMessage(key, values, here.locale());
    }
}
