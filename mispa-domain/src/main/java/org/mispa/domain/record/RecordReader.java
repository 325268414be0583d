package org.mispa.domain.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.activity.GroupParticipation;
import org.mispa.domain.activity.Participation;
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
import org.mispa.domain.mandate.JudgementDetails;
import org.mispa.domain.mandate.MandateDetails;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.mandate.MandateLink;
import org.mispa.domain.mandate.MandateStatus;
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
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.remark.RemarkDetails;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.SourceDetails;
import org.mispa.domain.source.SourceKind;
import org.mispa.domain.source.StatementDetails;
import org.mispa.domain.source.StatementKind;
import org.mispa.domain.source.Visibility;

/// Reads the details of one record from its row and those of its parts. The columns of each kind stand in [RecordFile];
/// docs/data-files.md describes them.
class RecordReader {
    /// The only way in which an instrument stands to a mandate that another gave.
    static final String REITERATES = "reiterates";

    private final Row row;
    private final Map<RecordFile, List<Row>> parts;
    private final @Nullable Wordings before;

    RecordReader(Row row, Map<RecordFile, List<Row>> parts, @Nullable Details before) {
        this.row = row;
        this.parts = parts;
        this.before = before == null ? null : before.words();
    }

    @Nullable
    Details details() {
        for (var part : RecordFile.partsOf(row.file().kind())) {
            if (part.column("mandate")
                    .filter(column -> column.refersTo() != row.file().kind())
                    .isPresent()) {
                eachOnce(part, Rule.LINKED_ONCE, "mandate");
            }
        }
        eachOnce(RecordFile.ACTIVITY_PARTICIPATIONS, Rule.NAMED_TWICE, "country", "role");
        return attempt(row, this::read);
    }

    private Details read() {
        return switch (row.file().kind()) {
            case SOURCE -> source();
            case COUNTRY -> country();
            case ORGANIZATION -> organization();
            case MEETING -> meeting();
            case REPORTING_PERIOD -> reportingPeriod();
            case INSTRUMENT -> instrument();
            case COMPONENT -> component();
            case MANDATE -> mandate();
            case JUDGEMENT -> judgement();
            case INITIATIVE -> initiative();
            case ACTIVITY -> activity();
            case DELIVERABLE -> deliverable();
            case PRACTICE -> practice();
            case FIGURE -> figure();
            case STATEMENT -> statement();
            case REMARK -> new RemarkDetails(need(row.words(before)));
        };
    }

    private SourceDetails source() {
        var kind = row.choice("kind", SourceKind.class);
        var words = row.titled(before);
        var date = row.date("date");
        var closingDay = row.requiredDay("closing_day");
        var closingBasis = row.choice("closing_basis", Basis.class);
        var language = row.choice("language", Language.class);
        var address = row.address("address");
        var retrievedOn = row.day("retrieved_on");
        var visibility = row.choice("visibility", Visibility.class);
        return new SourceDetails(
                need(kind),
                need(words),
                row.optional("issuer"),
                date,
                need(closingDay),
                need(closingBasis),
                need(language),
                address,
                retrievedOn,
                need(visibility));
    }

    private CountryDetails country() {
        var names = new EnumMap<Language, CountryName>(Language.class);
        for (var language : Language.values()) {
            var usual = row.required("usual_" + language.tag());
            var official = row.optional("official_" + language.tag());
            var sort = row.optional("sort_" + language.tag());
            if (usual != null) {
                names.put(
                        language,
                        new CountryName(usual, official == null ? usual : official, sort == null ? usual : sort));
            }
        }
        var kind = row.choice("kind", CountryKind.class);
        var subregion = row.optionalChoice("subregion", Subregion.class);
        var standings = each(
                RecordFile.COUNTRY_STATUSES,
                part -> new CountryStanding(
                        need(part.choice("status", StandingKind.class)), part.date("date"), part.optional("note_en")));
        return new CountryDetails(
                row.optional("iso2"),
                row.optional("iso3"),
                need(kind),
                subregion,
                new Names(need(names.size() == Language.values().length ? names : null)),
                standings,
                row.optional("note_en"));
    }

