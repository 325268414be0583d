package org.mispa.persistence.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.activity.GroupParticipation;
import org.mispa.domain.activity.Participation;
import org.mispa.domain.change.Change;
import org.mispa.domain.component.ComponentDetails;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.country.CountryDetails;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.country.CountryName;
import org.mispa.domain.country.CountryStanding;
import org.mispa.domain.country.Names;
import org.mispa.domain.country.StandingKind;
import org.mispa.domain.country.Subregion;
import org.mispa.domain.deliverable.ActOf;
import org.mispa.domain.deliverable.DeliverableDetails;
import org.mispa.domain.deliverable.DeliverableKind;
import org.mispa.domain.deliverable.DeliverableOutcome;
import org.mispa.domain.deliverable.DeliverableRecorded;
import org.mispa.domain.deliverable.DueRevision;
import org.mispa.domain.deliverable.Owner;
import org.mispa.domain.exchange.RecordFile;
import org.mispa.domain.figure.FigureDetails;
import org.mispa.domain.figure.FigureKind;
import org.mispa.domain.figure.Listed;
import org.mispa.domain.figure.ListedKind;
import org.mispa.domain.initiative.InitiativeDetails;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.initiative.Involvement;
import org.mispa.domain.initiative.InvolvementForm;
import org.mispa.domain.initiative.InvolvementRole;
import org.mispa.domain.instrument.InstrumentDetails;
import org.mispa.domain.instrument.InstrumentId;
import org.mispa.domain.instrument.InstrumentKind;
import org.mispa.domain.mandate.Addressee;
import org.mispa.domain.mandate.Declaration;
import org.mispa.domain.mandate.MandateDetails;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.mandate.MandateLink;
import org.mispa.domain.mandate.Reiteration;
import org.mispa.domain.meeting.MeetingDetails;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.meeting.MeetingKind;
import org.mispa.domain.meeting.ReportingPeriodDetails;
import org.mispa.domain.organization.OrganizationDetails;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.organization.OrganizationKind;
import org.mispa.domain.practice.PracticeDetails;
import org.mispa.domain.practice.PracticeOrigin;
import org.mispa.domain.practice.PracticeStage;
import org.mispa.domain.remark.RemarkDetails;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.source.SourceDetails;
import org.mispa.domain.source.SourceKind;
import org.mispa.domain.source.StatementDetails;
import org.mispa.domain.source.StatementKind;
import org.mispa.domain.source.Visibility;

/// Turns a set of record files into changes: one file a record kind, and one for each list that records of a kind hold.
/// Files and columns are described in docs/data-files.md.
class RecordFiles {
    /// Gives the content of a file by its name.
    interface Folder extends Function<String, @Nullable InputStream> {}

    private final Folder folder;
    private final Actor author;
    private final String reason;
    private final Reading reading = new Reading();
    private final List<Change> changes = new ArrayList<>();

    RecordFiles(Folder folder, Actor author, String reason) {
        this.folder = folder;
        this.author = author;
        this.reason = reason;
    }

    /// The changes that make the records of the files, in an order in which each refers only to earlier ones.
    ///
    /// @throws FaultyRecordFiles with all faults at once
    List<Change> read() {
        sources();
        countries();
        organizations();
        meetings();
        reportingPeriods();
        instruments();
        components();
        mandates();
        initiatives();
        activities();
        deliverables();
        practices();
        figures();
        statements();
        remarks();
        reading.finish();
        return List.copyOf(changes);
    }

    private void sources() {
        var rows = table(RecordFile.SOURCES);
        for (var row : rows.rows()) {
            add(
                    row,
                    "key",
                    RecordKind.SOURCE,
                    () -> new SourceDetails(
                            need(row.choice("kind", SourceKind.class)),
                            need(row.words()),
                            row.optional("issuer"),
                            row.date("date"),
                            need(row.required("closing_day") == null ? null : row.day("closing_day")),
                            need(row.choice("closing_basis", Basis.class)),
                            need(row.choice("language", Language.class)),
                            row.optional("address"),
                            row.day("retrieved_on"),
                            need(row.choice("visibility", Visibility.class))));
        }
    }

