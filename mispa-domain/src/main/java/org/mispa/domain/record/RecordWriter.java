package org.mispa.domain.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.GroupParticipation;
import org.mispa.domain.activity.Participation;
import org.mispa.domain.component.ComponentDetails;
import org.mispa.domain.country.CountryDetails;
import org.mispa.domain.country.CountryStanding;
import org.mispa.domain.deliverable.DeliverableDetails;
import org.mispa.domain.deliverable.DueRevision;
import org.mispa.domain.deliverable.Owner;
import org.mispa.domain.figure.FigureDetails;
import org.mispa.domain.figure.Listed;
import org.mispa.domain.initiative.InitiativeDetails;
import org.mispa.domain.initiative.Involvement;
import org.mispa.domain.instrument.InstrumentDetails;
import org.mispa.domain.mandate.Declaration;
import org.mispa.domain.mandate.JudgementDetails;
import org.mispa.domain.mandate.MandateDetails;
import org.mispa.domain.mandate.MandateLink;
import org.mispa.domain.mandate.Reiteration;
import org.mispa.domain.meeting.MeetingDetails;
import org.mispa.domain.meeting.ReportingPeriodDetails;
import org.mispa.domain.organization.OrganizationDetails;
import org.mispa.domain.practice.PracticeDetails;
import org.mispa.domain.remark.RemarkDetails;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;
import org.mispa.domain.source.SourceDetails;
import org.mispa.domain.source.StatementDetails;

/// Writes details as cells, such that [RecordReader] reads the same details from them.
class RecordWriter {
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final Map<RecordFile, List<Map<String, String>>> parts = new EnumMap<>(RecordFile.class);

    private RecordWriter() {}

    static RecordCells write(Details details) {
        var writer = new RecordWriter();
        writer.all(details);
        return new RecordCells(details.kind(), writer.cells, writer.parts);
    }

