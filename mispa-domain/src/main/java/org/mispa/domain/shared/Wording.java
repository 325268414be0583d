package org.mispa.domain.shared;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/// What a record is called and said to be in one language, always in the portal's own words.
///
/// @param title null where the record is only a statement or a remark
/// @param note a neutral remark, such as what the source leaves open; null where there is none
/// @param original whether the other languages are translated from this one
@Embeddable
public record Wording(
        boolean original,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String note) {

    public Wording {
        for (var part : new @Nullable String[] {title, summary, note}) {
            if (part != null && part.isBlank()) {
                throw new IllegalArgumentException("a wording is either said or absent, never blank");
            }
        }
        if (title == null && summary == null) {
            throw new IllegalArgumentException("a wording needs a title or a summary");
        }
    }
}
