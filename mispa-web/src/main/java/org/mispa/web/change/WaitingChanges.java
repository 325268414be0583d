package org.mispa.web.change;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.History.LastChange;
import org.mispa.domain.change.Proposals;
import org.mispa.web.system.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Tells staff, on the page of a record, which changes to it are not decided yet: those that wait for review, and their
/// own drafts.
@Component
class WaitingChanges implements HandlerInterceptor, WebMvcConfigurer {
    private final Proposals proposals;

    WaitingChanges(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null
                && request.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof SignedIn reader
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
