package org.mispa.web.follow;

import org.mispa.domain.follow.Digests;
import org.mispa.web.system.Here;
import org.mispa.web.system.PageNumber;
import org.mispa.web.system.Pager;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Which mails the portal sent to those who follow something, for admins.
@Controller
class MailLogController {
    private final Digests digests;
    private final MailLog log;

    MailLogController(Digests digests, MailLog log) {
        this.digests = digests;
        this.log = log;
    }

    @GetMapping("/people/mails")
    String show(@RequestParam(defaultValue = "1") PageNumber page, Here here, Model model) {
        var sent = digests.log(null, page.value());
        model.addAttribute("log", log.shown(sent.rows(), here));
        model.addAttribute("sent", sent);
        model.addAttribute("pager", Pager.of(here, sent));
        return "follow/log";
    }
}
