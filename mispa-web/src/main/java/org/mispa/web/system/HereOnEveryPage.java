package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Gives every template its `here`.
@ControllerAdvice
class HereOnEveryPage {
    private final HereArgument heres;

    HereOnEveryPage(HereArgument heres) {
        this.heres = heres;
    }

    @ModelAttribute("here")
    Here here(HttpServletRequest request) {
        return ErrorPages.isErrorDispatch(request) ? heres.safely(request) : heres.of(request);
    }
}
