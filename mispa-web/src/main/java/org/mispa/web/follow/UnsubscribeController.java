package org.mispa.web.follow;

import org.mispa.domain.follow.Follows;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/// Stops all mails to whoever has the address, which stands at the end of each of them: with one click in the mail
/// program
/// (RFC 8058), or by a button on a page. Neither needs to sign in; reading the page changes nothing, as programs that
/// look
/// for malice read every address in a mail.
@Controller
class UnsubscribeController {
    private final Follows follows;

    UnsubscribeController(Follows follows) {
        this.follows = follows;
    }

    @GetMapping("/unsubscribe/{token}")
    String ask(@PathVariable String token, Model model) {
        if (!follows.isToken(token)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("stopped", false);
        return "follow/unsubscribe";
    }

    @PostMapping("/unsubscribe/{token}")
    String stop(@PathVariable String token, Model model) {
        if (!follows.stop(token)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("stopped", true);
        return "follow/unsubscribe";
    }
}
