package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses an address that cannot be read before anything else looks at its parameters.
@Component
class AddressCheck implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!ErrorPages.isErrorDispatch(request)) {
            AddressReader.read(request);
        }
        return true;
    }
}
