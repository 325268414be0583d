package org.mispa.web.help;

import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What the portal aims at for readers with disabilities, what is tested and what is not known.
@Controller
class AccessibilityController {
    /// Move it whenever the statement or the tests that it speaks of change.
    private static final LocalDate WRITTEN = LocalDate.of(2026, 11, 25);

    @GetMapping("/accessibility")
    String show(Model model) {
        model.addAttribute("written", WRITTEN);
        return "help/accessibility";
    }
}
