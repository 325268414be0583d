package org.mispa.web.system;

import java.util.List;
import java.util.stream.IntStream;
import org.mispa.domain.shared.Page;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The living page of the design: tokens, type, and every part in every state, without records. Only for those who work
/// on the portal; its figures count nothing.
@Controller
@ConditionalOnProperty(name = "mispa.design", havingValue = "true")
class DesignController {
    private static final int ROWS = 740;

    @GetMapping("/design")
    String show(Here here, Model model, @RequestParam(defaultValue = "1") PageNumber page) {
        var samples = new DesignSamples(here);
        model.addAttribute("tokens", DesignSamples.TOKENS);
        model.addAttribute("standing", samples.standing());
        model.addAttribute("board", samples.board());
        model.addAttribute("map", samples.map(null));
        model.addAttribute("mini", samples.map("JM"));
        model.addAttribute("years", samples.years());
        model.addAttribute("funders", samples.funders());
        model.addAttribute("line", samples.line());
        model.addAttribute("dated", samples.dated());
        model.addAttribute("activities", samples.activities());
        model.addAttribute("links", samples.links());
        model.addAttribute("facets", samples.facets());
        model.addAttribute("filters", samples.filters());
        model.addAttribute(
                "pager",
                Pager.of(
                        here,
                        new Page<>(List.copyOf(IntStream.range(0, 50).boxed().toList()), page.value(), ROWS)));
        model.addAttribute("citations", samples.citations());
        model.addAttribute("matrix", samples.matrix());
        model.addAttribute("states", samples.states());
        model.addAttribute("texts", samples.texts());
        model.addAttribute("fields", samples.fields());
        return "system/design";
    }
}
