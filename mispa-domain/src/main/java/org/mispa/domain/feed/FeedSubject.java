package org.mispa.domain.feed;

import java.util.EnumSet;
import java.util.Set;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

/// The record that a feed is about. A record belongs to the feed of a country that it names in any way, stated or
/// inferred; of a mandate that it serves or is about, and of that mandate's component and of the component of its line
/// of work; of an organization that it says funds it, alone or as part of a whole. Each also belongs to its own
/// (docs/feeds.md).
public record FeedSubject(RecordKey record) {
    private static final Set<RecordKind> KINDS =
            EnumSet.of(RecordKind.COUNTRY, RecordKind.COMPONENT, RecordKind.MANDATE, RecordKind.ORGANIZATION);

    public FeedSubject {
        if (!KINDS.contains(record.kind())) {
            throw new IllegalArgumentException("no feed is about a " + record.kind());
        }
    }
}