    private void countries() {
        var standings = table(RecordFile.COUNTRY_STATUSES).rowsBy("country");
        var rows = table(RecordFile.COUNTRIES);
        for (var row : rows.rows()) {
            add(row, "key", RecordKind.COUNTRY, () -> {
                var names = new EnumMap<Language, CountryName>(Language.class);
                for (var language : Language.values()) {
                    var usual = need(row.required("usual_" + language.tag()));
                    var official = row.optional("official_" + language.tag());
                    var sort = row.optional("sort_" + language.tag());
                    names.put(
                            language,
                            new CountryName(usual, official == null ? usual : official, sort == null ? usual : sort));
                }
                return new CountryDetails(
                        row.optional("iso2"),
                        row.optional("iso3"),
                        need(row.choice("kind", CountryKind.class)),
                        row.optionalChoice("subregion", Subregion.class),
                        new Names(names),
                        each(
                                standings,
                                row,
                                standing -> new CountryStanding(
                                        need(standing.choice("status", StandingKind.class)),
                                        standing.date("date"),
                                        standing.optional("note_en"))),
                        row.optional("note_en"));
            });
        }
        orphans(standings, "country", RecordKind.COUNTRY);
    }

    private void organizations() {
        var rows = table(RecordFile.ORGANIZATIONS);
        for (var row : rows.rows()) {
            add(
                    row,
                    "key",
                    RecordKind.ORGANIZATION,
                    () -> new OrganizationDetails(
                            need(row.words()),
                            row.optional("acronym"),
                            need(row.choice("kind", OrganizationKind.class)),
                            row.reference("country", RecordKind.COUNTRY, CountryId::of),
                            row.reference("parent", RecordKind.ORGANIZATION, OrganizationId::of),
                            row.list("aliases"),
                            row.citations()));
        }
    }

    private void meetings() {
        var rows = table(RecordFile.MEETINGS);
        for (var row : rows.rows()) {
            add(
                    row,
                    "key",
                    RecordKind.MEETING,
                    () -> new MeetingDetails(
                            need(row.choice("kind", MeetingKind.class)),
                            row.optional("series"),
                            row.number("number"),
                            need(row.words()),
                            row.optional("place"),
                            row.reference("country", RecordKind.COUNTRY, CountryId::of),
                            row.date("date"),
                            need(row.choice("recorded", Recorded.class)),
                            row.citations()));
        }
    }

    private void reportingPeriods() {
        var rows = table(RecordFile.REPORTING_PERIODS);
        for (var row : rows.rows()) {
            add(
                    row,
                    "key",
                    RecordKind.REPORTING_PERIOD,
                    () -> new ReportingPeriodDetails(
                            need(row.words()),
                            need(row.required("starts_on") == null ? null : row.day("starts_on")),
                            need(row.required("closes_on") == null ? null : row.day("closes_on")),
                            need(row.choice("closing_basis", Basis.class)),
                            row.yes("kept_in_portal"),
                            row.reference("meeting", RecordKind.MEETING, MeetingId::of),
                            row.citations()));
        }
    }

    private void instruments() {
        var rows = table(RecordFile.INSTRUMENTS);
        for (var row : rows.rows()) {
            add(
                    row,
                    "key",
                    RecordKind.INSTRUMENT,
                    () -> new InstrumentDetails(
                            need(row.choice("kind", InstrumentKind.class)),
                            row.optional("symbol"),
                            need(row.words()),
                            row.list("parties"),
                            row.date("date"),
                            row.optional("place"),
                            row.reference("country", RecordKind.COUNTRY, CountryId::of),
                            row.optional("standing"),
                            row.reference("meeting", RecordKind.MEETING, MeetingId::of),
                            row.citations()));
        }
    }

    private void components() {
        for (var row : table(RecordFile.COMPONENTS).rows()) {
            add(row, "number", RecordKind.COMPONENT, () -> {
                ComponentNumber.of(row.text("number"));
                return new ComponentDetails(need(row.words()), row.citations());
            });
        }
    }