    private OrganizationDetails organization() {
        var words = row.titled(before);
        var kind = row.choice("kind", OrganizationKind.class);
        var country = row.reference("country", RecordKind.COUNTRY, CountryId::of);
        var parent = row.reference("parent", RecordKind.ORGANIZATION, OrganizationId::of);
        var citations = row.citations();
        return new OrganizationDetails(
                need(words), row.optional("acronym"), need(kind), country, parent, row.list("aliases"), citations);
    }

    private MeetingDetails meeting() {
        var kind = row.choice("kind", MeetingKind.class);
        var number = row.number("number");
        var words = row.titled(before);
        var country = row.reference("country", RecordKind.COUNTRY, CountryId::of);
        var date = row.date("date");
        var recorded = row.choice("recorded", Recorded.class);
        var citations = row.citations();
        return new MeetingDetails(
                need(kind),
                row.optional("series"),
                number,
                need(words),
                row.optional("place"),
                country,
                date,
                need(recorded),
                citations);
    }

    private ReportingPeriodDetails reportingPeriod() {
        var words = row.titled(before);
        var startsOn = row.requiredDay("starts_on");
        var closesOn = row.requiredDay("closes_on");
        var closingBasis = row.choice("closing_basis", Basis.class);
        var keptInPortal = row.yes("kept_in_portal");
        var meeting = row.reference("meeting", RecordKind.MEETING, MeetingId::of);
        var citations = row.citations();
        return new ReportingPeriodDetails(
                need(words), need(startsOn), need(closesOn), need(closingBasis), keptInPortal, meeting, citations);
    }

    private InstrumentDetails instrument() {
        var kind = row.choice("kind", InstrumentKind.class);
        var words = row.titled(before);
        var date = row.date("date");
        var country = row.reference("country", RecordKind.COUNTRY, CountryId::of);
        var meeting = row.reference("meeting", RecordKind.MEETING, MeetingId::of);
        var citations = row.citations();
        return new InstrumentDetails(
                need(kind),
                row.optional("symbol"),
                need(words),
                row.list("parties"),
                date,
                row.optional("place"),
                country,
                row.optional("standing"),
                meeting,
                citations);
    }

    private ComponentDetails component() {
        var words = row.titled(before);
        var citations = row.citations();
        return new ComponentDetails(need(words), citations);
    }

    private MandateDetails mandate() {
        var component = row.requiredReference("component", RecordKind.COMPONENT, ComponentNumber::of);
        ofItsComponent(component);
        var words = row.titled(before);
        var addressee = row.choice("addressee", Addressee.class);
        var instrument = row.requiredReference("instrument", RecordKind.INSTRUMENT, InstrumentId::of);
        var reiterations = each(
                RecordFile.MANDATE_INSTRUMENTS,
                part -> new Reiteration(need(reiterated(part)), part.optional("note_en")));
        var declarations = each(
                RecordFile.MANDATE_DECLARATIONS,
                part -> new Declaration(
                        need(part.required("declared_by")),
                        part.date("date"),
                        need(part.required("summary_en")),
                        first(part.citations())));
        var citations = row.citations();
        return new MandateDetails(
                need(component),
                need(words),
                need(addressee),
                need(instrument),
                row.optional("paragraph"),
                reiterations,
                declarations,
                citations);
    }

    private JudgementDetails judgement() {
        var mandate = row.requiredReference("mandate", RecordKind.MANDATE, MandateId::of);
        var status = row.choice("status", MandateStatus.class);
        var since = row.requiredDay("since");
        var until = row.requiredDay("until");
        var words = row.words(before);
        var citations = row.citations();
        return new JudgementDetails(
                need(mandate), need(status), need(since), need(until), need(words), needed(citations));
    }

    private InitiativeDetails initiative() {
        var component = row.requiredReference("component", RecordKind.COMPONENT, ComponentNumber::of);
        ofItsComponent(component);
        var words = row.titled(before);
        var date = row.date("date");
        var recorded = row.choice("recorded", Recorded.class);
        var scopeCountries = row.references("scope_countries", RecordKind.COUNTRY, Function.identity());
        var mandates = each(RecordFile.INITIATIVE_MANDATES, RecordReader::link);
        var involvements = each(RecordFile.INITIATIVE_INVOLVEMENTS, RecordReader::involvement);
        var citations = row.citations();
        return new InitiativeDetails(
                need(component),
                need(words),
                date,
                need(recorded),
                row.optional("scope_en"),
                scopeCountries,
                row.optional("scope_reason_en"),
                mandates,
                involvements,
                citations);
    }

