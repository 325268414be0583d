package org.mispa.web.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.PublicReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Lets pages be read from a copy of the database that are asked for without a session: nobody who writes, and so
/// nobody
/// who has to see at once what was written. Where the copy breaks down while a page is made, the page is made once more
/// from the original, and the visitor notices nothing.
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // after sessions and rights
class ReadingForThePublic extends OncePerRequestFilter {
    private static final Set<String> READ = Set.of("GET", "HEAD");

    /// Pages about accounts, and what needs no database.
    private static final Pattern OTHERS = Pattern.compile(
            "/(account|actuator|login|oauth2|sign-in|unsubscribe|webauthn)(/.*)?|.*\\.(css|ico|js|png|svg|woff2)");

    /// Set where a page is being made from the copy; true once that failed.
    private static final String FAILED = ReadingForThePublic.class.getName();

    private static final Logger LOG = LoggerFactory.getLogger(ReadingForThePublic.class);

    private final ObjectProvider<PublicReading> readings; // the frame alone has no records
    private final ObjectProvider<DispatcherServlet> pages; // made after the filters

    ReadingForThePublic(ObjectProvider<PublicReading> readings, ObjectProvider<DispatcherServlet> pages) {
        this.readings = readings;
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var reading = readings.getIfAvailable();
        if (reading == null || !reading.hasCopy() || !isForThePublic(request)) {
            chain.doFilter(request, response);
            return;
        }
        var headers = headers(response);
        if (isMadeFromTheCopy(reading, request, response, chain)) {
            return;
        }
        LOG.info("{} is made once more, from the original of the database", request.getRequestURI());
        reading.distrust();
        response.reset();
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        pages.getObject().service(request, response); // a chain is gone through once only
    }

    /// @return false where it has to be made once more
    private static boolean isMadeFromTheCopy(
            PublicReading reading, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(FAILED, false);
        var made = true;
        reading.begin();
        try {
            chain.doFilter(request, response);
            made = Boolean.FALSE.equals(request.getAttribute(FAILED));
        } catch (ServletException | RuntimeException failure) {
            if (!isOfTheDatabase(failure)) {
                throw failure;
            }
            made = !reading.end() || response.isCommitted();
            if (made) {
                throw failure;
            }
            LOG.debug("Failed while a page was drawn", failure);
        } finally {
            request.removeAttribute(FAILED);
            reading.end();
        }
        return made;
    }

    private static boolean isForThePublic(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return READ.contains(request.getMethod())
                && !OTHERS.matcher(path).matches()
                && request.getRequestedSessionId() == null;
    }

    private static Map<String, Collection<String>> headers(HttpServletResponse response) {
        var headers = new LinkedHashMap<String, Collection<String>>();
        response.getHeaderNames().forEach(name -> headers.put(name, List.copyOf(response.getHeaders(name))));
        return headers;
    }

    private static boolean isOfTheDatabase(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    /// Keeps the page that says what failed from being drawn where another attempt follows.
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class OnceMore implements HandlerExceptionResolver {
        private final ObjectProvider<PublicReading> readings;

        OnceMore(ObjectProvider<PublicReading> readings) {
            this.readings = readings;
        }

        @Override
        public @Nullable ModelAndView resolveException(
                HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
            if (request.getAttribute(FAILED) == null
                    || response.isCommitted()
                    || !isOfTheDatabase(failure)
                    || !readings.getObject().end()) {
                return null;
            }
            LOG.debug("Failed while it was read from the copy of the database", failure);
            request.setAttribute(FAILED, true);
            return new ModelAndView(); // nothing is drawn
        }
    }
}
