package org.mispa.domain.search;

import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

/// A record that was found.
///
/// @param title in the reader's language, or else in that of the original
/// @param passage where else the words stand: a name, a part of the summary, or the title in the language it was found
///     in; null where the title says it
public record SearchHit(
        RecordKey record, MarkedText title, @Nullable MarkedText passage) {
    /// Whether its code is all that one can mean by it, so that a reader need not choose.
    public boolean leadsStraight() {
        return switch (record.kind()) {
            case COMPONENT, MANDATE, INITIATIVE, COUNTRY, INSTRUMENT -> true;
            case SOURCE,
                    ORGANIZATION,
                    MEETING,
                    REPORTING_PERIOD,
                    ACTIVITY,
                    DELIVERABLE,
                    JUDGEMENT,
                    PRACTICE,
                    FIGURE,
                    STATEMENT,
                    REMARK -> false;
        };
    }

    /// The number or code that stands before the title; null where the key is for machines.
    public @Nullable String code() {
        return record.kind() == RecordKind.MANDATE
                        || record.kind() == RecordKind.INITIATIVE
                        || record.kind() == RecordKind.COMPONENT
                ? record.key()
                : null;
    }

    /// The language of the passage where it is not that of the title; null otherwise.
    public @Nullable Language foundIn() {
        return passage == null || passage.language() == title.language() ? null : passage.language();
    }
}
