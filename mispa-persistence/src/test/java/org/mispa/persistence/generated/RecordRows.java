package org.mispa.persistence.generated;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.CountedWith;
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.delegation.ObservationEntry;
import org.mispa.domain.deliverable.DeliverableDetails;
import org.mispa.domain.initiative.Served;
import org.mispa.domain.mandate.MandateLink;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;
import org.mispa.persistence.change.DetailsJson;

/// Generated records as the rows that the aggregates and the one door would write; `GeneratedRecordsTest` has these
/// write
/// them again and finds nothing to change.
final class RecordRows {
    private static final List<String> STAFF =
            List.of("Ana Prieto", "Marcus Bell", "Chantal Roy", "Joana Lima", "Luis Ferrer", "Denise Clarke");
    private static final List<String> REASONS = List.of(
            "Recorded from the report",
            "Corrected against the source",
            "Told by the delegation",
            "Summary made clearer");
    private static final UUID SPEAKER = new UUID(0, 1);
    private static final UUID SECRETARIAT = new UUID(0, 2);

    /// Changes of one turn have numbers of their own, as many as there can be; the first two turns' are those of
    /// reports.
    private static final int CHANGES_OF_A_TURN = 2 + 2 * MadeUp.MOST_REVISIONS;

    private static final int ENTRIES = 3;
    private static final double CONFIRMED = 0.03;
    private static final double OBSERVED = 0.01;
    private static final double ANSWERED = 0.8;
    private static final double PUBLISHED = 0.5;

    private final MadeUp made;
    private final long lastChange;
    private final DetailsJson json = new DetailsJson();
    private final CopiedRows rows;

    /// @param lastChange number of the last shipped change
    RecordRows(MadeUp made, long lastChange, CopiedRows rows) {
        this.made = made;
        this.lastChange = lastChange;
        this.rows = rows;
    }

    /// What was published in the turn of one number: its activity and deliverable, as they stand by now, with the
    /// change
    /// that made them, and revisions of earlier ones.
    void add(int n) {
        var key = MadeUp.key(n);
        var first = made.activity(n, 0);
        var revisions = made.activityRevisions(n);
        activity(key, revisions == 0 ? first : made.activity(n, revisions), revisions);
        change(n, 0, "ACTIVITY", key, 0, null, first);
        if (made.hasDeliverable(n)) {
            var promised = made.deliverable(n, 0);
            var moved = made.deliverableRevisions(n);
            deliverable(key, moved == 0 ? promised : made.deliverable(n, moved), moved);
            change(n, 1, "DELIVERABLE", key, 0, null, promised);
        }
        for (var revision = 1; revision <= MadeUp.MOST_REVISIONS; revision++) {
            var earlier = n - made.turn(0, revision);
            if (earlier < 1) {
                break;
            }
            if (made.activityRevisions(earlier) >= revision) {
                change(
                        n,
                        2 * revision,
                        "ACTIVITY",
                        MadeUp.key(earlier),
                        revision,
                        made.activity(earlier, revision - 1),
                        made.activity(earlier, revision));
            }
            if (made.deliverableRevisions(earlier) >= revision) {
                change(
                        n,
                        2 * revision + 1,
                        "DELIVERABLE",
                        MadeUp.key(earlier),
                        revision,
                        made.deliverable(earlier, revision - 1),
                        made.deliverable(earlier, revision));
            }
        }
        replies(n, first);
    }

    private void activity(String key, ActivityDetails details, int version) {
        var date = details.date();
        var served = Served.of(details.initiative(), details.mandates());
        var counted = CountedWith.of(details);
        rows.add(
                "activity (key, type, date, date_earliest, date_latest, date_basis, recorded, checked_on, place, country,"
                        + " initiative, part_of, meeting, instrument, edition, third_party, people, source, version, mandates,"
                        + " mandates_stated, components, components_stated, states, country_roles, roles, funders, line_funders,"
                        + " organizations)",
                key,
                details.type(),
                date,
                earliest(date),
                latest(date),
                details.dateBasis(),
                details.recorded(),
                details.checkedOn(),
                details.place(),
                details.country(),
                details.initiative(),
                details.partOf(),
                details.meeting(),
                details.instrument(),
                details.edition(),
                details.thirdParty(),
                details.people(),
                details.citations().getFirst().source(),
                version,
                served.mandates(),
                served.mandatesStated(),
                served.components(),
                served.componentsStated(),
                counted.states(),
                counted.countryRoles(),
                counted.roles(),
                counted.funders(),
                counted.lineFunders(),
                counted.organizations());
        words("activity", key, details.words());
        citations("activity", key, details.citations());
        links("activity", key, details.mandates());
        var position = 0;
        for (var one : details.participations()) {
            rows.add(
                    "participation (activity, position, country, role, basis, head_count, note)",
                    key,
                    position++,
                    one.country(),
                    one.role(),
                    one.basis(),
                    one.headCount(),
                    one.note());
        }
        position = 0;
        for (var one : details.groups()) {
            rows.add(
                    "group_participation (activity, position, title, role, inferred_members, reason)",
                    key,
                    position++,
                    one.title(),
                    one.role(),
                    one.inferredMembers(),
                    one.reason());
        }
        position = 0;
        for (var one : details.involvements()) {
            rows.add(
                    "activity_involvement (activity, position, organization, country, role, basis, form, channel, amount,"
                            + " currency, note)",
                    key,
                    position++,
                    one.organization(),
                    one.country(),
                    one.role(),
                    one.basis(),
                    one.form(),
                    one.channel(),
                    one.amount(),
                    one.currency(),
                    one.note());
        }
    }

