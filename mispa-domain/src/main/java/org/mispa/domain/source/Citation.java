package org.mispa.domain.source;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;

/// The place in a source where something is written.
///
/// @param section the source's own section, such as `3.c`, `preface` or `appendices`
/// @param paragraph number or range within the section (`4`, `1-2`), or a name such as `heading`; null for the whole
/// section
/// @param note number of the note by order of the marks, 1 and up; null in the body
@Embeddable
public record Citation(
        @AttributeOverride(name = "value", column = @Column(name = "source"))
        SourceId source,

        String section,
        @Nullable String paragraph,
        @Nullable Integer note) {

    public Citation {
        if (section.isBlank()) {
            throw new BrokenRule(Rule.PLACE_HAS_A_SECTION);
        }
        if (note != null && note < 1) {
            throw new BrokenRule(Rule.NOTES_FROM_ONE);
        }
    }
}
