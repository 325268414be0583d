package org.mispa.web.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mispa.domain.meeting.MeetingKind;
import org.mispa.domain.meeting.Meetings;
import org.mispa.domain.meeting.Meetings.MeetingRow;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Sheet;
import org.mispa.web.system.SheetColumns;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of meetings to take away.
@Controller
class MeetingDownload extends Sheet<MeetingRow> {
    private final Meetings meetings;
    private final Downloads downloads;

    MeetingDownload(Meetings meetings, Downloads downloads) {
        super(
                "meetings",
                new SheetColumns<MeetingRow>()
                        .key("key", MeetingRow::key)
                        .choice("kind", MeetingKind.class, MeetingRow::kind)
                        .key("series", MeetingRow::series)
                        .whole("number", null, MeetingRow::number)
                        .text("title", MeetingRow::title)
                        .date("date", MeetingRow::date)
                        .choice("recorded", Recorded.class, MeetingRow::recorded)
                        .plain("place", MeetingRow::place)
                        .reference("country", RecordKind.COUNTRY, MeetingRow::country)
                        .plain("country_name", MeetingRow::countryName)
                        .address((row, telling) -> telling.address("/meetings/" + row.key())));
        this.meetings = meetings;
        this.downloads = downloads;
    }

    @GetMapping("/meetings.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var filter = MeetingController.filter(parameters);
        var rows = meetings.all(filter, here.language());
        downloads.send(this, here, response, rows::forEach);
    }
}
