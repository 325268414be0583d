package org.mispa.web.system;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.change.History;
import org.mispa.domain.delegation.Confirmation;
import org.mispa.domain.delegation.Confirmations;
import org.mispa.domain.delegation.DelegationStatements;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.delegation.Observations.Published;
import org.mispa.domain.delegation.Replied;
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
    private final Replied replied;
    private final Review review;
    private final Delegations delegations;
    private final Directory directory;
    private final History history;
    private final RecordPages pages;

    Replies(
            Confirmations confirmations,
            Observations observations,
            DelegationStatements statements,
            Replied replied,
            Review review,
            Delegations delegations,
            Directory directory,
            History history,
            RecordPages pages) {
        this.confirmations = confirmations;
        this.observations = observations;
        this.statements = statements;
        this.replied = replied;
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
        var anything = replied.isAnythingSaid(record);
        return new Reply(
                anything
                        ? confirmations.of(record).stream()
                                .map(one -> new Reply.Given(
                                        delegations.name(one.delegation(), here),
                                        pages.to(one.delegation().of(), here),
                                        one))
                                .toList()
                        : List.of(),
                anything ? told(published(record), here) : List.of(),
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
        if (before == null && !replied.isAnythingSaid(record)) {
            return List.of();
        }
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
        if (here.known() != null) {
            return past(said(statements.published(delegation, before(here)), here));
        }
        var own = own(delegation, reader, here);
        if (!replied.isAnythingSaid(delegation.of())) {
            return new Reply(List.of(), List.of(), List.of(), own, false);
        }
        var confirmed = confirmations.by(delegation, NEWEST);
        var titles =
                directory.titles(confirmed.stream().map(Confirmation::record).toList(), here.language());
        return new Reply(
                confirmed.stream()
                        .map(one ->
                                new Reply.Given(title(one.record(), titles, here), pages.to(one.record(), here), one))
                        .toList(),
                told(observations.published(delegation), here),
                said(statements.published(delegation, null), here),
                own,
                false);
    }

    private static Text title(RecordKey record, Map<RecordKey, Text> titles, Here here) {
        return titles.getOrDefault(record, new Text(here.language(), record.key()));
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

    /// The titles are asked for once; only of what was withdrawn since it is asked where it is found now.
    private List<Reply.Told> told(List<Published> published, Here here) {
        var titles = new HashMap<>(
                directory.titles(published.stream().map(Replies::about).collect(Collectors.toSet()), here.language()));
        var described = observations.described(
                published.stream().map(one -> one.observation().id()).toList());
        return published.stream()
                .map(one -> {
                    var about = about(one);
                    var found = titles.containsKey(about) ? about : successor(about);
                    var there = titles.computeIfAbsent(
                            found,
                            other -> directory
                                    .titles(List.of(other), here.language())
                                    .get(other));
                    return new Reply.Told(
                            delegations.name(one.observation().delegation(), here),
                            there == null ? new Text(here.language(), found.key()) : there,
                            there == null ? null : pages.to(found, here),
                            one.observation(),
                            described.get(one.observation().id()),
                            one.answer(),
                            one.answeredAt());
                })
                .toList();
    }

    private static RecordKey about(Published published) {
        var about = published.observation().draft().about();
        return about == null ? published.observation().delegation().of() : about;
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
