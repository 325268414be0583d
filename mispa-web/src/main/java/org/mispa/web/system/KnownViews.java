package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.KnownStates;
import org.mispa.domain.meeting.FrozenPeriod;
import org.mispa.domain.meeting.FrozenPeriods;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Shows the records as they were known at an earlier moment where the address asks for it (`?known=2026-12-01`): all
/// that the request reads is of that moment. What somebody sends by a form is done to the present.
@Component
class KnownViews implements HandlerInterceptor {
    static final String PARAMETER = "known";

    /// Before the key of a period that is frozen.
    private static final String FROZEN = "frozen-";

    /// Pages that are not about the records, or about all of their past.
    private static final Pattern OF_THE_PRESENT = Pattern.compile(
            "/(account|audit|changes|error|imports|inbox|observations|people|periods|rounds|sign-in|sign-out|since|unsubscribe)(/.*)?"
                    + "|/(countries|organizations)/[^/]+/review(/.*)?");

    private static final String ATTRIBUTE = KnownView.class.getName();
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final ObjectProvider<KnownStates> states; // the frame alone has no records
    private final ObjectProvider<FrozenPeriods> periods;
    private final Clock clock;

    KnownViews(ObjectProvider<KnownStates> states, ObjectProvider<FrozenPeriods> periods, Clock clock) {
        this.states = states;
        this.periods = periods;
        this.clock = clock;
    }

    /// Null where the request shows the present.
    static @Nullable KnownView of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof KnownView view ? view : null;
    }

    /// Whether the page shows the present whatever its address says.
    static boolean ofThePresent(String path) {
        return OF_THE_PRESENT.matcher(path).matches();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        if (!reads || !(handler instanceof HandlerMethod) || ErrorPages.isErrorDispatch(request)) {
            return true;
        }
        var address = AddressReader.read(request);
        var word = ofThePresent(address.path()) ? null : HereArgument.only(address, PARAMETER, "bad.known");
        var known = states.getIfAvailable();
        if (word != null && known != null) {
            var view = view(word, known);
            known.enter(view.state());
            request.setAttribute(ATTRIBUTE, view);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        states.ifAvailable(KnownStates::leave);
    }

    private KnownView view(String word, KnownStates known) {
        if (word.startsWith(FROZEN)) {
            var frozen = frozen(word);
            return new KnownView(word, frozen.day(), frozen, known.of(frozen));
        }
        var first = known.first().orElseThrow(() -> new BadAddress(PARAMETER, word, "bad.known.nothing", List.of()));
        var today = LocalDate.now(clock);
        var day = day(word);
        if (day.isBefore(first) || day.isAfter(today)) {
            throw new BadAddress(PARAMETER, word, "bad.known.range", List.of(first.toString(), today.toString()));
        }
        var state = known.on(day).orElseThrow(() -> new BadAddress(PARAMETER, word, "bad.known.nothing", List.of()));
        return new KnownView(word, day, null, state);
    }

    private FrozenPeriod frozen(String word) {
        var all = periods.stream().flatMap(each -> each.all().stream()).toList();
        return all.stream()
                .filter(each -> word.equals(FROZEN + each.period()))
                .findFirst()
                .orElseThrow(() -> new BadAddress(
                        PARAMETER,
                        word,
                        "bad.known.frozen",
                        all.stream().map(each -> FROZEN + each.period()).toList()));
    }

    private static LocalDate day(String word) {
        try {
            if (DAY.matcher(word).matches()) {
                return LocalDate.parse(word);
            }
        } catch (DateTimeParseException noSuchDay) {
            throw new BadAddress(PARAMETER, word, "bad.asof.none", List.of());
        }
        throw new BadAddress(PARAMETER, word, "bad.known", List.of());
    }
}
