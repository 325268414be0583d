package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/// Pages that somebody sees who is signed in are nobody else's, and whoever has a password of the portal's own making
/// chooses another before anything else.
@Component
class WorkingPages implements HandlerInterceptor {
    private static final String CHOOSE = "/account/password";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var reader = signedIn(request);
        if (reader != null || path.startsWith(SecurityConfiguration.SIGN_IN)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, ResponseHeaders.OF_ONE_READER);
        }
        if (reader != null
                && reader.temporary()
                && !path.equals(CHOOSE)
                && !ErrorPages.isErrorDispatch(request)
                && handler instanceof org.springframework.web.method.HandlerMethod) {
            response.sendRedirect(request.getContextPath() + CHOOSE);
            return false;
        }
        return true;
    }

    /// Who is signed in; null where nobody is.
    static @org.jspecify.annotations.Nullable SignedIn signedIn(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof SignedIn reader
                ? reader
                : null;
    }
}
