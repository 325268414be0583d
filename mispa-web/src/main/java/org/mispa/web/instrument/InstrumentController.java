package org.mispa.web.instrument;

import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.change.History;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.instrument.InstrumentId;
import org.mispa.domain.instrument.InstrumentKind;
import org.mispa.domain.instrument.Instruments;
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
@RequestMapping("/instruments")
class InstrumentController {
    private final Instruments instruments;
    private final Activities activities;
    private final Deliverables deliverables;
    private final Filters filters;
    private final History history;

    InstrumentController(
            Instruments instruments,
            Activities activities,
            Deliverables deliverables,
            Filters filters,
            History history) {
        this.instruments = instruments;
        this.activities = activities;
        this.deliverables = deliverables;
        this.filters = filters;
        this.history = history;
    }

    @GetMapping
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var filter = filter(parameters);
        model.addAttribute("filters", filters.inForce(parameters, here));
        model.addAttribute("instruments", instruments.all(filter, here.language()));
        return "instrument/list";
    }

    static Instruments.Filter filter(Parameters parameters) {
        return new Instruments.Filter(
                parameters.choice("kind", InstrumentKind.class),
                parameters.key("mandate", RecordKind.MANDATE),
                parameters.key("meeting", RecordKind.MEETING));
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Here here, Model model) {
        var key = Parameters.id(RecordKind.INSTRUMENT, id, InstrumentId::of);
        model.addAttribute(
                "instrument",
                instruments.find(key, here.language()).orElseThrow(() -> new NotRecorded(RecordKind.INSTRUMENT, id)));
        model.addAttribute(
                "activities",
                activities.page(ActivityFilter.ALL.withInstrument(id), here.reckoning(), here.language(), 1));
        model.addAttribute(
                "deliverables",
                deliverables.page(DeliverableFilter.ALL.withInstrument(id), here.reckoning(), here.language(), 1));
        model.addAttribute(
                "change",
                history.of(new RecordKey(RecordKind.INSTRUMENT, id), here.language())
                        .orElse(null));
        return "instrument/show";
    }
}
