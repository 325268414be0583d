package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;

/// The cookie by which somebody who signs in is known again. A request without it is nobody's.
record SessionCookie(String name) {
    /// Says nothing about whether the session is one.
    boolean isBroughtBy(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
