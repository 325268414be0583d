package org.mispa.web.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns an upload that is too large into a visit of the page it came from, which says so, before anything reads it.
/// Later
/// it could not be said any more: whoever asks for a parameter of the form has the server read all of it.
public final class UploadLimit extends OncePerRequestFilter {
    /// Set on requests that were too large.
    private static final String TOO_LARGE = UploadLimit.class.getName();

    /// Before rights are looked at, after sessions are there.
    private static final int ORDER = -200;

    /// So much of an upload that is too large is read, so that a browser takes notice of the answer.
    private static final int MOST_TIMES_DRAINED = 10;

    private final long limit;
    private final UnaryOperator<String> page;

    private UploadLimit(long limit, UnaryOperator<String> page) {
        this.limit = limit;
        this.page = page;
    }

    /// @param limit in bytes, of the whole request
    /// @param page turns the path that an upload is sent to into that of the page
    /// @param name of the filter; each has its own
    /// @param paths that uploads are sent to
    public static FilterRegistrationBean<UploadLimit> of(
            long limit, UnaryOperator<String> page, String name, String... paths) {
        var registration = new FilterRegistrationBean<>(new UploadLimit(limit, page));
        registration.setName(name);
        registration.setOrder(ORDER);
        registration.addUrlPatterns(paths);
        return registration;
    }

    /// Whether the page is visited because an upload was too large. Reads the rest of it, as far as that helps.
    ///
    /// @param limit in bytes
    public static boolean exceeded(HttpServletRequest request, long limit) throws IOException {
        if (request.getAttribute(TOO_LARGE) == null) {
            return false;
        }
        var in = request.getInputStream();
        var portion = new byte[1 << 16];
        var left = limit * MOST_TIMES_DRAINED;
        for (var read = in.read(portion); read > 0 && left > 0; read = in.read(portion)) {
            left -= read;
        }
        return true;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("POST") && request.getContentLengthLong() > limit) {
            request.getInputStream(); // from now on the server leaves the body alone
            request.setAttribute(TOO_LARGE, true);
            var path =
                    request.getRequestURI().substring(request.getContextPath().length());
            chain.doFilter(new PageAsked(request, path, page.apply(path)), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static final class PageAsked extends HttpServletRequestWrapper {
        private final String path;
        private final String page;

        PageAsked(HttpServletRequest request, String path, String page) {
            super(request);
            this.path = path;
            this.page = page;
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public String getRequestURI() {
            return getContextPath() + page;
        }

        @Override
        public StringBuffer getRequestURL() {
            var url = super.getRequestURL();
            return url.replace(url.length() - path.length(), url.length(), page);
        }

        @Override
        public String getServletPath() {
            return page;
        }
    }
}
