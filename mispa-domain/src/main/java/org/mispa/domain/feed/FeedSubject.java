package org.mispa.domain.feed;

import java.util.EnumSet;
import java.util.Set;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

/// The record that a feed, a page of changes or a mail is about. A record belongs to a country that it names in any
/// way,
/// stated or inferred; to a mandate that it serves or is about, to that mandate's component and to the component of its
/// line of work; to a line of work that it names or is about; to an organization that it says funds it, alone or as
/// part
/// of a whole. Each also belongs to its own (docs/feeds.md).
public record FeedSubject(RecordKey record) {
    private static final Set<RecordKind> KINDS = EnumSet.of(
            RecordKind.COUNTRY,
            RecordKind.COMPONENT,
            RecordKind.MANDATE,
            RecordKind.INITIATIVE,
            RecordKind.ORGANIZATION);

    public FeedSubject {
        if (!isOne(record.kind())) {
            throw new IllegalArgumentException("nothing is told about a " + record.kind());
        }
    }

    /// Whether records of a kind have changes of their own to be told of.
    public static boolean isOne(RecordKind kind) {
        return KINDS.contains(kind);
    }
}
