package org.mispa.web.country;

import jakarta.servlet.http.HttpServletResponse;
import org.mispa.web.system.Here;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Two to five countries or subregions side by side, and the form that chooses them.
@Controller
class CompareController {
    private final Comparisons comparisons;

    CompareController(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @GetMapping("/compare")
    String show(
            @RequestParam MultiValueMap<String, String> given, Here here, Model model, HttpServletResponse response) {
        var asked = SidesAsked.of(given);
        var states = comparisons.states(here);
        var fields = asked.fields(states, comparisons.regions(states, here));
        var wrong = fields.stream().anyMatch(field -> field.error() != null);
        model.addAttribute("fields", fields);
        model.addAttribute("wrong", wrong);
        model.addAttribute("one", asked.one());
        if (!wrong && asked.comparable()) {
            model.addAttribute("comparison", comparisons.of(asked, states, here));
        }
        if (wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return "country/compare";
    }
}
