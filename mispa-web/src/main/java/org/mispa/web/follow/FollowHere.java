package org.mispa.web.follow;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.History.LastChange;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.follow.Follows;
import org.mispa.web.system.SignedIn;
import org.mispa.web.system.SubjectPages;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Tells whoever is signed in, on the page of a record that can be followed, whether they follow it.
@Component
class FollowHere implements HandlerInterceptor, WebMvcConfigurer {
    private final Follows follows;

    FollowHere(Follows follows) {
        this.follows = follows;
    }

    /// @param word of the record, as it stands in a form
    record Following(String word, boolean followed) {}

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
                && page.getModel().get("change") instanceof LastChange change
                && FeedSubject.isOne(change.record().kind())) {
            var subject = new FeedSubject(change.record());
            page.addObject(
                    "following", new Following(SubjectPages.word(subject), follows.isFollowed(reader.id(), subject)));
        }
    }
}
