package org.mispa.web.source;

import org.mispa.domain.change.History;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.source.SourceId;
import org.mispa.domain.source.Sources;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Parameters;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SourceController {
    private final Sources sources;
    private final Filters filters;
    private final History history;

    SourceController(Sources sources, Filters filters, History history) {
        this.sources = sources;
        this.filters = filters;
        this.history = history;
    }

    @GetMapping("/sources/{id}")
    String show(@PathVariable String id, Here here, Model model) {
        var key = Parameters.id(RecordKind.SOURCE, id, SourceId::of);
        model.addAttribute(
                "source", sources.find(key, here.language()).orElseThrow(() -> new NotRecorded(RecordKind.SOURCE, id)));
        model.addAttribute(
                "change",
                history.of(new RecordKey(RecordKind.SOURCE, id), here.language())
                        .orElse(null));
        return "source/show";
    }

    @GetMapping("/statements")
    String statements(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var about = parameters.record("about");
        model.addAttribute("filters", filters.inForce(parameters, here));
        model.addAttribute("statements", sources.statements(about, here.language()));
        return "source/statements";
    }
}
