package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Says in which language a page is, and remembers what its address chose. The cookies hold nothing about the person.
@Component
class RememberChoices implements HandlerInterceptor {
    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod)) {
            return true; // a static file is the same in every language
        }
        var choices = ReaderChoices.of(request);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, choices.language().tag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        if (Subscription.isFeed(request.getRequestURI())) {
            return true; // a program says the language each time and keeps no cookie
        }
        var made = choices.toRemember(request);
        if (!made.isEmpty()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store"); // nobody else gets this reader's cookie
        }
        made.forEach((name, word) -> response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, word)
                        .path(request.getContextPath() + "/")
                        .maxAge(word.isEmpty() ? Duration.ZERO : KEPT)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString()));
        return true;
    }
}
