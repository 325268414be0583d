package org.mispa.web.system;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.change.History;
import org.mispa.domain.delegation.Confirmation;
import org.mispa.domain.delegation.Confirmations;
import org.mispa.domain.delegation.DelegationStatements;
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
    private final DelegationStatements statements;
    private final Review review;
    private final Delegations delegations;
    private final Directory directory;
    private final History history;
    private final RecordPages pages;

    Replies(
            Confirmations confirmations,
            Observations observations,
            DelegationStatements statements,
            Review review,
            Delegations delegations,
            Directory directory,
            History history,
            RecordPages pages) {
        this.confirmations = confirmations;
        this.observations = observations;
        this.statements = statements;
        this.review = review;
        this.delegations = delegations;
        this.directory = directory;
        this.history = history;
        this.pages = pages;
    }

    /// On the page of a record. A page that shows the past shows only what delegations had said in their own words.
    public Reply to(RecordKey record, @Nullable SignedIn reader, Here here) {
        var said = said(said(record, before(here)), here);
        if (here.known() != null) {
            return past(said);
        }
        return new Reply(
                confirmations.of(record).stream()
                        .map(one -> given(one.delegation().of(), one, here))
                        .toList(),
                published(record).stream().map(one -> told(one, here)).toList(),
                said,
                own(record, reader, here),
                false);
    }

    private static Reply past(List<Reply.Said> said) {
        return new Reply(List.of(), List.of(), said, null, true);
    }

    /// The moment whose past a page shows; null where it shows the present.
    private static @Nullable Instant before(Here here) {
        var known = here.known();
        if (known == null) {
            return null;
        }
        var frozen = known.frozen();
        return frozen == null
                ? known.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
                : frozen.at();
    }

    private List<DelegationStatements.Published> said(RecordKey record, @Nullable Instant before) {
        var published = statements.published(record, before);
        return record.kind() == RecordKind.ORGANIZATION
                ? Stream.concat(statements.published(new Delegation(record), before).stream(), published.stream())
                        .toList()
                : published;
    }

    private List<Reply.Said> said(List<DelegationStatements.Published> published, Here here) {
        return published.stream()
                .map(one -> new Reply.Said(delegations.name(one.delegation(), here), one))
                .toList();
    }

    /// On the page of a country, as [#to].
    public Reply of(Delegation delegation, @Nullable SignedIn reader, Here here) {
        var said = said(statements.published(delegation, before(here)), here);
        if (here.known() != null) {
            return past(said);
        }
        return new Reply(
                confirmations.by(delegation, NEWEST).stream()
                        .map(one -> given(one.record(), one, here))
                        .toList(),
                observations.published(delegation).stream()
                        .map(one -> told(one, here))
                        .toList(),
                said,
                own(delegation, reader, here),
                false);
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
        return new Reply.Given(delegations.title(named, here), pages.to(named, here), confirmation);
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
        return new Reply.Own(
                seen,
                path,
                observe(record, here),
                here.to(path),
                delegations.statement(delegate.delegation(), record, here));
    }

    private Reply.@Nullable Own own(Delegation delegation, @Nullable SignedIn reader, Here here) {
        var delegate = reader == null ? null : reader.delegate();
        if (delegate == null || !delegate.delegation().equals(delegation)) {
            return null;
        }
        var path = delegations.review(delegation, here);
        return new Reply.Own(
                null, path, here.to("/observations/new"), here.to(path), delegations.statement(delegation, null, here));
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
