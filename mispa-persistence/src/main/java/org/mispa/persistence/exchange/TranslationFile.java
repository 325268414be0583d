package org.mispa.persistence.exchange;

import java.util.List;

/// The columns of a file of translations.
final class TranslationFile {
    static final String KIND = "kind";
    static final String KEY = "key";
    static final String PART = "part";
    static final String LANGUAGE = "language";
    static final String STATE = "state";
    static final String ORIGINAL = "original";
    static final String TRANSLATION = "translation";

    static final List<String> HEADER = List.of(KIND, KEY, PART, LANGUAGE, STATE, ORIGINAL, TRANSLATION);
    static final List<String> PARTS = List.of("title", "summary", "note");

    private static final List<String> NEEDED = List.of(KIND, KEY, PART, LANGUAGE, ORIGINAL, TRANSLATION);

    private TranslationFile() {}

    static boolean isHeader(List<String> header) {
        return header.containsAll(NEEDED) && HEADER.containsAll(header);
    }
}
