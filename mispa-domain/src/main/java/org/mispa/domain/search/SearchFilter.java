package org.mispa.domain.search;

import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKind;

/// What is looked for.
///
/// @param text the words, without signs that cannot be seen
/// @param kind only records of this kind; null for all
/// @param language only what is found in wordings of this language; null for all
public record SearchFilter(
        String text, @Nullable RecordKind kind, @Nullable Language language) {

    public SearchFilter {
        // \p{C}: control characters and marks of direction
        text = text.replaceAll("[\\s\\p{C}]+", " ").strip();
        if (kind != null && !Search.KINDS.contains(kind)) {
            throw new IllegalArgumentException(kind + " cannot be found");
        }
    }

    /// The same with "St." written out, as the names of states have it: who types "St. Lucia" means Saint Lucia.
    public SearchFilter spelledOut() {
        return withText(text.replaceAll("(?iU)\\bst(e?)(\\. ?| )(?=\\p{L})", "saint$1 "));
    }

    public SearchFilter withText(String other) {
        return new SearchFilter(other, kind, language);
    }

    public SearchFilter withKind(@Nullable RecordKind other) {
        return new SearchFilter(text, other, language);
    }

    public SearchFilter withLanguage(@Nullable Language other) {
        return new SearchFilter(text, kind, other);
    }

    /// Whether nothing narrows what is found, so that a code may lead straight to its record.
    public boolean wide() {
        return kind == null && language == null;
    }

    /// The query string of the list's address. It shows the list also where the text is a code.
    public String query() {
        return new Query()
                .with("q", text)
                .with("kind", kind)
                .with("language", language == null ? null : language.tag())
                .with("go", wide() ? "no" : null)
                .toString();
    }
}