    private void all(Details details) {
        words(details.words());
        switch (details) {
            case SourceDetails source ->
                put("kind", source.kindOfSource())
                        .put("issuer", source.issuer())
                        .put("date", source.date())
                        .put("closing_day", source.closingDay())
                        .put("closing_basis", source.closingBasis())
                        .put("language", source.writtenIn())
                        .put("address", source.address())
                        .put("retrieved_on", source.retrievedOn())
                        .put("visibility", source.visibility());
            case CountryDetails country -> {
                put("iso2", country.iso2())
                        .put("iso3", country.iso3())
                        .put("kind", country.countryKind())
                        .put("subregion", country.subregion())
                        .put("note_en", country.note());
                country.names()
                        .byLanguage()
                        .forEach((language, name) -> put("usual_" + language.tag(), name.usual())
                                .put("official_" + language.tag(), name.official())
                                .put("sort_" + language.tag(), name.sort()));
                each(RecordFile.COUNTRY_STATUSES, country.standings(), RecordWriter::standing);
            }
            case OrganizationDetails organization ->
                put("acronym", organization.acronym())
                        .put("kind", organization.organizationKind())
                        .put("country", organization.country())
                        .put("parent", organization.parent())
                        .put("aliases", ListCell.write(organization.aliases()))
                        .citations(organization.citations());
            case MeetingDetails meeting ->
                put("kind", meeting.meetingKind())
                        .put("series", meeting.series())
                        .put("number", meeting.number())
                        .put("place", meeting.place())
                        .put("country", meeting.country())
                        .put("date", meeting.date())
                        .put("recorded", meeting.recorded())
                        .citations(meeting.citations());
            case ReportingPeriodDetails period ->
                put("starts_on", period.startsOn())
                        .put("closes_on", period.closesOn())
                        .put("closing_basis", period.closingBasis())
                        .put("kept_in_portal", period.keptInPortal())
                        .put("meeting", period.meeting())
                        .citations(period.citations());
            case InstrumentDetails instrument ->
                put("kind", instrument.instrumentKind())
                        .put("symbol", instrument.symbol())
                        .put("parties", ListCell.write(instrument.parties()))
                        .put("date", instrument.date())
                        .put("place", instrument.place())
                        .put("country", instrument.country())
                        .put("standing", instrument.standing())
                        .put("meeting", instrument.meeting())
                        .citations(instrument.citations());
            case ComponentDetails component -> citations(component.citations());
            case MandateDetails mandate -> {
                put("component", mandate.component())
                        .put("addressee", mandate.addressee())
                        .put("instrument", mandate.instrument())
                        .put("paragraph", mandate.paragraph())
                        .citations(mandate.citations());
                each(RecordFile.MANDATE_INSTRUMENTS, mandate.reiterations(), RecordWriter::reiteration);
                each(RecordFile.MANDATE_DECLARATIONS, mandate.declarations(), RecordWriter::declaration);
            }
            case JudgementDetails judgement ->
                put("mandate", judgement.mandate())
                        .put("status", judgement.status())
                        .put("since", judgement.since())
                        .put("until", judgement.until())
                        .citations(judgement.citations());
            case InitiativeDetails initiative -> {
                put("component", initiative.component())
                        .put("date", initiative.date())
                        .put("recorded", initiative.recorded())
                        .put("scope_en", initiative.scope())
                        .put("scope_countries", ListCell.write(initiative.scopeCountries()))
                        .put("scope_reason_en", initiative.scopeReason())
                        .citations(initiative.citations());
                each(RecordFile.INITIATIVE_MANDATES, initiative.mandates(), RecordWriter::link);
                each(RecordFile.INITIATIVE_INVOLVEMENTS, initiative.involvements(), RecordWriter::involvement);
            }
            case ActivityDetails activity -> {
                put("type", activity.type())
                        .put("date", activity.date())
                        .put("date_basis", activity.dateBasis())
                        .put("recorded", activity.recorded())
                        .put("checked_on", activity.checkedOn())
                        .put("place", activity.place())
                        .put("country", activity.country())
                        .put("initiative", activity.initiative())
                        .put("part_of", activity.partOf())
                        .put("meeting", activity.meeting())
                        .put("instrument", activity.instrument())
                        .put("edition", activity.edition())
                        .put("third_party", activity.thirdParty())
                        .put("people", ListCell.write(activity.people()))
                        .citations(activity.citations());
                each(RecordFile.ACTIVITY_MANDATES, activity.mandates(), RecordWriter::link);
                each(RecordFile.ACTIVITY_PARTICIPATIONS, activity.participations(), RecordWriter::participation);
                each(RecordFile.ACTIVITY_GROUPS, activity.groups(), RecordWriter::group);
                each(RecordFile.ACTIVITY_INVOLVEMENTS, activity.involvements(), RecordWriter::involvement);
            }
            case DeliverableDetails deliverable -> {
                put("kind", deliverable.deliverableKind())
                        .put("recorded", deliverable.recorded())
                        .put("proposed", deliverable.proposed())
                        .put("checked_on", deliverable.checkedOn())
                        .put("due", deliverable.originalDue())
                        .put("delivered_on", deliverable.deliveredOn())
                        .put("date_basis", deliverable.dateBasis())
                        .put("outcome", deliverable.outcome())
                        .put("act_of", deliverable.actOf())
                        .put("owed_by", owners(deliverable.owners(), Owner::organization))
                        .put("owed_by_countries", owners(deliverable.owners(), Owner::country))
                        .put("activity", deliverable.activity())
                        .put("initiative", deliverable.initiative())
                        .put("instrument", deliverable.instrument())
                        .put("evidence_en", deliverable.evidence())
                        .citations(deliverable.citations());
                each(RecordFile.DELIVERABLE_MANDATES, deliverable.mandates(), RecordWriter::link);
                each(RecordFile.DELIVERABLE_REVISIONS, deliverable.revisions(), RecordWriter::revision);
            }
            case PracticeDetails practice ->
                put("origin", practice.origin())
                        .put("stage", practice.stage())
                        .put("country", practice.country())
                        .put("organization", practice.organization())
                        .put("place", practice.place())
                        .put("initiative", practice.initiative())
                        .put("activity", practice.activity())
                        .put("position", practice.number())
                        .citations(practice.citations());
            case FigureDetails figure ->
                about(figure.about())
                        .put("value", figure.value())
                        .put("unit", figure.unit())
                        .put("kind", figure.figureKind())
                        .put("stated_as", figure.statedAs())
                        .listed(figure.listed())
                        .citations(figure.citations());
            case StatementDetails statement ->
                put("kind", statement.statementKind()).about(statement.about()).citations(statement.citations());
            case RemarkDetails remark -> {
                // words alone
            }
            default -> throw new IllegalArgumentException("no record kind has " + details.getClass());
        }
    }

