package org.mispa.web.system;

import com.ibm.icu.util.LocaleMatcher;
import com.ibm.icu.util.ULocale;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.WebUtils;

/// What a reader chose for all pages: the language and the colours. Both are asked for in the address (`?lang=es`,
/// `?theme=dark`) and remembered in a cookie of the same name, so that the next address need not hold them.
///
/// @param language the nearest that the portal has to what was asked for, remembered or accepted, in that order
/// @param theme null where the system of the reader decides
/// @param remembered the names of those that a cookie already holds as they are
record ReaderChoices(Language language, @Nullable Theme theme, Set<String> remembered) {
    static final String LANGUAGE = "lang";
    static final String THEME = "theme";

    enum Theme {
        LIGHT,
        DARK;

        /// As it stands in the address, the cookie and the page.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What can be asked for: a theme, or that the system decides.
    static final List<String> THEMES = List.of("system", "light", "dark");

    private static final String ATTRIBUTE = ReaderChoices.class.getName();

    /// Knows which language the readers of one that is not offered mostly read: Spanish for Guaraní, French for
    /// Haitian.
    private static final LocaleMatcher NEAREST = LocaleMatcher.builder()
            .setSupportedULocales(Arrays.stream(Language.values())
                    .map(language -> ULocale.forLocale(language.locale()))
                    .toList())
            .setDefaultULocale(ULocale.ENGLISH)
            .build();

    static ReaderChoices of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof ReaderChoices known) {
            return known;
        }
        var language = language(request);
        var theme = theme(request);
        var remembered = new ArrayList<String>();
        if (language.tag().equals(cookie(request, LANGUAGE))) {
            remembered.add(LANGUAGE);
        }
        if (theme == null ? cookie(request, THEME) == null : theme.word().equals(cookie(request, THEME))) {
            remembered.add(THEME);
        }
        var choices = new ReaderChoices(language, theme, Set.copyOf(remembered));
        request.setAttribute(ATTRIBUTE, choices);
        return choices;
    }

    /// The choices that this address makes, with the words that the cookies are to keep; an empty word forgets.
    Map<String, String> toRemember(HttpServletRequest request) {
        var made = new LinkedHashMap<String, String>();
        if (asked(request, LANGUAGE) != null && !remembered.contains(LANGUAGE)) {
            made.put(LANGUAGE, language.tag());
        }
        if (possible(asked(request, THEME)) && !remembered.contains(THEME)) {
            made.put(THEME, theme == null ? "" : theme.word());
        }
        return made;
    }

    /// The nearest that the portal has to what the reader's browser accepts, for requests of which nothing else can be
    /// read.
    static Language accepted(HttpServletRequest request) {
        return nearest(request, new ArrayList<>());
    }

    private static Language language(HttpServletRequest request) {
        var wished = new ArrayList<ULocale>();
        for (var tag : new @Nullable String[] {asked(request, LANGUAGE), cookie(request, LANGUAGE)}) {
            var locale = tag == null ? ULocale.ROOT : ULocale.forLanguageTag(tag.strip()); // root where it is no tag
            if (!locale.getLanguage().isEmpty()) {
                wished.add(locale);
            }
        }
        return nearest(request, wished);
    }

    private static Language nearest(HttpServletRequest request, List<ULocale> wished) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) {
            Collections.list(request.getLocales()).forEach(locale -> wished.add(ULocale.forLocale(locale)));
        }
        return Language.of(NEAREST.getBestMatch(wished.isEmpty() ? List.of(ULocale.ENGLISH) : wished)
                .toLocale());
    }

    private static @Nullable Theme theme(HttpServletRequest request) {
        var asked = asked(request, THEME);
        var word = possible(asked) ? asked : cookie(request, THEME);
        return Arrays.stream(Theme.values())
                .filter(theme -> theme.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static boolean possible(@Nullable String theme) {
        return theme != null && THEMES.contains(theme);
    }

    /// Read from the address as it stands: the server refuses to look for parameters in one that cannot be decoded, and
    /// the page that says so has a language too.
    private static @Nullable String asked(HttpServletRequest request, String name) {
        var query = request.getQueryString();
        if (query == null) {
            return null;
        }
        return Arrays.stream(query.split("&"))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        var cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }
}
