package org.mispa.persistence.generated;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityFixture;
import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.activity.Participation;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.deliverable.DeliverableDetails;
import org.mispa.domain.deliverable.DeliverableKind;
import org.mispa.domain.deliverable.DeliverableRecorded;
import org.mispa.domain.deliverable.DueRevision;
import org.mispa.domain.deliverable.Owner;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.initiative.Involvement;
import org.mispa.domain.initiative.InvolvementRole;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.mandate.MandateLink;
import org.mispa.domain.meeting.ReportingPeriodDetails;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;
import org.mispa.domain.source.SourceDetails;
import org.mispa.domain.source.SourceId;
import org.mispa.domain.source.SourceKind;
import org.mispa.domain.source.Visibility;

/// The generated records. Each is a function of the seed and its number alone, so that a revision can be made of a
/// record
/// without keeping it.
///
/// An activity has the build of a shipped one (how its date is known, how many countries take part in which roles and
/// how
/// that is known, who is involved, which texts there are), moved to another year, with names drawn anew. A deliverable
/// likewise. Most lie in the past; from [#TODAY] on they are planned.
final class MadeUp {
    /// The day up to which the generated records are written: what lies later is planned. Never a real today, so that
    /// the
    /// same seed makes the same records.
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    static final int FIRST_YEAR = 2008;
    static final int LAST_YEAR = 2030;

    /// The day on which each generated report closes; the first closes with the first period that is not shipped.
    static final List<LocalDate> REPORTS = Stream.of(2013, 2015, 2017, 2019, 2021, 2023, 2025, 2027)
            .map(year -> LocalDate.of(year, 11, 15))
            .toList();

    /// A record is revised at most so often.
    static final int MOST_REVISIONS = 3;

    private static final SourceId SHIPPED_REPORT = SourceId.of("management-report-2009-2011");
    private static final LocalDate SHIPPED_REPORT_CLOSES = LocalDate.of(2011, 11, 15);
    private static final Instant FIRST_CHANGE = Instant.parse("2012-01-02T08:00:00Z");
    private static final Duration ALL_CHANGES = Duration.between(FIRST_CHANGE, Instant.parse(TODAY + "T18:00:00Z"));

    /// Where a year begins in an EDTF text.
    private static final Pattern YEAR = Pattern.compile("(?<![0-9-])[0-9]{4}");

    /// A quarter of the records is translated into all languages, and one of ten is written in Spanish first.
    private static final double TRANSLATED = 0.25;

    private static final double SPANISH_FIRST = 0.1;
    private static final double WITH_DELIVERABLE = 81 / 129.0;

    /// The report of 2009 to 2011 gives a due date for one of nine only; whoever keeps records day by day gives more.
    private static final double WITH_DUE_DATE = 0.5;

    private static final double MOVED = 0.3;
    private static final double CONFIRMED = 0.2;
    private static final double CANCELLED = 0.03;
    private static final double OUTCOME_KNOWN = 0.7;
    private static final double REVISED = 0.2;

    /// Distinguishes what is drawn for one number.
    private enum Of {
        ACTIVITY,
        DELIVERABLE,
        REVISED_ACTIVITY,
        REVISED_DELIVERABLE,
        REPLIES
    }

    private final long seed;
    private final int activities;
    private final Shipped shipped;
    private final Prose prose;
    private final Skewed<ActivityType> types;
    private final Skewed<DeliverableKind> kinds;
    private final Skewed<String> countries;
    private final Skewed<String> organizations;
    private final Skewed<String> funders;
    private final Skewed<String> mandates;
    private final Skewed<String> initiatives;
    private final Skewed<Integer> years;

