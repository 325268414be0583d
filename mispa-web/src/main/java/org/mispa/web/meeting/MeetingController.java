package org.mispa.web.meeting;

import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.change.History;
import org.mispa.domain.instrument.Instruments;
import org.mispa.domain.meeting.FrozenPeriod;
import org.mispa.domain.meeting.FrozenPeriods;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.meeting.MeetingKind;
import org.mispa.domain.meeting.Meetings;
import org.mispa.domain.meeting.ReportingPeriods;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Parameters;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/meetings")
class MeetingController {
    private final Meetings meetings;
    private final ReportingPeriods periods;
    private final FrozenPeriods frozen;
    private final Instruments instruments;
    private final Activities activities;
    private final History history;
    private final Filters filters;

    MeetingController(
            Meetings meetings,
            ReportingPeriods periods,
            FrozenPeriods frozen,
            Instruments instruments,
            Activities activities,
            History history,
            Filters filters) {
        this.meetings = meetings;
        this.periods = periods;
        this.frozen = frozen;
        this.instruments = instruments;
        this.activities = activities;
        this.history = history;
        this.filters = filters;
    }

    @GetMapping
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var filter = filter(parameters);
        model.addAttribute("meetings", meetings.all(filter, here.language()));
        model.addAttribute("filters", filters.inForce(parameters, here));
        var recorded = periods.all();
        model.addAttribute("periods", recorded);
        model.addAttribute(
                "next",
                recorded.stream()
                        .map(period -> period.closesOn().plusDays(1).toString())
                        .max(Comparator.naturalOrder())
                        .orElse(""));
        model.addAttribute(
                "frozen",
                here.known() == null
                        ? frozen.all().stream().collect(Collectors.toMap(FrozenPeriod::period, Function.identity()))
                        : Map.of()); // what was frozen later was not known then
        return "meeting/list";
    }

    static Meetings.Filter filter(Parameters parameters) {
        return new Meetings.Filter(parameters.choice("kind", MeetingKind.class), parameters.text("series"));
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Here here, Model model) {
        var key = Parameters.id(RecordKind.MEETING, id, MeetingId::of);
        model.addAttribute(
                "meeting",
                meetings.find(key, here.language()).orElseThrow(() -> new NotRecorded(RecordKind.MEETING, id)));
        model.addAttribute("instruments", instruments.all(new Instruments.Filter(null, null, id), here.language()));
        model.addAttribute(
                "activities",
                activities.page(ActivityFilter.ALL.withMeeting(id), here.reckoning(), here.language(), 1));
        model.addAttribute(
                "change",
                history.of(new RecordKey(RecordKind.MEETING, id), here.language())
                        .orElse(null));
        return "meeting/show";
    }
}
