package org.mispa.web.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// What browsers may do with a response, and how long they may keep it. First of all filters, so that refused requests
/// carry the same headers.
class ResponseHeaders extends OncePerRequestFilter {
    static final Map<String, String> SECURITY = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
                    + "frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    /// How an answer may be kept that is meant for one reader: not at all.
    static final String OF_ONE_READER = "private, no-store";

    /// How a page that all may read may be kept: as long as the portal says each time that it is still so. What is
    /// published is seen by the next visit.
    static final String OF_A_PAGE = "public, no-cache";

    /// Addresses of Spring Security on the way in, and those that hold a secret of their own.
    private static final Pattern OF_ONE = Pattern.compile("/(oauth2|login|webauthn|unsubscribe)/.*");

    /// A static file whose name holds the hash of its content.
    private static final Pattern HASHED = Pattern.compile(".*-[0-9a-f]{32}\\.[a-z0-9]+");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SECURITY.forEach(response::setHeader);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, caching(request));
        chain.doFilter(request, response);
    }

    /// What the server itself refuses comes here only on its way to the error page.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /// Whether the address is that of a file that never changes.
    static boolean isHashed(HttpServletRequest request) {
        return HASHED.matcher(request.getRequestURI()).matches();
    }

    private static String caching(HttpServletRequest request) {
        var address = request.getRequestURI();
        if (isHashed(request)) {
            return "public, max-age=31536000, immutable";
        }
        var path = address.substring(request.getContextPath().length());
        if (OF_ONE.matcher(path).matches()) {
            return OF_ONE_READER;
        }
        return path.startsWith("/actuator") ? "no-store" : OF_A_PAGE;
    }
}
