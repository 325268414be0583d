package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.History.LastChange;
import org.mispa.domain.change.Proposals;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/// Tells staff, on the page of a record, which changes to it are not decided yet: those that wait for review, and their
/// own drafts.
@Component
class WaitingChanges implements HandlerInterceptor {
    private final Proposals proposals;

    WaitingChanges(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        var reader = WorkingPages.signedIn(request);
        if (page != null
                && reader != null
                && reader.works()
                && page.getModel().get("change") instanceof LastChange change) {
            page.addObject(
                    "waitingChanges",
                    proposals.open(change.record()).stream()
                            .filter(one ->
                                    !one.state().isOpen() || reader.staff().is(one.author()))
                            .toList());
        }
    }
}