    private void mandates() {
        var reiterations = table(RecordFile.MANDATE_INSTRUMENTS).rowsBy("mandate");
        var declarations = table(RecordFile.MANDATE_DECLARATIONS).rowsBy("mandate");
        var rows = table(RecordFile.MANDATES);
        for (var row : rows.rows()) {
            add(row, "number", RecordKind.MANDATE, () -> {
                MandateId.of(row.text("number"));
                return new MandateDetails(
                        need(row.requiredReference("component", RecordKind.COMPONENT, ComponentNumber::of)),
                        need(row.words()),
                        need(row.choice("addressee", Addressee.class)),
                        need(row.requiredReference("instrument", RecordKind.INSTRUMENT, InstrumentId::of)),
                        row.optional("paragraph"),
                        each(
                                reiterations,
                                row,
                                "number",
                                child -> new Reiteration(
                                        need(child.requiredReference(
                                                "instrument", RecordKind.INSTRUMENT, InstrumentId::of)),
                                        child.optional("note_en"))),
                        each(
                                declarations,
                                row,
                                "number",
                                child -> new Declaration(
                                        need(child.required("declared_by")),
                                        child.date("date"),
                                        need(child.required("summary_en")),
                                        first(child.citations()))),
                        row.citations());
            });
        }
        orphans(reiterations, "mandate", RecordKind.MANDATE);
        orphans(declarations, "mandate", RecordKind.MANDATE);
    }

    private void initiatives() {
        var links = table(RecordFile.INITIATIVE_MANDATES).rowsBy("initiative");
        var involvements = table(RecordFile.INITIATIVE_INVOLVEMENTS).rowsBy("initiative");
        var rows = table(RecordFile.INITIATIVES);
        for (var row : rows.rows()) {
            add(row, "code", RecordKind.INITIATIVE, () -> {
                InitiativeId.of(row.text("code"));
                return new InitiativeDetails(
                        need(row.requiredReference("component", RecordKind.COMPONENT, ComponentNumber::of)),
                        need(row.words()),
                        row.date("date"),
                        need(row.choice("recorded", Recorded.class)),
                        row.optional("scope_en"),
                        row.references("scope_countries", RecordKind.COUNTRY, Function.identity()),
                        row.optional("scope_reason_en"),
                        each(links, row, "code", RecordFiles::link),
                        each(involvements, row, "code", RecordFiles::involvement),
                        row.citations());
            });
        }
        orphans(links, "initiative", RecordKind.INITIATIVE);
        orphans(involvements, "initiative", RecordKind.INITIATIVE);
    }

    private void activities() {
        var links = table(RecordFile.ACTIVITY_MANDATES).rowsBy("activity");
        var involvements = table(RecordFile.ACTIVITY_INVOLVEMENTS).rowsBy("activity");
        var participations = table(RecordFile.ACTIVITY_PARTICIPATIONS).rowsBy("activity");
        var groups = table(RecordFile.ACTIVITY_GROUPS).rowsBy("activity");
        var rows = table(RecordFile.ACTIVITIES);
        for (var row : rows.rows()) {
            add(
                    row,
                    "key",
                    RecordKind.ACTIVITY,
                    () -> new ActivityDetails(
                            need(row.choice("type", ActivityType.class)),
                            need(row.words()),
                            row.date("date"),
                            row.optionalChoice("date_basis", DateBasis.class),
                            need(row.choice("recorded", Recorded.class)),
                            row.day("checked_on"),
                            row.optional("place"),
                            row.reference("country", RecordKind.COUNTRY, CountryId::of),
                            row.reference("initiative", RecordKind.INITIATIVE, InitiativeId::of),
                            row.reference("part_of", RecordKind.ACTIVITY, ActivityId::of),
                            row.reference("meeting", RecordKind.MEETING, MeetingId::of),
                            row.reference("instrument", RecordKind.INSTRUMENT, InstrumentId::of),
                            row.number("edition"),
                            row.yes("third_party"),
                            row.list("people"),
                            each(links, row, RecordFiles::link),
                            each(
                                    participations,
                                    row,
                                    child -> new Participation(
                                            need(child.requiredReference("country", RecordKind.COUNTRY, CountryId::of)),
                                            need(child.choice("role", CountryRole.class)),
                                            need(child.choice("basis", Basis.class)),
                                            child.number("head_count"),
                                            child.optional("note_en"))),
                            each(
                                    groups,
                                    row,
                                    child -> new GroupParticipation(
                                            need(child.required("title_en")),
                                            need(child.choice("role", CountryRole.class)),
                                            child.references(
                                                    "inferred_members", RecordKind.COUNTRY, Function.identity()),
                                            child.optional("reason_en"))),
                            each(involvements, row, RecordFiles::involvement),
                            row.citations()));
        }
        orphans(links, "activity", RecordKind.ACTIVITY);
        orphans(involvements, "activity", RecordKind.ACTIVITY);
        orphans(participations, "activity", RecordKind.ACTIVITY);
        orphans(groups, "activity", RecordKind.ACTIVITY);
    }

