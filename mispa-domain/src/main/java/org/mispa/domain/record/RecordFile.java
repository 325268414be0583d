package org.mispa.domain.record;

import static org.mispa.domain.record.RecordColumn.choice;
import static org.mispa.domain.record.RecordColumn.plain;
import static org.mispa.domain.record.RecordColumn.reference;
import static org.mispa.domain.record.RecordColumn.references;
import static org.mispa.domain.record.RecordColumn.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.country.StandingKind;
import org.mispa.domain.country.Subregion;
import org.mispa.domain.deliverable.ActOf;
import org.mispa.domain.deliverable.DeliverableKind;
import org.mispa.domain.deliverable.DeliverableOutcome;
import org.mispa.domain.deliverable.DeliverableRecorded;
import org.mispa.domain.figure.FigureKind;
import org.mispa.domain.initiative.InvolvementForm;
import org.mispa.domain.initiative.InvolvementRole;
import org.mispa.domain.instrument.InstrumentKind;
import org.mispa.domain.mandate.Addressee;
import org.mispa.domain.mandate.MandateStatus;
import org.mispa.domain.meeting.MeetingKind;
import org.mispa.domain.organization.OrganizationKind;
import org.mispa.domain.practice.PracticeOrigin;
import org.mispa.domain.practice.PracticeStage;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.source.SourceKind;
import org.mispa.domain.source.StatementKind;
import org.mispa.domain.source.Visibility;