    private void deliverable(String key, DeliverableDetails details, int version) {
        var original = details.originalDue();
        var due = details.due();
        var delivered = details.deliveredOn();
        var served = Served.of(details.initiative(), details.mandates());
        rows.add(
                "deliverable (key, kind, recorded, proposed, checked_on, due_original, due_original_earliest,"
                        + " due_original_latest, due, due_earliest, due_latest, delivered_on, delivered_on_earliest,"
                        + " delivered_on_latest, date_basis, outcome, act_of, activity, initiative, instrument, evidence, source,"
                        + " version, mandates, mandates_stated, components, components_stated)",
                key,
                details.deliverableKind(),
                details.recorded(),
                details.proposed(),
                details.checkedOn(),
                original,
                earliest(original),
                latest(original),
                due,
                earliest(due),
                latest(due),
                delivered,
                earliest(delivered),
                latest(delivered),
                details.dateBasis(),
                details.outcome(),
                details.actOf(),
                details.activity(),
                details.initiative(),
                details.instrument(),
                details.evidence(),
                details.citations().getFirst().source(),
                version,
                served.mandates(),
                served.mandatesStated(),
                served.components(),
                served.componentsStated());
        words("deliverable", key, details.words());
        citations("deliverable", key, details.citations());
        links("deliverable", key, details.mandates());
        var position = 0;
        for (var owner : details.owners()) {
            rows.add(
                    "deliverable_owner (deliverable, position, organization, country)",
                    key,
                    position++,
                    owner.organization(),
                    owner.country());
        }
        position = 0;
        for (var revision : details.revisions()) {
            rows.add(
                    "deliverable_revision (deliverable, position, due, due_earliest, due_latest, decided_on, reason, source,"
                            + " section, paragraph, note)",
                    key,
                    position++,
                    revision.due(),
                    earliest(revision.due()),
                    latest(revision.due()),
                    revision.decidedOn(),
                    revision.reason(),
                    revision.citation().source(),
                    revision.citation().section(),
                    revision.citation().paragraph(),
                    revision.citation().note());
        }
    }

    /// The reports that the records are written in, and the period since the last of them, whose records are kept day
    /// by
    /// day.
    void reports() {
        var number = lastChange;
        for (var closes : MadeUp.REPORTS) {
            var key = MadeUp.report(closes).value();
            var details = made.reportClosing(closes);
            rows.add(
                    "source_document (key, kind, issuer, date, date_earliest, date_latest, closing_day, closing_basis, language,"
                            + " address, retrieved_on, visibility, version)",
                    key,
                    details.kindOfSource(),
                    details.issuer(),
                    details.date(),
                    earliest(details.date()),
                    latest(details.date()),
                    details.closingDay(),
                    details.closingBasis(),
                    details.writtenIn(),
                    details.address(),
                    details.retrievedOn(),
                    details.visibility(),
                    0);
            words("source_document", key, details.words());
            change(++number, made.published(0), "SOURCE", key, 0, null, details);
        }
        var period = made.openPeriod();
        var key = "made-period";
        rows.add(
                "reporting_period (key, starts_on, closes_on, closing_basis, kept_in_portal, meeting, version)",
                key,
                period.startsOn(),
                period.closesOn(),
                period.closingBasis(),
                period.keptInPortal(),
                period.meeting(),
                0);
        words("reporting_period", key, period.words());
        citations("reporting_period", key, period.citations());
        change(++number, made.published(0), "REPORTING_PERIOD", key, 0, null, period);
    }

    private void words(String table, String key, Wordings words) {
        words.byLanguage()
                .forEach((language, wording) -> rows.add(
                        "%1$s_text (%1$s, language, original, title, summary, note, of_original)".formatted(table),
                        key,
                        language,
                        wording.original(),
                        wording.title(),
                        wording.summary(),
                        wording.note(),
                        wording.ofOriginal()));
    }