    private void deliverables() {
        var links = table(RecordFile.DELIVERABLE_MANDATES).rowsBy("deliverable");
        var revisions = table(RecordFile.DELIVERABLE_REVISIONS).rowsBy("deliverable");
        var rows = table(RecordFile.DELIVERABLES);
        for (var row : rows.rows()) {
            add(row, "key", RecordKind.DELIVERABLE, () -> {
                var owners = new ArrayList<Owner>();
                row.references("owed_by", RecordKind.ORGANIZATION, OrganizationId::of)
                        .forEach(organization -> owners.add(new Owner(organization, null)));
                row.references("owed_by_countries", RecordKind.COUNTRY, CountryId::of)
                        .forEach(country -> owners.add(new Owner(null, country)));
                return new DeliverableDetails(
                        need(row.choice("kind", DeliverableKind.class)),
                        need(row.words()),
                        need(row.choice("recorded", DeliverableRecorded.class)),
                        row.yes("proposed"),
                        row.day("checked_on"),
                        row.date("due"),
                        each(
                                revisions,
                                row,
                                child -> new DueRevision(
                                        need(child.required("due") == null ? null : child.date("due")),
                                        child.day("decided_on"),
                                        child.optional("note_en"),
                                        first(child.citations()))),
                        row.date("delivered_on"),
                        row.optionalChoice("date_basis", DateBasis.class),
                        row.optionalChoice("outcome", DeliverableOutcome.class),
                        need(row.choice("act_of", ActOf.class)),
                        owners,
                        row.reference("activity", RecordKind.ACTIVITY, ActivityId::of),
                        row.reference("initiative", RecordKind.INITIATIVE, InitiativeId::of),
                        row.reference("instrument", RecordKind.INSTRUMENT, InstrumentId::of),
                        row.optional("evidence_en"),
                        each(links, row, RecordFiles::link),
                        row.citations());
            });
        }
        orphans(links, "deliverable", RecordKind.DELIVERABLE);
        orphans(revisions, "deliverable", RecordKind.DELIVERABLE);
    }

    private void practices() {
        var rows = table(RecordFile.PRACTICES);
        for (var row : rows.rows()) {
            add(
                    row,
                    "key",
                    RecordKind.PRACTICE,
                    () -> new PracticeDetails(
                            need(row.words()),
                            need(row.choice("origin", PracticeOrigin.class)),
                            need(row.choice("stage", PracticeStage.class)),
                            row.reference("country", RecordKind.COUNTRY, CountryId::of),
                            row.reference("organization", RecordKind.ORGANIZATION, OrganizationId::of),
                            row.optional("place"),
                            row.reference("initiative", RecordKind.INITIATIVE, InitiativeId::of),
                            row.reference("activity", RecordKind.ACTIVITY, ActivityId::of),
                            row.number("position"),
                            row.citations()));
        }
    }

    private void figures() {
        var rows = table(RecordFile.FIGURES);
        for (var row : rows.rows()) {
            add(
                    row,
                    "key",
                    RecordKind.FIGURE,
                    () -> new FigureDetails(
                            need(about(row)),
                            row.number("value"),
                            need(row.required("unit")),
                            need(row.choice("kind", FigureKind.class)),
                            need(row.required("stated_as")),
                            need(row.words()),
                            listed(row),
                            row.citations()));
        }
    }

    private void statements() {
        for (var row : table(RecordFile.STATEMENTS).rows()) {
            add(
                    row,
                    "key",
                    RecordKind.STATEMENT,
                    () -> new StatementDetails(
                            need(row.choice("kind", StatementKind.class)),
                            need(row.words()),
                            about(row),
                            row.citations()));
        }
    }

    private void remarks() {
        for (var row : table(RecordFile.REMARKS).rows()) {
            add(row, "key", RecordKind.REMARK, () -> new RemarkDetails(need(row.words())));
        }
    }

    private static @Nullable RecordKey about(Row row) {
        var kind = row.optionalChoice("record_kind", RecordKind.class);
        var key = kind == null ? null : row.requiredReference("record", kind, Function.identity());
        return kind == null || key == null ? null : new RecordKey(kind, key);
    }

