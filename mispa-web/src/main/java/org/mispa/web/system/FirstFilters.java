package org.mispa.web.system;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import org.mispa.domain.shared.DataVersion;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.thymeleaf.ITemplateEngine;

/// What a request passes before sessions and rights are looked at, in this order: a page that is kept costs nothing,
/// who
/// asks for too much is sent away, and the others get a place or wait for one.
@Configuration(proxyBeanMethods = false)
class FirstFilters {
    private static final int HEADERS = Ordered.HIGHEST_PRECEDENCE;
    private static final int PAGES = HEADERS + 1;
    private static final int VISITORS = HEADERS + 2;
    private static final int CAPACITY = HEADERS + 3;

    /// After Spring Security, which is at -100: it is known who is signed in.
    private static final int SESSIONS = -90;

    @Bean
    SessionCookie sessionCookie(@Value("${server.servlet.session.cookie.name:SESSION}") String name) {
        return new SessionCookie(name);
    }

    @Bean
    FilterRegistrationBean<ResponseHeaders> responseHeaders() {
        return at(HEADERS, "responseHeaders", new ResponseHeaders());
    }

    /// Not where pages are for those alone who are signed in.
    @Bean
    FilterRegistrationBean<PagesKept> pagesKept(
            @Value("${mispa.pages.kept:64MB}") DataSize room,
            ObjectProvider<DataVersion> version, // the frame alone has no records, and its pages never change
            Clock clock,
            SessionCookie session,
            @Value("${mispa.sign-in-required:false}") boolean closed) {
        var pages = new PagesKept(room.toBytes(), version.getIfAvailable(() -> () -> 0), clock, session);
        var registration = at(PAGES, "pagesKept", pages);
        registration.setEnabled(!closed && room.toBytes() > 0);
        return registration;
    }

    @Bean
    Shares visitorShares(@Value("${mispa.requests.per-minute:600}") int perMinute) {
        return new Shares(perMinute, TimeMeter.SYSTEM_MILLISECONDS);
    }

    @Bean
    FilterRegistrationBean<RequestLimit> visitorLimit(
            Shares visitorShares,
            SessionCookie session,
            ObjectProvider<ITemplateEngine> templates,
            @Value("${server.servlet.context-path:}") String context) {
        return at(
                VISITORS,
                "visitorLimit",
                new RequestLimit(RequestLimit.ofVisitors(visitorShares, session), tooMany(templates, context)));
    }

    @Bean
    FilterRegistrationBean<RequestLimit> sessionLimit(
            Shares visitorShares,
            @Value("${mispa.requests.signed-in-per-minute:1200}") int perMinute,
            SessionCookie session,
            ObjectProvider<ITemplateEngine> templates,
            @Value("${server.servlet.context-path:}") String context) {
        var accounts = new Shares(perMinute, TimeMeter.SYSTEM_MILLISECONDS);
        return at(
                SESSIONS,
                "sessionLimit",
                new RequestLimit(
                        RequestLimit.ofSessions(visitorShares, accounts, session), tooMany(templates, context)));
    }

    @Bean
    FilterRegistrationBean<Capacity> capacity(
            @Value("${mispa.requests.at-once:16}") int atOnce,
            @Value("${mispa.requests.waiting:100}") int waiting,
            @Value("${mispa.requests.patience:PT5S}") Duration patience,
            ObjectProvider<ITemplateEngine> templates,
            @Value("${server.servlet.context-path:}") String context) {
        var busy = new FramelessPage(templates::getObject, context + "/", "problem.busy", "problem.busy.why");
        return at(CAPACITY, "capacity", new Capacity(atOnce, waiting, patience, busy));
    }

    private static FramelessPage tooMany(ObjectProvider<ITemplateEngine> templates, String context) {
        return new FramelessPage(templates::getObject, context + "/", "problem.429", "problem.429.why");
    }

    private static <F extends Filter> FilterRegistrationBean<F> at(int order, String name, F filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.setOrder(order);
        return registration;
    }
}