/// The record files and their columns: one a record kind, and one for each list that records of a kind hold. What is
/// read, what is written and what the codebook explains all come from here.
public enum RecordFile {
    SOURCES(
            "sources.csv",
            RecordKind.SOURCE,
            key(),
            choice("kind", SourceKind.class),
            text("title_*"),
            text("summary_*").optional(),
            text("issuer"),
            plain("date", CellForm.DATE),
            plain("closing_day", CellForm.DAY),
            choice("closing_basis", Basis.class),
            choice("language", Language.class),
            plain("address", CellForm.ADDRESS),
            plain("retrieved_on", CellForm.DAY),
            choice("visibility", Visibility.class),
            text("note_*"),
            original()),
    COUNTRIES(
            "countries.csv",
            RecordKind.COUNTRY,
            key(),
            plain("iso2", CellForm.CODE),
            plain("iso3", CellForm.CODE),
            choice("kind", CountryKind.class),
            choice("subregion", Subregion.class),
            text("usual_*"),
            text("official_*"),
            text("sort_*"),
            text("note_en")),
    COUNTRY_STATUSES(
            "country-statuses.csv",
            RecordKind.COUNTRY,
            reference("country", RecordKind.COUNTRY),
            choice("status", StandingKind.class),
            plain("date", CellForm.DATE),
            text("note_en")),
    ORGANIZATIONS(
            "organizations.csv",
            RecordKind.ORGANIZATION,
            key(),
            text("title_*"),
            text("summary_*").optional(),
            text("acronym"),
            choice("kind", OrganizationKind.class),
            reference("country", RecordKind.COUNTRY),
            reference("parent", RecordKind.ORGANIZATION),
            plain("aliases", CellForm.LIST),
            text("note_*"),
            original(),
            source(),
            places()),
    MEETINGS(
            "meetings.csv",
            RecordKind.MEETING,
            key(),
            choice("kind", MeetingKind.class),
            plain("series", CellForm.KEY),
            plain("number", CellForm.WHOLE_NUMBER),
            text("title_*"),
            text("summary_*"),
            text("place"),
            reference("country", RecordKind.COUNTRY),
            plain("date", CellForm.DATE),
            choice("recorded", Recorded.class),
            text("note_*"),
            original(),
            source(),
            places()),
    REPORTING_PERIODS(
            "reporting-periods.csv",
            RecordKind.REPORTING_PERIOD,
            key(),
            text("title_*"),
            text("summary_*").optional(),
            plain("starts_on", CellForm.DAY),
            plain("closes_on", CellForm.DAY),
            choice("closing_basis", Basis.class),
            plain("kept_in_portal", CellForm.YES_NO),
            reference("meeting", RecordKind.MEETING),
            text("note_*"),
            original(),
            source(),
            places()),
    INSTRUMENTS(
            "instruments.csv",
            RecordKind.INSTRUMENT,
            key(),
            choice("kind", InstrumentKind.class),
            text("symbol"),
            text("title_*"),
            text("summary_*"),
            plain("parties", CellForm.LIST),
            plain("date", CellForm.DATE),
            text("place"),
            reference("country", RecordKind.COUNTRY),
            text("standing"),
            reference("meeting", RecordKind.MEETING),
            text("note_*"),
            original(),
            source(),
            places()),
    COMPONENTS(
            "components.csv",
            RecordKind.COMPONENT,
            plain("number", CellForm.CODE),
            text("title_*"),
            text("summary_*").optional(),
            text("note_*").optional(),
            original(),
            source(),
            places()),
    MANDATES(
            "mandates.csv",
            RecordKind.MANDATE,
            plain("number", CellForm.CODE),
            reference("component", RecordKind.COMPONENT),
            text("title_*"),
            text("summary_*"),
            text("note_*").optional(),
            original(),
            choice("addressee", Addressee.class),
            reference("instrument", RecordKind.INSTRUMENT),
            text("paragraph"),
            source(),
            places()),
    MANDATE_INSTRUMENTS(
            "mandate-instruments.csv",
            RecordKind.MANDATE,
            reference("mandate", RecordKind.MANDATE),
            reference("instrument", RecordKind.INSTRUMENT),
            text("relation"),
            text("note_en")),
    MANDATE_DECLARATIONS(
            "mandate-declarations.csv",
            RecordKind.MANDATE,
            reference("mandate", RecordKind.MANDATE),
            text("declared_by"),
            plain("date", CellForm.DATE),
            text("summary_en"),
            source(),
            places()),
    JUDGEMENTS(
            "judgements.csv",
            RecordKind.JUDGEMENT,
            key(),
            reference("mandate", RecordKind.MANDATE),
            choice("status", MandateStatus.class),
            plain("since", CellForm.DAY),
            plain("until", CellForm.DAY),
            text("summary_*"),
            original(),
            source(),
            places()),
    INITIATIVES(
            "initiatives.csv",
            RecordKind.INITIATIVE,
            plain("code", CellForm.CODE),
            reference("component", RecordKind.COMPONENT),
            text("title_*"),
            text("summary_*"),
            plain("date", CellForm.DATE),
            choice("recorded", Recorded.class),
            text("scope_en"),
            references("scope_countries", RecordKind.COUNTRY),
            text("scope_reason_en"),
            text("note_*"),
            original(),
            source(),
            places()),
    INITIATIVE_MANDATES(
            "initiative-mandates.csv", RecordKind.INITIATIVE, mandateLinks("initiative", RecordKind.INITIATIVE)),
    INITIATIVE_INVOLVEMENTS(
            "initiative-involvements.csv", RecordKind.INITIATIVE, involvements("initiative", RecordKind.INITIATIVE)),
    ACTIVITIES(
            "activities.csv",
            RecordKind.ACTIVITY,
            key(),
            choice("type", ActivityType.class),
            text("title_*"),
            text("summary_*"),
            plain("date", CellForm.DATE),
            choice("date_basis", DateBasis.class),
            choice("recorded", Recorded.class),
            plain("checked_on", CellForm.DAY).optional(),
            text("place"),
            reference("country", RecordKind.COUNTRY),
            reference("initiative", RecordKind.INITIATIVE),
            reference("part_of", RecordKind.ACTIVITY),
            reference("meeting", RecordKind.MEETING),
            reference("instrument", RecordKind.INSTRUMENT),
            plain("edition", CellForm.WHOLE_NUMBER),
            plain("third_party", CellForm.YES_NO),
            plain("people", CellForm.LIST),
            text("note_*"),
            original(),
            source(),
            places()),
    ACTIVITY_MANDATES("activity-mandates.csv", RecordKind.ACTIVITY, mandateLinks("activity", RecordKind.ACTIVITY)),
    ACTIVITY_PARTICIPATIONS(
            "activity-participations.csv",
            RecordKind.ACTIVITY,
            reference("activity", RecordKind.ACTIVITY),
            reference("country", RecordKind.COUNTRY),
            choice("role", CountryRole.class),
            choice("basis", Basis.class),
            plain("head_count", CellForm.WHOLE_NUMBER),
            text("note_en")),
    ACTIVITY_GROUPS(
            "activity-groups.csv",
            RecordKind.ACTIVITY,
            reference("activity", RecordKind.ACTIVITY),
            text("title_en"),
            choice("role", CountryRole.class),
            references("inferred_members", RecordKind.COUNTRY),
            text("reason_en")),
    ACTIVITY_INVOLVEMENTS(
            "activity-involvements.csv", RecordKind.ACTIVITY, involvements("activity", RecordKind.ACTIVITY)),
    DELIVERABLES(
            "deliverables.csv",
            RecordKind.DELIVERABLE,
            key(),
            choice("kind", DeliverableKind.class),
            text("title_*"),
            text("summary_*"),
            choice("recorded", DeliverableRecorded.class),
            plain("proposed", CellForm.YES_NO),
            plain("checked_on", CellForm.DAY).optional(),
            plain("due", CellForm.DATE),
            plain("delivered_on", CellForm.DATE),
            choice("date_basis", DateBasis.class),
            choice("outcome", DeliverableOutcome.class),
            choice("act_of", ActOf.class),
            references("owed_by", RecordKind.ORGANIZATION),
            references("owed_by_countries", RecordKind.COUNTRY),
            reference("activity", RecordKind.ACTIVITY),
            reference("initiative", RecordKind.INITIATIVE),
            reference("instrument", RecordKind.INSTRUMENT),
            text("evidence_en"),
            text("note_*"),
            original(),
            source(),
            places()),
    DELIVERABLE_MANDATES(
            "deliverable-mandates.csv", RecordKind.DELIVERABLE, mandateLinks("deliverable", RecordKind.DELIVERABLE)),
    DELIVERABLE_REVISIONS(
            "deliverable-revisions.csv",
            RecordKind.DELIVERABLE,
            reference("deliverable", RecordKind.DELIVERABLE),
            plain("due", CellForm.DATE),
            plain("decided_on", CellForm.DAY),
            text("note_en"),
            source(),
            places()),
    PRACTICES(
            "practices.csv",
            RecordKind.PRACTICE,
            key(),
            text("title_*"),
            text("summary_*"),
            text("note_*").optional(),
            original(),
            choice("origin", PracticeOrigin.class),
            choice("stage", PracticeStage.class),
            reference("country", RecordKind.COUNTRY),
            reference("organization", RecordKind.ORGANIZATION),
            text("place"),
            reference("initiative", RecordKind.INITIATIVE),
            reference("activity", RecordKind.ACTIVITY),
            plain("position", CellForm.WHOLE_NUMBER),
            source(),
            places()),
    FIGURES(
            "figures.csv",
            RecordKind.FIGURE,
            key(),
            choice("record_kind", RecordKind.class),
            plain("record", CellForm.KEY),
            plain("value", CellForm.WHOLE_NUMBER),
            text("unit"),
            choice("kind", FigureKind.class),
            text("stated_as"),
            text("title_*"),
            text("summary_*").optional(),
            text("listed"),
            text("listed_unit"),
            plain("comparable", CellForm.YES_NO),
            text("note_*"),
            original(),
            source(),
            places()),
    STATEMENTS(
            "statements.csv",
            RecordKind.STATEMENT,
            key(),
            choice("kind", StatementKind.class),
            text("title_*").optional(),
            text("summary_*"),
            text("note_*").optional(),
            original(),
            choice("record_kind", RecordKind.class),
            plain("record", CellForm.KEY),
            source(),
            places()),
    REMARKS("remarks.csv", RecordKind.REMARK, key(), text("summary_*"), original());

