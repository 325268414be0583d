package org.mispa.domain.source;

import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Text;

/// Where something is written, with the title of the source.
public record CitationRow(
        String source,
        Text title,
        String section,
        @Nullable String paragraph,
        @Nullable Integer note) {}