    private ActivityDetails activity() {
        var type = row.choice("type", ActivityType.class);
        var words = row.titled(before);
        var date = row.date("date");
        var dateBasis = row.optionalChoice("date_basis", DateBasis.class);
        var recorded = row.choice("recorded", Recorded.class);
        var checkedOn = row.day("checked_on");
        var country = row.reference("country", RecordKind.COUNTRY, CountryId::of);
        var initiative = row.reference("initiative", RecordKind.INITIATIVE, InitiativeId::of);
        var partOf = row.reference("part_of", RecordKind.ACTIVITY, ActivityId::of);
        var meeting = row.reference("meeting", RecordKind.MEETING, MeetingId::of);
        var instrument = row.reference("instrument", RecordKind.INSTRUMENT, InstrumentId::of);
        var edition = row.number("edition");
        var thirdParty = row.yes("third_party");
        var mandates = each(RecordFile.ACTIVITY_MANDATES, RecordReader::link);
        var participations = each(
                RecordFile.ACTIVITY_PARTICIPATIONS,
                part -> new Participation(
                        need(part.requiredReference("country", RecordKind.COUNTRY, CountryId::of)),
                        need(part.choice("role", CountryRole.class)),
                        need(part.choice("basis", Basis.class)),
                        part.number("head_count"),
                        part.optional("note_en")));
        var groups = each(
                RecordFile.ACTIVITY_GROUPS,
                part -> new GroupParticipation(
                        need(part.required("title_en")),
                        need(part.choice("role", CountryRole.class)),
                        part.references("inferred_members", RecordKind.COUNTRY, Function.identity()),
                        part.optional("reason_en")));
        var involvements = each(RecordFile.ACTIVITY_INVOLVEMENTS, RecordReader::involvement);
        var citations = row.citations();
        return new ActivityDetails(
                need(type),
                need(words),
                date,
                dateBasis,
                need(recorded),
                checkedOn,
                row.optional("place"),
                country,
                initiative,
                partOf,
                meeting,
                instrument,
                edition,
                thirdParty,
                row.list("people"),
                mandates,
                participations,
                groups,
                involvements,
                needed(citations));
    }

    private DeliverableDetails deliverable() {
        var owners = new ArrayList<Owner>();
        row.references("owed_by", RecordKind.ORGANIZATION, OrganizationId::of)
                .forEach(organization -> owners.add(new Owner(organization, null)));
        row.references("owed_by_countries", RecordKind.COUNTRY, CountryId::of)
                .forEach(country -> owners.add(new Owner(null, country)));
        var kind = row.choice("kind", DeliverableKind.class);
        var words = row.titled(before);
        var recorded = row.choice("recorded", DeliverableRecorded.class);
        var proposed = row.yes("proposed");
        var checkedOn = row.day("checked_on");
        var due = row.date("due");
        var revisions = each(
                RecordFile.DELIVERABLE_REVISIONS,
                part -> new DueRevision(
                        need(part.required("due") == null ? null : part.date("due")),
                        part.day("decided_on"),
                        part.optional("note_en"),
                        first(part.citations())));
        var deliveredOn = row.date("delivered_on");
        var dateBasis = row.optionalChoice("date_basis", DateBasis.class);
        var outcome = row.optionalChoice("outcome", DeliverableOutcome.class);
        var actOf = row.choice("act_of", ActOf.class);
        var activity = row.reference("activity", RecordKind.ACTIVITY, ActivityId::of);
        var initiative = row.reference("initiative", RecordKind.INITIATIVE, InitiativeId::of);
        var instrument = row.reference("instrument", RecordKind.INSTRUMENT, InstrumentId::of);
        var mandates = each(RecordFile.DELIVERABLE_MANDATES, RecordReader::link);
        var citations = row.citations();
        return new DeliverableDetails(
                need(kind),
                need(words),
                need(recorded),
                proposed,
                checkedOn,
                due,
                revisions,
                deliveredOn,
                dateBasis,
                outcome,
                need(actOf),
                owners,
                activity,
                initiative,
                instrument,
                row.optional("evidence_en"),
                mandates,
                needed(citations));
    }

