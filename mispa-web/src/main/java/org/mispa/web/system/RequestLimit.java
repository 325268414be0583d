package org.mispa.web.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.ToLongFunction;
import org.springframework.http.HttpStatus;

/// Tells whoever asks for more than a fair share when to ask again (429), so that nobody else is kept waiting.
class RequestLimit extends HttpFilter {
    private final ToLongFunction<HttpServletRequest> wait;
    private final FramelessPage tooMany;

    /// @param wait takes a request from the share of whoever sent it, as [Shares#take]
    RequestLimit(ToLongFunction<HttpServletRequest> wait, FramelessPage tooMany) {
        this.wait = wait;
        this.tooMany = tooMany;
    }

    /// Of visitors who bring no session, by their address.
    static ToLongFunction<HttpServletRequest> ofVisitors(Shares visitors, SessionCookie session) {
        return request -> session.isBroughtBy(request) ? 0 : byAddress(visitors, request);
    }

    /// Of those who bring one: of accounts, and by the address where it is none of anybody. To be asked once it is
    /// known
    /// who is signed in.
    static ToLongFunction<HttpServletRequest> ofSessions(Shares visitors, Shares accounts, SessionCookie session) {
        return request -> {
            var reader = WorkingPages.signedIn(request);
            if (reader != null) {
                return accounts.take(reader.getUsername());
            }
            return session.isBroughtBy(request) ? byAddress(visitors, request) : 0;
        };
    }

    private static long byAddress(Shares visitors, HttpServletRequest request) {
        var address = Shares.address(request);
        return address == null ? 0 : visitors.take(address);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var seconds = ResponseHeaders.isHashed(request) ? 0 : wait.applyAsLong(request);
        if (seconds == 0) {
            chain.doFilter(request, response);
        } else {
            tooMany.send(HttpStatus.TOO_MANY_REQUESTS.value(), seconds, request, response);
        }
    }
}