    private static void standing(RecordWriter part, CountryStanding standing) {
        part.put("status", standing.standing()).put("date", standing.date()).put("note_en", standing.note());
    }

    private static void reiteration(RecordWriter part, Reiteration reiteration) {
        part.put("instrument", reiteration.instrument())
                .put("relation", RecordReader.REITERATES)
                .put("note_en", reiteration.note());
    }

    private static void declaration(RecordWriter part, Declaration declaration) {
        part.put("declared_by", declaration.declaredBy())
                .put("date", declaration.date())
                .put("summary_en", declaration.summary())
                .citations(List.of(declaration.citation()));
    }

    private static void revision(RecordWriter part, DueRevision revision) {
        part.put("due", revision.due())
                .put("decided_on", revision.decidedOn())
                .put("note_en", revision.reason())
                .citations(List.of(revision.citation()));
    }

    private static void link(RecordWriter part, MandateLink link) {
        part.put("mandate", link.mandate())
                .put("basis", link.basis())
                .put("reason_en", link.reason())
                .put("confirmed_by", link.confirmedBy())
                .put("confirmed_on", link.confirmedOn());
    }

    private static void participation(RecordWriter part, Participation participation) {
        part.put("country", participation.country())
                .put("role", participation.role())
                .put("basis", participation.basis())
                .put("head_count", participation.headCount())
                .put("note_en", participation.note());
    }

    private static void group(RecordWriter part, GroupParticipation group) {
        part.put("title_en", group.title())
                .put("role", group.role())
                .put("inferred_members", ListCell.write(group.inferredMembers()))
                .put("reason_en", group.reason());
    }

    private static void involvement(RecordWriter part, Involvement involvement) {
        var amount = involvement.amount();
        part.put("organization", involvement.organization())
                .put("country", involvement.country())
                .put("role", involvement.role())
                .put("basis", involvement.basis())
                .put("form", involvement.form())
                .put("channel", involvement.channel())
                .put("amount", amount == null ? null : amount.toPlainString())
                .put("currency", involvement.currency())
                .put("note_en", involvement.note());
    }

    private void words(@Nullable Wordings words) {
        if (words == null) {
            return;
        }
        put("original", words.originalLanguage());
        words.byLanguage()
                .forEach((language, wording) -> put("title_" + language.tag(), wording.title())
                        .put("summary_" + language.tag(), wording.summary())
                        .put("note_" + language.tag(), wording.note()));
    }

    private RecordWriter about(@Nullable RecordKey about) {
        return about == null ? this : put("record_kind", about.kind()).put("record", about.key());
    }

    private RecordWriter listed(@Nullable Listed listed) {
        if (listed == null) {
            return this;
        }
        var among = listed.among().isEmpty()
                ? ""
                : ":"
                        + String.join(",", listed.among())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-');
        return put("listed", Query.slug(listed.kind()) + among)
                .put("listed_unit", listed.unit())
                .put("comparable", listed.comparable());
    }

    private void citations(List<Citation> citations) {
        if (citations.isEmpty()) {
            return;
        }
        var source = citations.getFirst().source();
        put("source", source);
        put(
                "places",
                ListCell.write(citations.stream()
                        .map(citation -> (citation.source().equals(source) ? "" : citation.source() + "#")
                                + citation.section()
                                + (citation.paragraph() == null ? "" : "/" + citation.paragraph())
                                + (citation.note() == null ? "" : "/n" + citation.note()))
                        .toList()));
    }

    private RecordWriter put(String column, @Nullable Object value) {
        var cell = switch (value) {
            case null -> "";
            case Boolean yes -> yes ? "yes" : "no";
            case Enum<?> choice -> Query.slug(choice);
            default -> value.toString();
        };
        if (!cell.isEmpty()) {
            cells.put(column, cell);
        }
        return this;
    }

    private <T> void each(RecordFile file, List<T> values, BiConsumer<RecordWriter, T> writing) {
        var rows = new ArrayList<Map<String, String>>();
        for (var value : values) {
            var part = new RecordWriter();
            writing.accept(part, value);
            rows.add(Map.copyOf(part.cells));
        }
        if (!rows.isEmpty()) {
            parts.put(file, List.copyOf(rows));
        }
    }

    private static String owners(List<Owner> owners, Function<Owner, @Nullable Object> which) {
        return ListCell.write(owners.stream()
                .map(which)
                .filter(Objects::nonNull)
                .map(Objects::toString)
                .toList());
    }
}
