package org.mispa.web.system;

import org.jspecify.annotations.Nullable;

/// One filter in force on a list, shown above it with a link that removes it. Drawn by `fragments/facets`.
///
/// @param label the value in words, such as "3 Police management"
/// @param said the whole filter in words, such as "Component: 3 Police management"
/// @param lang of the words in it; null where they are in the language of the page
/// @param without address of the list without it
public record Filter(
        String parameter,
        String value,
        String label,
        String said,
        @Nullable String lang,
        String without) {}
