package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Gives every template its `here`, who is signed in, and the contact address where one is set.
@ControllerAdvice
class HereOnEveryPage {
    private final HereArgument heres;
    private final @Nullable Contact contact;

    HereOnEveryPage(HereArgument heres, @Value("${mispa.contact:}") String contact) {
        this.heres = heres;
        this.contact = Contact.of(contact);
    }

    @ModelAttribute("here")
    Here here(HttpServletRequest request) {
        return ErrorPages.isErrorDispatch(request) ? heres.safely(request) : heres.of(request);
    }

    /// Null where nobody is signed in.
    @ModelAttribute("reader")
    @Nullable
    SignedIn reader(HttpServletRequest request) {
        return WorkingPages.signedIn(request);
    }

    /// Whether links and forms that change records may be shown; never on a page that shows the past.
    @ModelAttribute("editing")
    boolean editing(HttpServletRequest request) {
        return KnownViews.of(request) == null;
    }

    @ModelAttribute("contact")
    @Nullable
    Contact contact() {
        return contact;
    }
}
