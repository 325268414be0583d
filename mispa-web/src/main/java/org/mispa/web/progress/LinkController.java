package org.mispa.web.progress;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.progress.InferredLinks;
import org.mispa.domain.progress.InferredLinks.LinkRow;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.Pager;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The inferred mandate links with their reasons, for sign-off.
@Controller
class LinkController {
    private final InferredLinks links;
    private final Proposals proposals;
    private final Filters filters;

    LinkController(InferredLinks links, Proposals proposals, Filters filters) {
        this.links = links;
        this.proposals = proposals;
        this.filters = filters;
    }

    @GetMapping("/links")
    String list(
            @AuthenticationPrincipal @Nullable SignedIn reader,
            @RequestParam MultiValueMap<String, String> given,
            Here here,
            Model model) {
        var parameters = new Parameters(given);
        var filter = filter(parameters);
        var number = parameters.page();
        model.addAttribute("filters", filters.inForce(parameters, here));
        var page = links.page(filter, here.language(), number);
        model.addAttribute("page", page);
        model.addAttribute("pager", Pager.of(here, page));
        var signsOff = reader != null && reader.staff().works() && here.known() == null;
        model.addAttribute("signsOff", signsOff);
        if (signsOff) {
            model.addAttribute("token", UUID.randomUUID());
            model.addAttribute(
                    "waiting",
                    proposals.waiting(page.rows().stream().map(LinkRow::record).toList()));
        }
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