    private PracticeDetails practice() {
        var words = row.titled(before);
        var origin = row.choice("origin", PracticeOrigin.class);
        var stage = row.choice("stage", PracticeStage.class);
        var country = row.reference("country", RecordKind.COUNTRY, CountryId::of);
        var organization = row.reference("organization", RecordKind.ORGANIZATION, OrganizationId::of);
        var initiative = row.reference("initiative", RecordKind.INITIATIVE, InitiativeId::of);
        var activity = row.reference("activity", RecordKind.ACTIVITY, ActivityId::of);
        var position = row.number("position");
        var citations = row.citations();
        return new PracticeDetails(
                need(words),
                need(origin),
                need(stage),
                country,
                organization,
                row.optional("place"),
                initiative,
                activity,
                position,
                citations);
    }

    private FigureDetails figure() {
        if (row.required("record_kind") == null) {
            throw new Unreadable();
        }
        var about = about();
        var value = row.number("value");
        var unit = row.required("unit");
        var kind = row.choice("kind", FigureKind.class);
        var statedAs = row.required("stated_as");
        var words = row.titled(before);
        var listed = listed();
        var citations = row.citations();
        return new FigureDetails(
                need(about), value, need(unit), need(kind), need(statedAs), need(words), listed, citations);
    }

    private StatementDetails statement() {
        var kind = row.choice("kind", StatementKind.class);
        var words = row.words(before);
        var about = about();
        var citations = row.citations();
        return new StatementDetails(need(kind), need(words), about, citations);
    }

    /// The number says to which component the record belongs; another one beside it is a mistake in one of the two.
    private void ofItsComponent(@Nullable ComponentNumber component) {
        var number = row.text(row.file().columns().getFirst().name());
        if (component != null && number.contains(".") && !number.startsWith(component + ".")) {
            var broken = new BrokenRule(Rule.OF_ITS_COMPONENT);
            row.fault("component", Wrong.RULE, broken.rule().name(), Objects.toString(broken.getMessage()));
        }
    }

    private @Nullable RecordKey about() {
        var kind = row.optionalChoice("record_kind", RecordKind.class);
        if (kind == null
                && row.text("record_kind").isEmpty()
                && !row.text("record").isEmpty()) {
            row.required("record_kind");
        }
        var key = kind == null ? null : row.requiredReference("record", kind, Function.identity());
        return kind == null || key == null ? null : new RecordKey(kind, key);
    }

    /// A cell such as `participations:host,participant`.
    private @Nullable Listed listed() {
        var text = row.optional("listed");
        if (text == null) {
            if (!row.text("listed_unit").isEmpty() || row.yes("comparable")) {
                row.required("listed");
            }
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
        } catch (Row.NoSuchChoice e) {
            row.fault("listed", Wrong.CHOICE, text, e.choices());
            return null;
        }
    }

    private String among(ListedKind kind, String text) {
        return switch (kind) {
            case PARTICIPATIONS -> Row.constant(text, CountryRole.class).name();
            case ORGANIZATIONS -> Row.constant(text, InvolvementRole.class).name();
            case PRACTICES -> Row.constant(text, PracticeOrigin.class).name();
            case PARTS -> Row.constant(text, ActivityType.class).name();
            case COMPONENTS, MANDATES -> {
                row.fault("listed", Wrong.NOT_NARROWED, kind.name().toLowerCase(Locale.ROOT));
                throw new Unreadable();
            }
        };
    }

    private static @Nullable InstrumentId reiterated(Row part) {
        var relation = part.text("relation");
        if (!relation.isEmpty() && !relation.equals(REITERATES)) {
            part.fault("relation", Wrong.CHOICE, relation, REITERATES);
        }
        return part.requiredReference("instrument", RecordKind.INSTRUMENT, InstrumentId::of);
    }

    private static MandateLink link(Row part) {
        return new MandateLink(
                need(part.requiredReference("mandate", RecordKind.MANDATE, MandateId::of)),
                need(part.choice("basis", Basis.class)),
                part.optional("reason_en"),
                part.optional("confirmed_by"),
                part.day("confirmed_on"));
    }

