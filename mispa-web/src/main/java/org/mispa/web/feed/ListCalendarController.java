package org.mispa.web.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.mispa.domain.feed.CalendarEntries;
import org.mispa.domain.feed.CalendarEntry;
import org.mispa.domain.shared.Directory;
import org.mispa.web.system.CalendarFile;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.RecordLists;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/// The calendars of the lists, by the same filters (docs/feeds.md).
@Controller
class ListCalendarController {
    private final CalendarEntries entries;
    private final Directory directory;
    private final CalendarFile calendar;
    private final MessageSource messages;

    ListCalendarController(
            CalendarEntries entries, Directory directory, CalendarFile calendar, MessageSource messages) {
        this.entries = entries;
        this.directory = directory;
        this.calendar = calendar;
        this.messages = messages;
    }

    @GetMapping("/activities.ics")
    void activities(
            @RequestParam MultiValueMap<String, String> given,
            Here here,
            WebRequest request,
            HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var filter = RecordLists.activities(parameters);
        send(
                "activities",
                parameters,
                here,
                request,
                response,
                to -> entries.activities(filter, here.reckoning(), here.language(), CalendarFile.MOST, to));
    }

    @GetMapping("/deliverables.ics")
    void deliverables(
            @RequestParam MultiValueMap<String, String> given,
            Here here,
            WebRequest request,
            HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var filter = RecordLists.deliverables(parameters);
        send(
                "deliverables",
                parameters,
                here,
                request,
                response,
                to -> entries.deliverables(filter, here.reckoning(), here.language(), CalendarFile.MOST, to));
    }

    private void send(
            String list,
            Parameters parameters,
            Here here,
            WebRequest request,
            HttpServletResponse response,
            Consumer<Consumer<CalendarEntry>> rows)
            throws IOException {
        parameters.page();
        parameters.check(directory, here.language());
        calendar.send(list, messages.getMessage("nav." + list, null, here.locale()), here, request, response, rows);
    }
}
