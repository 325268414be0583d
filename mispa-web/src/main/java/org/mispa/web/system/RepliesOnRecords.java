package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.History.LastChange;
import org.mispa.domain.shared.RecordKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Tells on the page of any record what delegations have said to it, where they have, and lets a delegate say
/// something.
/// The pages of countries and activities ask for it themselves: there it is told to whom one can turn in any case.
@Component
class RepliesOnRecords implements HandlerInterceptor, WebMvcConfigurer {
    private static final String REPLY = "reply";

    private final ObjectProvider<Replies> replies; // the frame alone has no records

    RepliesOnRecords(ObjectProvider<Replies> replies) {
        this.replies = replies;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null
                && !page.getModel().containsKey(REPLY)
                && page.getModel().get("change") instanceof LastChange change
                && change.record().kind() != RecordKind.COUNTRY
                && page.getModel().get("here") instanceof Here here) {
            replies.ifAvailable(each -> {
                var reply = each.to(change.record(), WorkingPages.signedIn(request), here);
                if (reply.says()) {
                    page.addObject(REPLY, reply);
                }
            });
        }
    }
}
