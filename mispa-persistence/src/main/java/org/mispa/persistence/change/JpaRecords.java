package org.mispa.persistence.change;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.mispa.domain.activity.Activity;
import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.change.Records;
import org.mispa.domain.component.Component;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.country.Country;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.deliverable.Deliverable;
import org.mispa.domain.deliverable.DeliverableId;
import org.mispa.domain.figure.Figure;
import org.mispa.domain.figure.FigureId;
import org.mispa.domain.initiative.Initiative;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.instrument.Instrument;
import org.mispa.domain.instrument.InstrumentId;
import org.mispa.domain.mandate.Mandate;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.meeting.Meeting;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.meeting.ReportingPeriod;
import org.mispa.domain.meeting.ReportingPeriodId;
import org.mispa.domain.organization.Organization;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.practice.Practice;
import org.mispa.domain.practice.PracticeId;
import org.mispa.domain.remark.Remark;
import org.mispa.domain.remark.RemarkId;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.source.SourceDocument;
import org.mispa.domain.source.SourceId;
import org.mispa.domain.source.Statement;
import org.mispa.domain.source.StatementId;
import org.springframework.stereotype.Repository;

@Repository
class JpaRecords implements Records {
    private final EntityManager entities;

    JpaRecords(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Aggregate<?>> find(RecordKey record) {
        var key = record.key();
        return Optional.ofNullable(
                switch (record.kind()) {
                    case SOURCE -> entities.find(SourceDocument.class, SourceId.of(key));
                    case COUNTRY -> entities.find(Country.class, CountryId.of(key));
                    case ORGANIZATION -> entities.find(Organization.class, OrganizationId.of(key));
                    case MEETING -> entities.find(Meeting.class, MeetingId.of(key));
                    case REPORTING_PERIOD -> entities.find(ReportingPeriod.class, ReportingPeriodId.of(key));
                    case INSTRUMENT -> entities.find(Instrument.class, InstrumentId.of(key));
                    case COMPONENT -> entities.find(Component.class, ComponentNumber.of(key));
                    case MANDATE -> entities.find(Mandate.class, MandateId.of(key));
                    case INITIATIVE -> entities.find(Initiative.class, InitiativeId.of(key));
                    case ACTIVITY -> entities.find(Activity.class, ActivityId.of(key));
                    case DELIVERABLE -> entities.find(Deliverable.class, DeliverableId.of(key));
                    case PRACTICE -> entities.find(Practice.class, PracticeId.of(key));
                    case FIGURE -> entities.find(Figure.class, FigureId.of(key));
                    case STATEMENT -> entities.find(Statement.class, StatementId.of(key));
                    case REMARK -> entities.find(Remark.class, RemarkId.of(key));
                });
    }

    @Override
    public void add(Aggregate<?> record) {
        entities.persist(record);
    }

    /// Also lets go of what was written, so that a load of many records does not compare each with itself at every
    /// flush.
    @Override
    public void flush() {
        entities.flush();
        entities.clear();
    }
}