    private static Involvement involvement(Row part) {
        return new Involvement(
                part.reference("organization", RecordKind.ORGANIZATION, OrganizationId::of),
                part.reference("country", RecordKind.COUNTRY, CountryId::of),
                need(part.choice("role", InvolvementRole.class)),
                need(part.choice("basis", Basis.class)),
                part.optionalChoice("form", InvolvementForm.class),
                part.reference("channel", RecordKind.ORGANIZATION, OrganizationId::of),
                part.text("amount").isEmpty() ? null : need(part.amount("amount")),
                part.optional("currency"),
                part.optional("note_en"));
    }

    /// Signals that a record or a part of one could not be read; its fault is noted already.
    private static final class Unreadable extends RuntimeException {}

    private static <T> T need(@Nullable T value) {
        if (value == null) {
            throw new Unreadable();
        }
        return value;
    }

    private static <T> T first(List<T> values) {
        return needed(values).getFirst();
    }

    private static <T> List<T> needed(List<T> values) {
        if (values.isEmpty()) {
            throw new Unreadable();
        }
        return values;
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
        } catch (BrokenRule e) {
            // Which row stands twice is said already.
            if (e.rule() == Rule.LINKED_ONCE || e.rule() == Rule.NAMED_TWICE) {
                return null;
            }
            row.fault(column(row, e.rule()), Wrong.RULE, e.rule().name(), Objects.toString(e.getMessage()));
        }
        return null;
    }

    /// The cell that breaks a rule about several: the one that is empty and should not be, or the other way round.
    private static String column(Row row, Rule rule) {
        return switch (rule) {
            case CITED, PLACE_HAS_A_SECTION, NOTES_FROM_ONE -> "places";
            case OUTCOME_OF_DELIVERED -> row.text("outcome").isEmpty() ? "delivered_on" : "outcome";
            case CLOSES_AFTER_START -> "closes_on";
            case ENDS_AFTER_START -> "until";
            case NAMED_TWICE -> "country";
            case LINKED_ONCE -> "mandate";
            case GROUP_MEMBERS_HAVE_A_REASON, INFERRED_HAS_A_REASON -> "reason_en";
            case ROLE_STATED_OR_INFERRED, LINK_STATED_OR_INFERRED -> "basis";
            case HEAD_COUNT_NOT_NEGATIVE -> "head_count";
            case OWNED_BY_ONE -> "owed_by";
            case OF_ITS_COMPONENT -> "component";
            case COUNTRY_CODE -> row.text("iso2").isEmpty() || row.text("iso2").matches("[A-Z]{2}") ? "iso3" : "iso2";
            case COUNTED_FROM_ONE ->
                Stream.of("number", "edition", "position")
                        .filter(name -> row.file().column(name).isPresent())
                        .findFirst()
                        .orElseThrow();
            case INVOLVED_ONE -> "organization";
            case AMOUNT_HAS_A_CURRENCY -> row.text("amount").isEmpty() ? "amount" : "currency";
            case CURRENCY_CODE -> "currency";
            case CONFIRMED_BY_SOMEBODY -> row.text("confirmed_by").isEmpty() ? "confirmed_by" : "confirmed_on";
            case ONE_ORIGINAL -> "original";
            case WORDED -> "title_" + Language.EN.tag();
            case KEY_FORM, COMPONENT_NUMBER, INITIATIVE_CODE, MANDATE_NUMBER ->
                row.file().columns().getFirst().name();
        };
    }

    /// Notes each row of a list that says again what an earlier one says.
    ///
    /// @param columns by which rows are told apart
    private void eachOnce(RecordFile file, Rule rule, String... columns) {
        var seen = new HashSet<List<String>>();
        for (var part : parts.getOrDefault(file, List.of())) {
            var said = Arrays.stream(columns).map(part::text).toList();
            if (said.stream().noneMatch(String::isEmpty) && !seen.add(said)) {
                part.fault(columns[0], Wrong.RULE, rule.name(), Objects.toString(new BrokenRule(rule).getMessage()));
            }
        }
    }

    private <T> List<T> each(RecordFile file, Function<Row, T> making) {
        return parts.getOrDefault(file, List.of()).stream()
                .map(part -> attempt(part, () -> making.apply(part)))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