    MadeUp(Shipped shipped, int activities, long seed) {
        this.seed = seed;
        this.activities = activities;
        this.shipped = shipped;
        var made = shipped.activities();
        prose = new Prose(
                Stream.concat(
                                made.stream().map(ActivityDetails::words),
                                shipped.deliverables().stream().map(DeliverableDetails::words))
                        .toList(),
                new SplittableRandom(seed));
        types = new Skewed<>(
                made.stream().map(ActivityDetails::type).toList(), List.of(ActivityType.values()), Skewed.MILD);
        kinds = new Skewed<>(
                shipped.deliverables().stream()
                        .map(DeliverableDetails::deliverableKind)
                        .toList(),
                List.of(DeliverableKind.values()),
                Skewed.MILD);
        countries = new Skewed<>(
                made.stream()
                        .flatMap(activity -> activity.participations().stream())
                        .map(one -> one.country().value())
                        .toList(),
                shipped.countries(),
                Skewed.MILD);
        organizations = new Skewed<>(organizations(made, false), shipped.organizations(), Skewed.ZIPF);
        funders = new Skewed<>(organizations(made, true), shipped.organizations(), Skewed.ZIPF);
        mandates = new Skewed<>(
                made.stream()
                        .flatMap(activity -> activity.mandates().stream())
                        .map(link -> link.mandate().value())
                        .toList(),
                shipped.mandates(),
                Skewed.MILD);
        initiatives = new Skewed<>(
                made.stream()
                        .map(ActivityDetails::initiative)
                        .filter(Objects::nonNull)
                        .map(InitiativeId::value)
                        .toList(),
                shipped.initiatives(),
                Skewed.MILD);
        years = new Skewed<>(List.of(), yearsByFrequency(), Skewed.MILD);
    }

    private static List<String> organizations(List<ActivityDetails> activities, boolean funding) {
        return activities.stream()
                .flatMap(activity -> activity.involvements().stream())
                .filter(one -> (one.role() == InvolvementRole.FUNDER) == funding)
                .map(Involvement::organization)
                .filter(Objects::nonNull)
                .map(OrganizationId::value)
                .toList();
    }

    /// The last full years hold most, and the future few.
    private static List<Integer> yearsByFrequency() {
        var years = new ArrayList<Integer>();
        for (var year = TODAY.getYear(); year >= FIRST_YEAR; year--) {
            years.add(year);
            if (year == TODAY.getYear() - 8) {
                for (var later = TODAY.getYear() + 1; later <= LAST_YEAR; later++) {
                    years.add(later);
                }
            }
        }
        return years;
    }

    int activities() {
        return activities;
    }

    static String key(int n) {
        return "made-" + n;
    }

    static SourceId report(LocalDate closes) {
        return SourceId.of("made-report-" + closes.getYear());
    }

    SourceDetails reportClosing(LocalDate closes) {
        return new SourceDetails(
                SourceKind.REPORT,
                Wordings.original(
                        Language.EN,
                        Wording.original(
                                "Management Report %d-%d".formatted(closes.getYear() - 2, closes.getYear()),
                                null,
                                null)),
                null,
                EdtfDate.parse("%d-11".formatted(closes.getYear())),
                closes,
                Basis.STATED,
                Language.EN,
                null,
                null,
                Visibility.CITE_ONLY);
    }

    /// From the shipped one on, as if nobody had closed one since.
    ReportingPeriodDetails openPeriod() {
        return new ReportingPeriodDetails(
                Wordings.original(Language.EN, Wording.original("November 2011 to November 2027", null, null)),
                SHIPPED_REPORT_CLOSES.plusDays(1),
                REPORTS.getLast(),
                Basis.STATED,
                true,
                null,
                List.of(new Citation(report(REPORTS.getLast()), "title", null, null)));
    }

    /// Every made-up name; all other words that are generated are words of the shipped records.
    List<String> names() {
        return prose.names();
    }

    boolean hasDeliverable(int n) {
        return new SplittableRandom(mixed(n, Of.DELIVERABLE)).nextDouble() < WITH_DELIVERABLE;
    }

    /// When the changes of the turn of one number were published.
    Instant published(int n) {
        return FIRST_CHANGE.plusMillis(ALL_CHANGES.toMillis() / activities * n);
    }

