package org.mispa.web.practice;

import org.mispa.domain.change.History;
import org.mispa.domain.practice.PracticeId;
import org.mispa.domain.practice.PracticeOrigin;
import org.mispa.domain.practice.Practices;
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
@RequestMapping("/practices")
class PracticeController {
    private final Practices practices;
    private final Filters filters;
    private final History history;

    PracticeController(Practices practices, Filters filters, History history) {
        this.practices = practices;
        this.filters = filters;
        this.history = history;
    }

    @GetMapping
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var filter = filter(parameters);
        model.addAttribute("filters", filters.inForce(parameters, here));
        model.addAttribute("practices", practices.all(filter, here.language()));
        return "practice/list";
    }

    static Practices.Filter filter(Parameters parameters) {
        return new Practices.Filter(
                parameters.key("country", RecordKind.COUNTRY),
                parameters.choice("origin", PracticeOrigin.class),
                parameters.key("initiative", RecordKind.INITIATIVE),
                parameters.key("activity", RecordKind.ACTIVITY),
                parameters.key("organization", RecordKind.ORGANIZATION));
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Here here, Model model) {
        var key = Parameters.id(RecordKind.PRACTICE, id, PracticeId::of);
        model.addAttribute(
                "practice",
                practices.find(key, here.language()).orElseThrow(() -> new NotRecorded(RecordKind.PRACTICE, id)));
        model.addAttribute(
                "change",
                history.of(new RecordKey(RecordKind.PRACTICE, id), here.language())
                        .orElse(null));
        return "practice/show";
    }
}
