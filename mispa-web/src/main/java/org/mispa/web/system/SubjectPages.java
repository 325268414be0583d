package org.mispa.web.system;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What records are called, and where their pages are, whose changes people are told of.
@Component
public class SubjectPages {
    private final ObjectProvider<Directory> directory; // the frame alone has no records
    private final ObjectProvider<MemberStates> states;
    private final RecordPages pages;

    SubjectPages(ObjectProvider<Directory> directory, ObjectProvider<MemberStates> states, RecordPages pages) {
        this.directory = directory;
        this.states = states;
        this.pages = pages;
    }

    /// @param title with the number in front where records of its kind are known by one
    /// @param path of its page, without anything that goes along
    public record Named(FeedSubject subject, Text title, String path) {
        /// What narrows a page to it: `country=JM`.
        public String query() {
            return Query.slug(subject.record().kind()) + "=" + path.substring(path.lastIndexOf('/') + 1);
        }

        /// As it stands in a field of a form: `country:jamaica`.
        public String word() {
            return SubjectPages.word(subject);
        }
    }

    /// As a subject stands in a field of a form: `country:jamaica`.
    public static String word(FeedSubject subject) {
        return Query.slug(subject.record().kind()) + ":" + subject.record().key();
    }

    /// By its key, or by the code that the address of a country ends in; empty where no such record is published.
    public Optional<Named> find(RecordKind kind, String id, Here here) {
        var key = kind == RecordKind.COUNTRY ? country(id) : id;
        var subject = new FeedSubject(new RecordKey(kind, key));
        return Optional.ofNullable(all(List.of(subject), here).get(subject));
    }

    private String country(String id) {
        return states.getObject().known().stream()
                .filter(known -> id.equals(known.iso2()))
                .map(known -> known.id().value())
                .findFirst()
                .orElse(id);
    }

    /// By what a form says, such as `country:jamaica`; empty where it names nothing that is published.
    public Optional<Named> read(String word, Here here) {
        var parts = word.split(":", 2);
        return Arrays.stream(RecordKind.values())
                .filter(kind -> FeedSubject.isOne(kind) && Query.slug(kind).equals(parts[0]) && parts.length == 2)
                .findFirst()
                .flatMap(kind -> find(kind, parts[1], here));
    }

    /// Those that are published, in the order of the subjects.
    public Map<FeedSubject, Named> all(Collection<FeedSubject> subjects, Here here) {
        var titles = directory
                .getObject()
                .titles(subjects.stream().map(FeedSubject::record).toList(), here.language());
        var named = new LinkedHashMap<FeedSubject, Named>();
        for (var subject : subjects) {
            var record = subject.record();
            var title = titles.get(record);
            if (title != null) {
                named.put(subject, new Named(subject, numbered(record, title), pages.path(record, here)));
            }
        }
        return named;
    }

    private static Text numbered(RecordKey record, Text title) {
        return switch (record.kind()) {
            case COMPONENT, MANDATE, INITIATIVE -> new Text(title.language(), record.key() + " " + title.value());
            default -> title;
        };
    }
}
