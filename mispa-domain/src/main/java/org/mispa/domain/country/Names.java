package org.mispa.domain.country;

import java.util.Map;
import org.mispa.domain.shared.Language;

/// The names of a country in all four languages.
public record Names(Map<Language, CountryName> byLanguage) {
    public Names {
        byLanguage = Map.copyOf(byLanguage);
        if (byLanguage.size() != Language.values().length) {
            throw new IllegalArgumentException("a country has its names in all four languages");
        }
    }
}
