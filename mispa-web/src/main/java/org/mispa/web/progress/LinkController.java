package org.mispa.web.progress;

import java.util.Map;
import org.mispa.domain.progress.InferredLinks;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.Pager;
import org.mispa.web.system.Parameters;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The inferred mandate links with their reasons, for sign-off.
@Controller
class LinkController {
    private final InferredLinks links;
    private final Filters filters;

    LinkController(InferredLinks links, Filters filters) {
        this.links = links;
        this.filters = filters;
    }

    @GetMapping("/links")
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var filter = filter(parameters);
        var number = parameters.page();
        model.addAttribute("filters", filters.inForce(parameters, here));
        var page = links.page(filter, here.language(), number);
        model.addAttribute("page", page);
        model.addAttribute("pager", Pager.of(here, page));
        return "progress/links";
    }

    static InferredLinks.Filter filter(Parameters parameters) {
        return new InferredLinks.Filter(
                parameters.key("mandate", RecordKind.MANDATE),
                parameters.key("initiative", RecordKind.INITIATIVE),
                parameters.word(
                        "kind",
                        Map.of(
                                "activity", RecordKind.ACTIVITY,
                                "deliverable", RecordKind.DELIVERABLE,
                                "initiative", RecordKind.INITIATIVE)));
    }
}
