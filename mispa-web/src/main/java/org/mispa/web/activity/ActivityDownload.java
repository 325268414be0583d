package org.mispa.web.activity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.Activities.ActivityTaken;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.RecordLists;
import org.mispa.web.system.Sheet;
import org.mispa.web.system.SheetColumns;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of activities to take away.
@Controller
class ActivityDownload extends Sheet<ActivityTaken> {
    private final Activities activities;
    private final Directory directory;
    private final Downloads downloads;

    ActivityDownload(Activities activities, Directory directory, Downloads downloads) {
        super(
                "activities",
                new SheetColumns<ActivityTaken>()
                        .key("key", taken -> taken.row().key())
                        .choice("type", ActivityType.class, taken -> taken.row().type())
                        .text("title", taken -> taken.row().title())
                        .choice(
                                "status",
                                ActivityStatus.class,
                                taken -> taken.row().status())
                        .yesNo("date_passed", taken -> taken.row().passed())
                        .date("date", taken -> taken.row().date())
                        .choice("date_basis", DateBasis.class, ActivityTaken::dateBasis)
                        .plain("place", taken -> taken.row().place())
                        .reference("country", RecordKind.COUNTRY, ActivityTaken::country)
                        .reference(
                                "initiative",
                                RecordKind.INITIATIVE,
                                taken -> taken.row().initiative())
                        .references(
                                "mandates",
                                RecordKind.MANDATE,
                                taken -> taken.row().mandates())
                        .count("states_count", "countries", taken -> taken.row().states())
                        .references("states", RecordKind.COUNTRY, ActivityTaken::states)
                        .list("state_names", ActivityTaken::stateNames)
                        .choices("roles", CountryRole.class, ActivityTaken::roles)
                        .references("funders", RecordKind.ORGANIZATION, ActivityTaken::funders)
                        .references("line_funders", RecordKind.ORGANIZATION, ActivityTaken::lineFunders)
                        .address((taken, telling) ->
                                telling.address("/activities/" + taken.row().key())));
        this.activities = activities;
        this.directory = directory;
        this.downloads = downloads;
    }

    @GetMapping("/activities.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var filter = RecordLists.activities(parameters);
        parameters.page();
        parameters.check(directory, here.language());
        downloads.send(this, here, response, to -> activities.each(filter, here.reckoning(), here.language(), to));
    }
}
