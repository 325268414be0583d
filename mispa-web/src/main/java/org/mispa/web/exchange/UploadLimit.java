package org.mispa.web.exchange;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns an upload that is too large into a visit of the upload page, which says so, before anything reads it. Later it
/// could not be said any more: whoever asks for a parameter of the form has the server read all of it.
class UploadLimit extends OncePerRequestFilter {
    /// Set on requests that were too large.
    static final String TOO_LARGE = UploadLimit.class.getName();

    /// Before rights are looked at, after sessions are there.
    private static final int ORDER = -200;

    private static final String UPLOAD = "/imports";
    private static final String PAGE = "/imports/new";

    private final long limit;

    UploadLimit(long limit) {
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("POST") && request.getContentLengthLong() > limit) {
            request.getInputStream(); // from now on the server leaves the body alone
            request.setAttribute(TOO_LARGE, true);
            chain.doFilter(new PageAsked(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static final class PageAsked extends HttpServletRequestWrapper {
        PageAsked(HttpServletRequest request) {
            super(request);
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
            return getContextPath() + PAGE;
        }

        @Override
        public StringBuffer getRequestURL() {
            var url = super.getRequestURL();
            return url.replace(url.length() - UPLOAD.length(), url.length(), PAGE);
        }

        @Override
        public String getServletPath() {
            return PAGE;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        FilterRegistrationBean<UploadLimit> uploadLimit(@Value("${mispa.import-size:50MB}") DataSize limit) {
            var registration = new FilterRegistrationBean<>(new UploadLimit(limit.toBytes()));
            registration.setOrder(ORDER);
            registration.addUrlPatterns(UPLOAD);
            return registration;
        }
    }
}
