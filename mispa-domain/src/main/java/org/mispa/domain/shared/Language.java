package org.mispa.domain.shared;

import java.util.Locale;
import java.util.Optional;

/// The official languages of the Organization of American States, in which the portal shows itself and keeps wordings.
public enum Language {
    EN("en"),
    ES("es"),
    FR("fr"),
    PT("pt");

    private final Locale locale;

    Language(String tag) {
        this.locale = Locale.of(tag);
    }

    public Locale locale() {
        return locale;
    }

    /// The BCP 47 tag: `en`, `es`, `fr` or `pt`.
    public String tag() {
        return locale.getLanguage();
    }

    /// @param tag a language tag, with or without a region
    public static Optional<Language> of(String tag) {
        var wanted = Locale.forLanguageTag(tag).getLanguage();
        for (var language : values()) {
            if (language.tag().equals(wanted)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /// The language that a page in this locale is written in: English where the locale's own is not offered.
    public static Language of(Locale locale) {
        return of(locale.toLanguageTag()).orElse(EN);
    }
}
