package org.mispa.domain.shared;

import java.util.EnumMap;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/// The wordings of one record, one a language, exactly one of them the original.
public record Wordings(Map<Language, Wording> byLanguage) {

    public Wordings {
        byLanguage = Map.copyOf(byLanguage);
        if (byLanguage.values().stream().filter(Wording::original).count() != 1) {
            throw new IllegalArgumentException("exactly one wording is the original");
        }
    }

    public static Wordings original(Language language, Wording wording) {
        return new Wordings(Map.of(language, wording));
    }

    public Language originalLanguage() {
        return byLanguage.entrySet().stream()
                .filter(entry -> entry.getValue().original())
                .map(Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /// The title in the wished language, or else in the original one; null where the record has none.
    public @Nullable Text title(Language wished) {
        var own = byLanguage.get(wished);
        if (own != null && own.title() != null) {
            return new Text(wished, own.title());
        }
        var original = byLanguage.get(originalLanguage());
        return original == null || original.title() == null ? null : new Text(originalLanguage(), original.title());
    }

    /// Copies into the map that an aggregate keeps, so that only what differs is written.
    public void into(Map<Language, Wording> kept) {
        kept.keySet().retainAll(byLanguage.keySet());
        new EnumMap<>(byLanguage).forEach((language, wording) -> {
            if (!wording.equals(kept.get(language))) {
                kept.put(language, wording);
            }
        });
    }
}
