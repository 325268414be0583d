package org.mispa.web.help;

import org.mispa.web.system.Here;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class GlossaryController {
    private final MessageSource messages;

    GlossaryController(MessageSource messages) {
        this.messages = messages;
    }

    @GetMapping("/glossary")
    String show(Here here, Model model) {
        model.addAttribute(
                "letters", Glossary.by(key -> messages.getMessage("term." + key, null, here.locale()), here.locale()));
        model.addAttribute("size", Glossary.TERMS.size());
        return "help/glossary";
    }
}
