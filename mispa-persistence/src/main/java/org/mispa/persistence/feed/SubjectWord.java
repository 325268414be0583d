package org.mispa.persistence.feed;

import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

/// How the database names what a change belongs to, as in `change.feeds`: `COUNTRY jamaica`.
public final class SubjectWord {
    private SubjectWord() {}

    public static String of(FeedSubject subject) {
        return subject.record().kind().name() + " " + subject.record().key();
    }

    public static FeedSubject read(String word) {
        var space = word.indexOf(' ');
        return new FeedSubject(new RecordKey(RecordKind.valueOf(word.substring(0, space)), word.substring(space + 1)));
    }
}
