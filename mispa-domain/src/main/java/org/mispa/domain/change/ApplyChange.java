package org.mispa.domain.change;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.Activity;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.component.Component;
import org.mispa.domain.component.ComponentDetails;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.country.Country;
import org.mispa.domain.country.CountryDetails;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.deliverable.Deliverable;
import org.mispa.domain.deliverable.DeliverableDetails;
import org.mispa.domain.deliverable.DeliverableId;
import org.mispa.domain.figure.Figure;
import org.mispa.domain.figure.FigureDetails;
import org.mispa.domain.figure.FigureId;
import org.mispa.domain.initiative.Initiative;
import org.mispa.domain.initiative.InitiativeDetails;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.instrument.Instrument;
import org.mispa.domain.instrument.InstrumentDetails;
import org.mispa.domain.instrument.InstrumentId;
import org.mispa.domain.mandate.Judgement;
import org.mispa.domain.mandate.JudgementDetails;
import org.mispa.domain.mandate.JudgementId;
import org.mispa.domain.mandate.Mandate;
import org.mispa.domain.mandate.MandateDetails;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.meeting.Meeting;
import org.mispa.domain.meeting.MeetingDetails;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.meeting.ReportingPeriod;
import org.mispa.domain.meeting.ReportingPeriodDetails;
import org.mispa.domain.meeting.ReportingPeriodId;
import org.mispa.domain.organization.Organization;
import org.mispa.domain.organization.OrganizationDetails;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.practice.Practice;
import org.mispa.domain.practice.PracticeDetails;
import org.mispa.domain.practice.PracticeId;
import org.mispa.domain.remark.Remark;
import org.mispa.domain.remark.RemarkDetails;
import org.mispa.domain.remark.RemarkId;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.Details;
import org.mispa.domain.source.SourceDetails;
import org.mispa.domain.source.SourceDocument;
import org.mispa.domain.source.SourceId;
import org.mispa.domain.source.Statement;
import org.mispa.domain.source.StatementDetails;
import org.mispa.domain.source.StatementId;

/// The one door: nothing else writes records. Applies a change as a whole or not at all and keeps what was before.
@Named
public class ApplyChange {
    private final Records records;
    private final Changes changes;

    @Inject
    public ApplyChange(Records records, Changes changes) {
        this.records = records;
        this.changes = changes;
    }

    /// @param at when it is applied
    /// @throws StaleChange if the record is not at the version that the change started from
    /// @throws StillNamed if it is to be withdrawn and others refer to it
    @Transactional
    public void apply(Change change, Instant at) {
        var existing = records.find(change.record()).orElse(null);
        var current = existing == null ? null : existing.version();
        if (!Objects.equals(current, change.base())) {
            throw new StaleChange(change.record(), change.base(), current);
        }
        @Nullable Details before = existing == null ? null : existing.details();
        var proposed = change.proposed();
        Aggregate<?> record;
        if (existing == null) {
            record = create(change.record().key(), Objects.requireNonNull(proposed));
            records.add(record);
        } else if (proposed == null) {
            var naming = records.namedBy(change.record());
            if (!naming.isEmpty()) {
                throw new StillNamed(change.record(), naming);
            }
            record = existing;
            records.remove(record);
        } else {
            record = existing;
            revise(record, proposed);
        }
        var version = Objects.requireNonNullElse(record.version(), 0);
        records.flush();
        changes.applied(
                change, before, proposed == null ? version : Objects.requireNonNullElse(record.version(), 0), at);
    }

    @SuppressWarnings("unchecked") // a change is of its record's kind, and a kind has one class of details
    private static <D extends Details> void revise(Aggregate<?> record, D details) {
        ((Aggregate<D>) record).revise(details);
    }

    /// A record that is not stored yet.
    public static Aggregate<?> create(String key, Details proposed) {
        return switch (proposed) {
            case SourceDetails details -> new SourceDocument(SourceId.of(key), details);
            case CountryDetails details -> new Country(CountryId.of(key), details);
            case OrganizationDetails details -> new Organization(OrganizationId.of(key), details);
            case MeetingDetails details -> new Meeting(MeetingId.of(key), details);
            case ReportingPeriodDetails details -> new ReportingPeriod(ReportingPeriodId.of(key), details);
            case InstrumentDetails details -> new Instrument(InstrumentId.of(key), details);
            case ComponentDetails details -> new Component(ComponentNumber.of(key), details);
            case MandateDetails details -> new Mandate(MandateId.of(key), details);
            case JudgementDetails details -> new Judgement(JudgementId.of(key), details);
            case InitiativeDetails details -> new Initiative(InitiativeId.of(key), details);
            case ActivityDetails details -> new Activity(ActivityId.of(key), details);
            case DeliverableDetails details -> new Deliverable(DeliverableId.of(key), details);
            case PracticeDetails details -> new Practice(PracticeId.of(key), details);
            case FigureDetails details -> new Figure(FigureId.of(key), details);
            case StatementDetails details -> new Statement(StatementId.of(key), details);
            case RemarkDetails details -> new Remark(RemarkId.of(key), details);
            default -> throw new IllegalArgumentException("no record kind has " + proposed.getClass());
        };
    }
}
