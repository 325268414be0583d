package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.meeting.AsOf;
import org.mispa.domain.meeting.ReportingPeriods;
import org.mispa.domain.remark.Remarks;
import org.mispa.domain.shared.LinkMode;
import org.mispa.web.system.Here.Address;
import org.mispa.web.system.Here.Parameter;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Makes the one [Here] of a request.
@Component
class HereArgument implements HandlerMethodArgumentResolver {
    private static final String ATTRIBUTE = Here.class.getName();
    private static final Pattern DAY = Pattern.compile("(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}");

    private final ReportingPeriods periods;
    private final Remarks remarks;
    private final Clock clock;

    HereArgument(ReportingPeriods periods, Remarks remarks, Clock clock) {
        this.periods = periods;
        this.remarks = remarks;
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Here.class;
    }

    @Override
    public Here resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("only requests of the web have an address");
        }
        return of(request);
    }

    /// @throws BadAddress where the day or the links that are asked for are not possible
    Here of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Here known) {
            return known;
        }
        var asked = AddressReader.read(request);
        themeIsPossible(asked);
        var known = KnownViews.of(request);
        var address = asked.without(choices(request).remembered());
        if (known == null && KnownViews.ofThePresent(asked.path())) {
            address = address.without(Set.of(KnownViews.PARAMETER));
        }
        var day = AsOf.resolve(periods.all(), today(known), chosenDay(address));
        var here = new Here(day, known, links(address), choices(request), remarks, address);
        request.setAttribute(ATTRIBUTE, here);
        return here;
    }

    /// For an error page: never fails, carries along only what is possible, and stands at the root.
    Here safely(HttpServletRequest request) {
        var known = KnownViews.of(request);
        var today = today(known);
        var parameters = possible(request);
        var address = new Address(AddressReader.origin(request), request.getContextPath(), "/", parameters);
        AsOf day;
        try {
            day = AsOf.resolve(periods.all(), today, chosenDay(address));
        } catch (RuntimeException unreachable) { // the records may be out of reach, and that is what the page says
            day = AsOf.resolve(List.of(), today, null);
        }
        return new Here(day, known, links(address), choices(request), remarks, address);
    }

    /// What was today when the records were as they are shown.
    private LocalDate today(@Nullable KnownView known) {
        return known == null ? LocalDate.now(clock) : known.day();
    }

    private static ReaderChoices choices(HttpServletRequest request) {
        return ReaderChoices.of(request);
    }

    private static List<Parameter> possible(HttpServletRequest request) {
        try {
            var carried = AddressReader.read(request).parameters().stream()
                    .filter(parameter -> Here.CARRIED.contains(parameter.name()))
                    .filter(parameter ->
                            KnownViews.of(request) != null || !parameter.name().equals(KnownViews.PARAMETER))
                    .filter(parameter -> !choices(request).remembered().contains(parameter.name()))
                    .toList();
            var address = new Address("", "", "/", carried);
            chosenDay(address);
            links(address);
            themeIsPossible(address);
            return carried;
        } catch (BadAddress none) {
            return List.of();
        }
    }

    private static @Nullable LocalDate chosenDay(Address address) {
        var text = only(address, "asof", "bad.asof");
        if (text == null) {
            return null;
        }
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            throw new BadAddress("asof", text, "bad.asof.none", List.of());
        }
        throw new BadAddress("asof", text, "bad.asof", List.of());
    }

    private static LinkMode links(Address address) {
        var text = only(address, "links", "bad.links");
        return switch (text) {
            case null -> LinkMode.ALL;
            case "all" -> LinkMode.ALL;
            case "stated" -> LinkMode.STATED;
            default -> throw new BadAddress("links", text, "bad.links", List.of("all", "stated"));
        };
    }

    private static void themeIsPossible(Address address) {
        var text = only(address, ReaderChoices.THEME, "bad.choice");
        if (text != null && !ReaderChoices.THEMES.contains(text)) {
            throw new BadAddress(ReaderChoices.THEME, text, "bad.choice", ReaderChoices.THEMES);
        }
    }

    static @Nullable String only(Address address, String name, String messageKey) {
        var values = address.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .distinct()
                .toList();
        if (values.size() > 1) {
            throw new BadAddress(name, String.join(", ", values), messageKey, List.of());
        }
        return values.isEmpty() ? null : values.getFirst();
    }
}