    /// In whose turn the revision of a record is published: as much later for each.
    int turn(int n, int revision) {
        return n + revision * Math.max(1, activities / (MOST_REVISIONS + 2));
    }

    int activityRevisions(int n) {
        return revisions(n, Of.REVISED_ACTIVITY);
    }

    int deliverableRevisions(int n) {
        return hasDeliverable(n) ? revisions(n, Of.REVISED_DELIVERABLE) : 0;
    }

    private int revisions(int n, Of of) {
        var random = new SplittableRandom(mixed(n, of));
        var revisions = 0;
        while (revisions < MOST_REVISIONS && turn(n, revisions + 1) <= activities && random.nextDouble() < REVISED) {
            revisions++;
        }
        return revisions;
    }

    /// What is said about a record beside it.
    SplittableRandom replies(int n) {
        return new SplittableRandom(mixed(n, Of.REPLIES));
    }

    String sentence(SplittableRandom random) {
        return prose.summary(Language.EN, random);
    }

    /// @param revision how often it had been revised, from 0
    ActivityDetails activity(int n, int revision) {
        var details = activity(n);
        for (var one = 1; one <= revision; one++) {
            details = revised(details, new SplittableRandom(mixed(n, Of.REVISED_ACTIVITY) + one));
        }
        return details;
    }

    /// @param revision how often it had been revised, from 0
    DeliverableDetails deliverable(int n, int revision) {
        var details = deliverable(n);
        for (var one = 1; one <= revision; one++) {
            details = revised(details, new SplittableRandom(mixed(n, Of.REVISED_DELIVERABLE) + one));
        }
        return details;
    }

    private ActivityDetails activity(int n) {
        var random = new SplittableRandom(mixed(n, Of.ACTIVITY));
        var like = one(shipped.activities(), random);
        var date = moved(like.date(), years.draw(random));
        var last = date == null ? null : date.latest();
        var place = like.place() == null ? null : prose.name(random);
        var initiative = like.initiative() == null ? null : InitiativeId.of(initiatives.draw(random));
        return new ActivityDetails(
                types.draw(random),
                prose.wordings(
                        languages(random), isSummarized(like.words()), place == null ? "" : ", " + place, random),
                date,
                date == null ? null : Objects.requireNonNullElse(like.dateBasis(), DateBasis.STATED),
                recorded(like.recorded(), date, random),
                null,
                place,
                place == null ? null : CountryId.of(countries.draw(random)),
                initiative,
                like.partOf() == null || n == 1 ? null : ActivityId.of(key(Math.max(1, n - 1 - random.nextInt(20)))),
                null,
                null,
                like.edition(),
                like.thirdParty(),
                like.people().stream()
                        .map(person -> prose.name(random) + " " + prose.name(random) + " (author)")
                        .toList(),
                links(like.mandates(), random),
                participations(like.participations(), random),
                like.groups(),
                involvements(like.involvements(), random),
                citations(like.citations(), last, initiative, random));
    }

    private DeliverableDetails deliverable(int n) {
        var random = new SplittableRandom(mixed(n, Of.DELIVERABLE));
        random.nextDouble(); // whether there is one at all
        var like = one(shipped.deliverables(), random);
        var activity = activity(n);
        var year = years.draw(random);
        var due = moved(like.originalDue(), year);
        if (due == null && random.nextDouble() < WITH_DUE_DATE) {
            due = EdtfDate.parse("%04d-%02d".formatted(year, 1 + random.nextInt(12)));
        }
        var delivered = moved(like.deliveredOn(), year);
        var recorded = like.recorded();
        var end = delivered != null ? delivered.latest() : due == null ? null : due.latest();
        if (recorded == DeliverableRecorded.DELIVERED && end != null && end.isAfter(TODAY)) {
            recorded = DeliverableRecorded.PLANNED;
        } else if (random.nextDouble() < CANCELLED) {
            recorded = DeliverableRecorded.NO_LONGER_PURSUED;
        }
        var isDelivered = recorded == DeliverableRecorded.DELIVERED;
        return new DeliverableDetails(
                kinds.draw(random),
                prose.wordings(languages(random), isSummarized(like.words()), "", random),
                recorded,
                like.proposed(),
                null,
                due,
                List.of(),
                isDelivered ? delivered : null,
                due == null && delivered == null ? null : like.dateBasis(),
                isDelivered ? like.outcome() : null,
                like.actOf(),
                owners(like.owners(), random),
                like.activity() == null ? null : ActivityId.of(key(n)),
                activity.initiative(),
                null,
                like.evidence(),
                links(like.mandates(), random),
                citations(like.citations(), end, activity.initiative(), random));
    }

