package org.mispa.web.system;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.change.History;
import org.mispa.domain.delegation.Confirmation;
import org.mispa.domain.delegation.Confirmations;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.delegation.Observations.Published;
import org.mispa.domain.delegation.Review;
import org.mispa.domain.delegation.ReviewEntry;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.springframework.stereotype.Component;

/// Puts what delegations have said into public pages.
@Component
public class Replies {
    /// More confirmations stand on the pages of the records.
    private static final int NEWEST = 10;

    private final Confirmations confirmations;
    private final Observations observations;
    private final Review review;
    private final Delegations delegations;
    private final Directory directory;
    private final History history;
    private final RecordPages pages;

    Replies(
            Confirmations confirmations,
            Observations observations,
            Review review,
            Delegations delegations,
            Directory directory,
            History history,
            RecordPages pages) {
        this.confirmations = confirmations;
        this.observations = observations;
        this.review = review;
        this.delegations = delegations;
        this.directory = directory;
        this.history = history;
        this.pages = pages;
    }

    /// On the page of a record; null on a page that shows the past.
    public @Nullable Reply to(RecordKey record, @Nullable SignedIn reader, Here here) {
        if (here.known() != null) {
            return null;
        }
        return new Reply(
                confirmations.of(record).stream()
                        .map(one -> given(one.delegation().of(), one, here))
                        .toList(),
                published(record).stream().map(one -> told(one, here)).toList(),
                own(record, reader, here));
    }

    /// On the page of a country; null on a page that shows the past.
    public @Nullable Reply of(Delegation delegation, @Nullable SignedIn reader, Here here) {
        if (here.known() != null) {
            return null;
        }
        return new Reply(
                confirmations.by(delegation, NEWEST).stream()
                        .map(one -> given(one.record(), one, here))
                        .toList(),
                observations.published(delegation).stream()
                        .map(one -> told(one, here))
                        .toList(),
                own(delegation, reader, here));
    }

    /// On the page of an organization stands too what those who speak for it have said elsewhere.
    private List<Published> published(RecordKey record) {
        var published = Stream.of(observations.published(record));
        return (record.kind() == RecordKind.ORGANIZATION
                        ? Stream.concat(published, Stream.of(observations.published(new Delegation(record))))
                        : published)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private Reply.Given given(RecordKey named, Confirmation confirmation, Here here) {
        return new Reply.Given(title(named, here), pages.to(named, here), confirmation);
    }

    private Reply.Told told(Published published, Here here) {
        var observation = published.observation();
        var about = observation.draft().about();
        var found = about == null ? observation.delegation().of() : successor(about);
        var there = titled(found, here);
        return new Reply.Told(
                delegations.name(observation.delegation(), here),
                there == null ? new Text(here.language(), found.key()) : there,
                there == null ? null : pages.to(found, here),
                observation,
                published.answer(),
                published.answeredAt());
    }

    /// Where a record is found that was withdrawn or merged; the record itself where it is not.
    public RecordKey successor(RecordKey record) {
        var seen = new java.util.HashSet<RecordKey>();
        var found = record;
        while (seen.add(found)) {
            var last = history.last(found).orElse(null);
            if (last == null || last.after() != null || last.successor() == null) {
                return found;
            }
            found = last.successor();
        }
        return found;
    }

    private Text title(RecordKey record, Here here) {
        var title = titled(record, here);
        return title == null ? new Text(here.language(), record.key()) : title;
    }

    private @Nullable Text titled(RecordKey record, Here here) {
        return directory.titles(List.of(record), here.language()).get(record);
    }

    private Reply.@Nullable Own own(RecordKey record, @Nullable SignedIn reader, Here here) {
        var delegate = reader == null ? null : reader.delegate();
        if (delegate == null) {
            return null;
        }
        var entry = review.entries(delegate.delegation(), true, here.language()).stream()
                .filter(one -> one.record().equals(record))
                .findFirst()
                .orElse(null);
        var path = delegations.review(delegate.delegation(), here);
        String seen = null;
        if (entry != null && delegate.speaks()) {
            var confirmation = entry.confirmation();
            seen = confirmation == null || !confirmation.holds() ? seen(entry) : null;
        }
        return new Reply.Own(seen, path, observe(record, here), here.to(path));
    }

    private Reply.@Nullable Own own(Delegation delegation, @Nullable SignedIn reader, Here here) {
        var delegate = reader == null ? null : reader.delegate();
        if (delegate == null || !delegate.delegation().equals(delegation)) {
            return null;
        }
        var path = delegations.review(delegation, here);
        return new Reply.Own(null, path, here.to("/observations/new"), here.to(path));
    }

    /// Where an observation of a record is begun.
    public static String observe(RecordKey record, Here here) {
        return here.to("/observations/new", "on=" + named(record));
    }

    /// A record in the version that was read, as forms name it: `activity/picap-courses/1234`.
    public static String seen(ReviewEntry entry) {
        return named(entry.record()) + "/" + entry.change();
    }

    /// A record as forms name it: `activity/picap-courses`.
    public static String named(RecordKey record) {
        return Query.slug(record.kind()) + "/" + record.key();
    }
}