    /// A cell such as `participations:host,participant`.
    private static @Nullable Listed listed(Row row) {
        var text = row.optional("listed");
        if (text == null) {
            return null;
        }
        var parts = text.split(":", 2);
        try {
            var kind = Row.constant(parts[0], ListedKind.class);
            var among = parts.length == 1 ? List.<String>of() : List.of(parts[1].split(","));
            return new Listed(
                    kind,
                    among.stream().map(one -> among(kind, one.strip())).toList(),
                    need(row.required("listed_unit")),
                    row.yes("comparable"));
        } catch (IllegalArgumentException e) {
            row.fault("listed", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static String among(ListedKind kind, String text) {
        return switch (kind) {
            case PARTICIPATIONS -> Row.constant(text, CountryRole.class).name();
            case ORGANIZATIONS -> Row.constant(text, InvolvementRole.class).name();
            case PRACTICES -> Row.constant(text, PracticeOrigin.class).name();
            case PARTS -> Row.constant(text, ActivityType.class).name();
            case COMPONENTS, MANDATES ->
                throw new IllegalArgumentException(kind.name().toLowerCase(Locale.ROOT) + " are not narrowed");
        };
    }

    private static MandateLink link(Row row) {
        return new MandateLink(
                need(row.requiredReference("mandate", RecordKind.MANDATE, MandateId::of)),
                need(row.choice("basis", Basis.class)),
                row.optional("reason_en"),
                row.optional("confirmed_by"),
                row.day("confirmed_on"));
    }

    private static Involvement involvement(Row row) {
        var amount = row.optional("amount");
        return new Involvement(
                row.reference("organization", RecordKind.ORGANIZATION, OrganizationId::of),
                row.reference("country", RecordKind.COUNTRY, CountryId::of),
                need(row.choice("role", InvolvementRole.class)),
                need(row.choice("basis", Basis.class)),
                row.optionalChoice("form", InvolvementForm.class),
                row.reference("channel", RecordKind.ORGANIZATION, OrganizationId::of),
                amount == null ? null : new BigDecimal(amount),
                row.optional("currency"),
                row.optional("note_en"));
    }

    /// Signals that a part of a record could not be read; its fault is noted already.
    private static final class Unreadable extends RuntimeException {}

    private static <T> T need(@Nullable T value) {
        if (value == null) {
            throw new Unreadable();
        }
        return value;
    }

    private static <T> T first(List<T> values) {
        return need(values.isEmpty() ? null : values.getFirst());
    }

    private interface Making<T> {
        T make();
    }

    /// Notes what the domain refuses; the reader goes on with the next row.
    private static <T> @Nullable T attempt(Row row, Making<T> making) {
        try {
            return making.make();
        } catch (Unreadable e) {
            return null;
        } catch (NumberFormatException e) {
            row.fault("", "holds a number that cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            row.fault("", String.valueOf(e.getMessage()));
        }
        return null;
    }

    private void add(Row row, String keyColumn, RecordKind kind, Making<? extends Details> making) {
        var key = row.required(keyColumn);
        if (key == null || !row.registers(keyColumn, kind, key)) {
            return;
        }
        var details = attempt(row, making);
        if (details != null) {
            changes.add(new Change(new RecordKey(kind, key), null, details, author, reason));
        }
    }

    private static <T> List<T> each(Map<String, List<Row>> children, Row owner, Function<Row, T> making) {
        return each(children, owner, "key", making);
    }

    private static <T> List<T> each(
            Map<String, List<Row>> children, Row owner, String keyColumn, Function<Row, T> making) {
        return children.getOrDefault(owner.text(keyColumn), List.of()).stream()
                .map(child -> attempt(child, () -> making.apply(child)))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /// Rows of a list whose record does not exist.
    private void orphans(Map<String, List<Row>> children, String column, RecordKind kind) {
        children.forEach((key, rows) -> {
            if (!reading.keys(kind).contains(key)) {
                rows.forEach(row -> row.requiredReference(column, kind, Function.identity()));
            }
        });
    }

    private Table table(RecordFile format) {
        var file = format.file();
        try (var content = folder.apply(file)) {
            if (content == null) {
                reading.fault(file, 0, "", "this file is missing");
                return new Table(file, InputStream.nullInputStream(), List.of(), new Reading());
            }
            return new Table(file, content, format.columns(), reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