    /// What somebody who knows more makes of it: another summary, and a country or a date that was missing.
    private ActivityDetails revised(ActivityDetails was, SplittableRandom random) {
        var participations = new ArrayList<>(was.participations());
        var country = CountryId.of(countries.draw(random));
        if (participations.stream().noneMatch(one -> one.country().equals(country))) {
            var role = one(shipped.activities().get(0).participations(), random).role();
            participations.add(new Participation(country, role, Basis.STATED, null, null));
        }
        return ActivityFixture.with(was, reworded(was.words(), random), participations);
    }

    private DeliverableDetails revised(DeliverableDetails was, SplittableRandom random) {
        var revisions = new ArrayList<>(was.revisions());
        var due = was.due();
        if (due != null && due.latest() != null && random.nextDouble() < MOVED) {
            var later = due.latest().plusMonths(1 + random.nextInt(12));
            var report =
                    citations(was.citations(), later, was.initiative(), random).getFirst();
            revisions.add(new DueRevision(
                    EdtfDate.parse("%04d-%02d".formatted(later.getYear(), later.getMonthValue())),
                    later.minusMonths(6).isAfter(TODAY) ? TODAY : later.minusMonths(6),
                    null,
                    report));
        }
        return new DeliverableDetails(
                was.deliverableKind(),
                reworded(was.words(), random),
                was.recorded(),
                was.proposed(),
                was.checkedOn(),
                was.originalDue(),
                revisions,
                was.deliveredOn(),
                was.dateBasis(),
                was.outcome(),
                was.actOf(),
                was.owners(),
                was.activity(),
                was.initiative(),
                was.instrument(),
                was.evidence(),
                was.mandates(),
                was.citations());
    }

    /// The original says something else; its translations are outdated from then on.
    private Wordings reworded(Wordings was, SplittableRandom random) {
        return new Wordings(was.byLanguage().entrySet().stream()
                .collect(Collectors.toMap(java.util.Map.Entry::getKey, one -> {
                    var wording = one.getValue();
                    return wording.original()
                            ? new Wording(
                                    true, wording.title(), prose.summary(one.getKey(), random), wording.note(), null)
                            : wording;
                })));
    }

    private static List<Language> languages(SplittableRandom random) {
        var first = random.nextDouble() < SPANISH_FIRST ? Language.ES : Language.EN;
        return random.nextDouble() >= TRANSLATED
                ? List.of(first)
                : Stream.concat(
                                Stream.of(first),
                                Arrays.stream(Language.values()).filter(other -> other != first))
                        .toList();
    }

    private static boolean isSummarized(Wordings words) {
        return words.byLanguage().values().stream().anyMatch(wording -> wording.summary() != null);
    }

    /// The same date in another year, as exact as before.
    private static @Nullable EdtfDate moved(@Nullable EdtfDate date, int year) {
        if (date == null) {
            return null;
        }
        var years = YEAR.matcher(date.edtf())
                .results()
                .mapToInt(found -> Integer.parseInt(found.group()))
                .summaryStatistics();
        var later = Math.min(year - years.getMin(), LAST_YEAR - years.getMax());
        return EdtfDate.parse(YEAR.matcher(date.edtf())
                .replaceAll(found -> Integer.toString(Integer.parseInt(found.group()) + later)));
    }

