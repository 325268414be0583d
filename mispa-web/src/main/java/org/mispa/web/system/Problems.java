package org.mispa.web.system;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.AlreadyFrozen;
import org.mispa.domain.change.History;
import org.mispa.domain.change.History.Version;
import org.mispa.domain.change.KnownStates;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.StateNotReady;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Problem.Way;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/// Turns whatever goes wrong into a page in the portal's look that says what is possible, with the right status and
/// without a stack trace.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final HereArgument heres;
    private final RecordPages pages;
    private final ObjectProvider<History> history; // the frame alone has no records
    private final ObjectProvider<KnownStates> states;

    Problems(
            HereArgument heres,
            ObjectProvider<History> history,
            ObjectProvider<KnownStates> states,
            RecordPages pages) {
        this.heres = heres;
        this.history = history;
        this.states = states;
        this.pages = pages;
    }

    /// The change by which a record was withdrawn; null where there never was one.
    private @Nullable Version withdrawn(NotRecorded missing) {
        var known = history.getIfAvailable();
        return known == null
                ? null
                : known.last(new RecordKey(missing.kind(), missing.key()))
                        .filter(last -> last.after() == null)
                        .orElse(null);
    }

    @ExceptionHandler
    ModelAndView notRecorded(NotRecorded missing, HttpServletRequest request, HttpServletResponse response) {
        var here = heres.safely(request);
        var last = withdrawn(missing);
        if (last != null) {
            return gone(missing, last, here, response);
        }
        var kind = "not-recorded." + Query.slug(missing.kind());
        var ways = new ArrayList<Way>();
        var why = Said.of("problem.404.why");
        var later = recordedLater(missing, here.known());
        if (later != null) {
            why = Said.of("known.not-yet", here.moment(later));
            ways.add(new Way(Said.of("known.not-yet.now"), without(KnownViews.PARAMETER, request)));
        }
        ways.add(new Way(Said.of(kind + ".list"), here.to(list(missing.kind()))));
        ways.add(home(here));
        return page(
                Problem.of(HttpStatus.NOT_FOUND, Said.of(kind, missing.key()), why)
                        .offering(ways),
                here,
                response);
    }

    /// When a record was first recorded that an earlier moment did not know; null where it never was.
    private @Nullable Instant recordedLater(NotRecorded missing, @Nullable KnownView known) {
        return known == null
                ? null
                : states.getObject()
                        .firstRecorded(new RecordKey(missing.kind(), missing.key()))
                        .orElse(null);
    }

    @ExceptionHandler
    ModelAndView notReady(StateNotReady later, HttpServletRequest request, HttpServletResponse response) {
        log.warn("A past state is not ready", later);
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        return page(
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, Said.of("known.not-ready"), Said.of("known.not-ready.why"))
                        .offering(ways(KnownViews.PARAMETER, heres.safely(request), request)),
                heres.safely(request),
                response);
    }

    @ExceptionHandler
    ModelAndView frozen(AlreadyFrozen frozen, HttpServletRequest request, HttpServletResponse response) {
        var here = heres.safely(request);
        return page(
                Problem.of(HttpStatus.CONFLICT, Said.of("period.freeze.no"), Said.of("period.freeze.no.why"))
                        .offering(List.of(
                                new Way(Said.of("period.freeze.no.way"), here.to("/periods/" + frozen.period())),
                                home(here))),
                here,
                response);
    }

    /// What the address of a withdrawn record answers: why, and where it is found now.
    private ModelAndView gone(NotRecorded missing, Version last, Here here, HttpServletResponse response) {
        var successor = last.successor();
        var ways = new ArrayList<Way>();
        if (successor != null) {
            ways.add(new Way(Said.of("problem.410.successor"), pages.to(successor, here)));
        }
        ways.add(new Way(
                Said.of("problem.410.history"),
                here.to("/history/" + Query.slug(missing.kind()) + "/" + missing.key())));
        ways.add(home(here));
        return page(
                Problem.of(
                                HttpStatus.GONE,
                                Said.of("problem.410"),
                                Said.of("problem.410.why", here.moment(last.at()), last.reason()))
                        .offering(ways),
                here,
                response);
    }

    @ExceptionHandler
    ModelAndView notAllowed(NotAllowed no, HttpServletRequest request, HttpServletResponse response) {
        var status = no.why() == NotAllowed.Why.ROLE ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT;
        return page(
                Problem.of(
                                status,
                                Said.of(status == HttpStatus.FORBIDDEN ? "problem.403" : "problem.409"),
                                Said.of("not-allowed." + Query.slug(no.why())))
                        .offering(List.of(home(heres.safely(request)))),
                heres.safely(request),
                response);
    }

    @ExceptionHandler
    ModelAndView badAddress(BadAddress bad, HttpServletRequest request, HttpServletResponse response) {
        var here = heres.safely(request);
        var problem = Problem.of(HttpStatus.BAD_REQUEST, Said.of("problem.400"), bad.said())
                .allowing(bad.possible())
                .offering(ways(bad.parameter(), here, request));
        return page(problem, here, response);
    }

    @ExceptionHandler
    ModelAndView mismatch(
            MethodArgumentTypeMismatchException mismatch, HttpServletRequest request, HttpServletResponse response) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return ofStatus(HttpStatus.NOT_FOUND, request, response);
        }
        return badAddress(bad(mismatch.getName(), mismatch), request, response);
    }

    @ExceptionHandler
    ModelAndView unbindable(BindException unbindable, HttpServletRequest request, HttpServletResponse response) {
        var error = unbindable.getFieldError();
        if (error == null) {
            return ofStatus(HttpStatus.BAD_REQUEST, request, response);
        }
        return badAddress(bad(error), request, response);
    }

    @ExceptionHandler(Exception.class)
    ModelAndView anythingElse(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (failure instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
            return ofStatus(known.getStatusCode(), request, response);
        }
        return fault(failure, request, response);
    }

    /// For what the server refused before any controller saw it, and for what failed after.
    ModelAndView ofStatus(HttpStatusCode code, HttpServletRequest request, HttpServletResponse response) {
        var status = HttpStatus.resolve(code.value());
        var here = heres.safely(request);
        var problem = switch (status) {
            case NOT_FOUND, GONE ->
                Problem.of(HttpStatus.NOT_FOUND, Said.of("problem.404"), Said.of("problem.404.why"));
            case FORBIDDEN -> Problem.of(status, Said.of("problem.403"), Said.of("problem.403.why"));
            case METHOD_NOT_ALLOWED -> Problem.of(status, Said.of("problem.405"), Said.of("problem.405.why"));
            case SERVICE_UNAVAILABLE -> unavailable(response);
            case null -> Problem.of(HttpStatus.BAD_REQUEST, Said.of("problem.400"), Said.of("bad.encoding"));
            default ->
                status.is4xxClientError()
                        ? Problem.of(status, Said.of("problem.400"), Said.of("bad.request"))
                        : ours(number());
        };
        return page(problem.offering(List.of(home(here))), here, response);
    }

    ModelAndView fault(Throwable failure, HttpServletRequest request, HttpServletResponse response) {
        var here = heres.safely(request);
        if (outOfReach(failure)) {
            log.warn("The records are out of reach: {}", failure.toString());
            return page(unavailable(response), here, response);
        }
        var number = number();
        log.error("Fault {} at {} {}", number, request.getMethod(), address(request), failure);
        return page(ours(number).offering(List.of(home(here))), here, response);
    }

    private static Problem ours(String number) {
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, Said.of("problem.500"), Said.of("problem.500.why"))
                .numbered(number);
    }

    private static Problem unavailable(HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, Said.of("problem.503"), Said.of("problem.503.why"));
    }

    private static ModelAndView page(Problem problem, Here here, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var page = new ModelAndView("error/problem");
        page.setStatus(problem.status());
        page.addObject("here", here);
        page.addObject("problem", problem);
        return page;
    }

    private static Way home(Here here) {
        return new Way(Said.of("problem.home"), here.to("/"));
    }

    private static List<Way> ways(@Nullable String parameter, Here here, HttpServletRequest request) {
        if (parameter == null) {
            return List.of(home(here));
        }
        return List.of(new Way(Said.of("problem.without", parameter), without(parameter, request)), home(here));
    }

    private static String without(String parameter, HttpServletRequest request) {
        var address = AddressReader.read(request);
        return address.to(address.parameters().stream()
                .filter(given -> !given.name().equals(parameter))
                .toList());
    }

    private static BadAddress bad(FieldError error) {
        var value = String.valueOf(error.getRejectedValue());
        return error.contains(TypeMismatchException.class)
                ? bad(error.getField(), error.unwrap(TypeMismatchException.class))
                : new BadAddress(error.getField(), value, "bad.value", List.of());
    }

    private static BadAddress bad(String name, TypeMismatchException mismatch) {
        var type = mismatch.getRequiredType();
        var value = mismatch.getValue() instanceof Object[] several
                ? String.join(", ", Arrays.stream(several).map(String::valueOf).toList())
                : String.valueOf(mismatch.getValue());
        if (type == PageNumber.class) {
            return new BadAddress(name, value, "bad.page", List.of());
        }
        return new BadAddress(name, value, "bad.value", SlugConverter.slugs(type));
    }

    private static boolean outOfReach(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException) {
                return true;
            }
        }
        return false;
    }

    private static Object address(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return asked == null ? request.getRequestURI() : asked;
    }

    private static String number() {
        return Long.toString(ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36, 36L * 36 * 36 * 36 * 36 * 36), 36)
                .toUpperCase(Locale.ROOT);
    }

    private static String list(RecordKind kind) {
        return switch (kind) {
            case COUNTRY -> "/countries";
            case ORGANIZATION -> "/organizations";
            case MEETING, REPORTING_PERIOD -> "/meetings";
            case INSTRUMENT -> "/instruments";
            case MANDATE -> "/mandates";
            case JUDGEMENT -> "/judgements";
            case INITIATIVE -> "/initiatives";
            case ACTIVITY -> "/activities";
            case DELIVERABLE -> "/deliverables";
            case PRACTICE -> "/practices";
            case FIGURE, STATEMENT, REMARK -> "/figures";
            case COMPONENT, SOURCE -> "/";
        };
    }
}