    private void citations(String table, String key, List<Citation> citations) {
        var position = 0;
        for (var citation : citations) {
            rows.add(
                    "%1$s_citation (%1$s, position, source, section, paragraph, note)".formatted(table),
                    key,
                    position++,
                    citation.source(),
                    citation.section(),
                    citation.paragraph(),
                    citation.note());
        }
    }

    private void links(String table, String key, List<MandateLink> links) {
        var position = 0;
        for (var link : links) {
            rows.add(
                    "%1$s_mandate (%1$s, position, mandate, basis, reason, confirmed_by, confirmed_on)"
                            .formatted(table),
                    key,
                    position++,
                    link.mandate(),
                    link.basis(),
                    link.reason(),
                    link.confirmedBy(),
                    link.confirmedOn());
        }
    }

    /// @param place among the changes of the turn
    private long number(int turn, int place) {
        return lastChange + 1 + (long) CHANGES_OF_A_TURN * (turn + 1) + place;
    }

    private void change(
            int turn, int place, String kind, String key, int version, @Nullable Details before, Details after) {
        change(number(turn, place), made.published(turn).plusMillis(place), kind, key, version, before, after);
    }

    private void change(
            long number, Instant at, String kind, String key, int version, @Nullable Details before, Details after) {
        rows.add(
                "change (id, record_kind, record_key, base_version, version, author, reason, at, before, after)",
                number,
                kind,
                key,
                version == 0 ? null : version - 1,
                version,
                STAFF.get((int) (number % STAFF.size())),
                version == 0 ? REASONS.getFirst() : REASONS.get((int) (number % REASONS.size())),
                at,
                before == null ? null : json.write(before),
                json.write(after));
    }

    /// What a country that takes part has confirmed and observed of an activity.
    private void replies(int n, ActivityDetails activity) {
        var random = made.replies(n);
        if (activity.participations().isEmpty()) {
            return;
        }
        var country = activity.participations().getFirst().country();
        var at = made.published(n).plusSeconds(60);
        if (random.nextDouble() < CONFIRMED) {
            rows.add(
                    "confirmation (id, delegation_kind, delegation_key, about_kind, about_key, version, change, at, by_name,"
                            + " by_account)",
                    n,
                    "COUNTRY",
                    country,
                    "ACTIVITY",
                    MadeUp.key(n),
                    0,
                    number(n, 0),
                    at,
                    "Delegation of " + country,
                    SPEAKER);
        }
        if (random.nextDouble() < OBSERVED) {
            var isAnswered = random.nextDouble() < ANSWERED;
            var isPublished = isAnswered && random.nextDouble() < PUBLISHED;
            rows.add(
                    "observation (id, revision, delegation_kind, delegation_key, kind, about_kind, about_key, text, state,"
                            + " touched_by, touched_account, touched_at, sent_at, due_on, published_at, token)",
                    n,
                    1,
                    "COUNTRY",
                    country,
                    Observation.Kind.ADDITION,
                    "ACTIVITY",
                    MadeUp.key(n),
                    made.sentence(random),
                    isAnswered ? Observation.State.KEPT : Observation.State.OPEN,
                    "Delegation of " + country,
                    SPEAKER,
                    at,
                    at,
                    LocalDate.ofInstant(at, java.time.ZoneOffset.UTC).plus(Observation.ANSWERED_WITHIN),
                    isPublished ? at.plusSeconds(2) : null,
                    new UUID(1, n));
            entry(n, 0, ObservationEntry.Act.SENT, at, SPEAKER, null);
            if (isAnswered) {
                entry(n, 1, ObservationEntry.Act.KEPT, at.plusSeconds(1), SECRETARIAT, made.sentence(random));
            }
            if (isPublished) {
                entry(n, 2, ObservationEntry.Act.PUBLISHED, at.plusSeconds(2), SPEAKER, null);
            }
        }
    }

    private void entry(int n, int place, ObservationEntry.Act act, Instant at, UUID by, @Nullable String text) {
        rows.add(
                "observation_entry (id, observation, at, act, by_name, by_account, text)",
                (long) ENTRIES * n + place,
                n,
                at,
                act,
                by.equals(SECRETARIAT) ? STAFF.getFirst() : "Speaker",
                by,
                text);
    }

    private static @Nullable LocalDate earliest(@Nullable EdtfDate date) {
        return date == null ? null : date.earliest();
    }

    private static @Nullable LocalDate latest(@Nullable EdtfDate date) {
        return date == null ? null : date.latest();
    }
}