    private static Recorded recorded(Recorded like, @Nullable EdtfDate date, SplittableRandom random) {
        var isOpen = like == Recorded.PLANNED || like == Recorded.PROPOSED;
        if (random.nextDouble() < CANCELLED) {
            return Recorded.CANCELLED;
        }
        if (date == null) {
            return like;
        }
        var first = date.earliest();
        var last = date.latest();
        if (first != null && first.isAfter(TODAY)) {
            return isOpen ? like : Recorded.PLANNED;
        }
        if (last == null || last.isAfter(TODAY)) {
            return Recorded.UNDER_WAY;
        }
        return !isOpen || random.nextDouble() < OUTCOME_KNOWN ? Recorded.DONE : like;
    }

    private List<MandateLink> links(List<MandateLink> like, SplittableRandom random) {
        var drawn = mandates.draw(like.size(), random);
        var links = new ArrayList<MandateLink>();
        for (var i = 0; i < drawn.size(); i++) {
            var link = like.get(i);
            var isConfirmed = link.basis() == Basis.INFERRED && random.nextDouble() < CONFIRMED;
            links.add(new MandateLink(
                    MandateId.of(drawn.get(i)),
                    link.basis(),
                    link.reason(),
                    isConfirmed ? "Secretariat" : null,
                    isConfirmed ? TODAY.minusDays(random.nextInt(4_000)) : null));
        }
        return links;
    }

    /// The same roles; a country that has several keeps them, under another name.
    private List<Participation> participations(List<Participation> like, SplittableRandom random) {
        var named = like.stream().map(Participation::country).distinct().toList();
        var drawn = countries.draw(named.size(), random);
        return like.stream()
                .map(one -> new Participation(
                        CountryId.of(drawn.get(named.indexOf(one.country()))),
                        one.role(),
                        one.basis(),
                        one.headCount(),
                        one.note()))
                .toList();
    }

    private List<Involvement> involvements(List<Involvement> like, SplittableRandom random) {
        return like.stream()
                .map(one -> new Involvement(
                        one.organization() == null
                                ? null
                                : OrganizationId.of(
                                        (one.role() == InvolvementRole.FUNDER ? funders : organizations).draw(random)),
                        one.country() == null ? null : CountryId.of(countries.draw(random)),
                        one.role(),
                        one.basis(),
                        one.form(),
                        one.channel(),
                        one.amount(),
                        one.currency(),
                        one.note()))
                .toList();
    }

    private List<Owner> owners(List<Owner> like, SplittableRandom random) {
        var owners = new HashSet<Owner>();
        return like.stream()
                .map(one -> one.organization() != null
                        ? new Owner(OrganizationId.of(organizations.draw(random)), null)
                        : new Owner(null, CountryId.of(countries.draw(random))))
                .filter(owners::add)
                .toList();
    }

    /// In the first report that closes late enough to tell of it.
    private static List<Citation> citations(
            List<Citation> like, @Nullable LocalDate last, @Nullable InitiativeId initiative, SplittableRandom random) {
        var report = SHIPPED_REPORT;
        if (last == null) {
            report = report(one(REPORTS, random));
        } else if (last.isAfter(SHIPPED_REPORT_CLOSES)) {
            report = report(REPORTS.stream()
                    .filter(closes -> !closes.isBefore(last))
                    .findFirst()
                    .orElse(REPORTS.getLast()));
        }
        var section = initiative == null ? "preface" : initiative.value();
        var of = report;
        return like.stream()
                .map(place -> new Citation(of, section, Integer.toString(1 + random.nextInt(200)), place.note()))
                .toList();
    }

    private static <T> T one(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    /// A seed for each number and purpose; neighbours have nothing in common.
    private long mixed(int n, Of of) {
        return new SplittableRandom(seed ^ n * 0x9E3779B97F4A7C15L).nextLong()
                + of.name().hashCode();
    }
}