    private final String file;
    private final RecordKind kind;

    @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
    private final List<RecordColumn> columns;

    @SuppressWarnings("ImmutableEnumChecker") // a map that cannot be changed
    private final Map<String, RecordColumn> byName;

    RecordFile(String file, RecordKind kind, RecordColumn... columns) {
        this.file = file;
        this.kind = kind;
        this.columns = List.of(columns);
        var named = new HashMap<String, RecordColumn>();
        this.columns.forEach(column -> column.names().forEach(name -> named.put(name, column)));
        this.byName = Map.copyOf(named);
    }

    /// The name of the file, `activities.csv`.
    public String file() {
        return file;
    }

    /// The name without its ending, as in addresses.
    public String stem() {
        return file.substring(0, file.length() - ".csv".length());
    }

    /// The kind of the records that its rows are, or belong to.
    public RecordKind kind() {
        return kind;
    }

    /// Whether its rows are parts of records that stand in another file.
    public boolean ofParts() {
        return columns.getFirst().refersTo() != null;
    }

    public List<RecordColumn> columns() {
        return columns;
    }

    /// The header: every column, in every language.
    public List<String> header() {
        return columns.stream().flatMap(column -> column.names().stream()).toList();
    }

    /// The file whose rows are the records of a kind.
    public static RecordFile of(RecordKind kind) {
        return Arrays.stream(values())
                .filter(file -> file.kind == kind && !file.ofParts())
                .findFirst()
                .orElseThrow();
    }

    /// The files whose rows are lists that records of a kind hold.
    public static List<RecordFile> partsOf(RecordKind kind) {
        return Arrays.stream(values())
                .filter(file -> file.kind == kind && file.ofParts())
                .toList();
    }

    /// The column that a name in the header belongs to.
    public Optional<RecordColumn> column(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public static Optional<RecordFile> named(String stem) {
        return Arrays.stream(values()).filter(file -> file.stem().equals(stem)).findFirst();
    }

    private static RecordColumn[] mandateLinks(String owner, RecordKind kind) {
        return new RecordColumn[] {
            reference(owner, kind),
            reference("mandate", RecordKind.MANDATE),
            choice("basis", Basis.class),
            text("reason_en"),
            text("confirmed_by"),
            plain("confirmed_on", CellForm.DAY)
        };
    }

    private static RecordColumn[] involvements(String owner, RecordKind kind) {
        return new RecordColumn[] {
            reference(owner, kind),
            reference("organization", RecordKind.ORGANIZATION),
            reference("country", RecordKind.COUNTRY),
            choice("role", InvolvementRole.class),
            choice("basis", Basis.class),
            choice("form", InvolvementForm.class),
            reference("channel", RecordKind.ORGANIZATION),
            plain("amount", CellForm.AMOUNT),
            plain("currency", CellForm.CODE),
            text("note_en")
        };
    }

    private static RecordColumn key() {
        return plain("key", CellForm.KEY);
    }

    private static RecordColumn source() {
        return reference("source", RecordKind.SOURCE);
    }

    private static RecordColumn places() {
        return plain("places", CellForm.LIST);
    }

    /// In which language the wordings were written first. Where it is missing, that is English, or else the first there
    /// is.
    private static RecordColumn original() {
        return choice("original", Language.class).optional();
    }
}
