package org.mispa.domain.shared;

import java.util.EnumMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The wordings of one record, one a language, exactly one of them the original. A translation keeps from which state
/// of
/// the original it was made; one that comes without is taken to be of the original beside it.
public record Wordings(Map<Language, Wording> byLanguage) {

    public Wordings {
        var originals = byLanguage.values().stream().filter(Wording::original).toList();
        if (originals.size() != 1) {
            throw new BrokenRule(BrokenRule.Rule.ONE_ORIGINAL);
        }
        var fingerprint = originals.getFirst().fingerprint();
        byLanguage = byLanguage.entrySet().stream().collect(Collectors.toUnmodifiableMap(Entry::getKey, entry -> {
            var wording = entry.getValue();
            return wording.original() || wording.ofOriginal() == null ? wording.madeOf(fingerprint) : wording;
        }));
    }

    /// The languages whose wording was made from an original that reads otherwise by now.
    public Set<Language> outdated() {
        var current = byLanguage.get(originalLanguage());
        return byLanguage.entrySet().stream()
                .filter(entry ->
                        current != null && !Objects.equals(entry.getValue().ofOriginal(), current.ofOriginal()))
                .map(Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
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
