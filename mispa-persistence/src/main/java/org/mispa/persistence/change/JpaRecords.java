package org.mispa.persistence.change;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.mispa.domain.mandate.Judgement;
import org.mispa.domain.mandate.JudgementId;
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
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.source.SourceDocument;
import org.mispa.domain.source.SourceId;
import org.mispa.domain.source.Statement;
import org.mispa.domain.source.StatementId;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Tables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JpaRecords implements Records {
    private final EntityManager entities;
    private final JdbcClient jdbc;

    JpaRecords(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
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
                    case JUDGEMENT -> entities.find(Judgement.class, JudgementId.of(key));
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
    public Set<RecordKey> existing(Collection<RecordKey> keys) {
        var found = new HashSet<RecordKey>();
        keys.stream()
                .collect(Collectors.groupingBy(RecordKey::kind, Collectors.mapping(RecordKey::key, Collectors.toSet())))
                .forEach((kind, ofKind) -> jdbc.sql("select %1$s::text from %2$s where %1$s::text = any(:keys)"
                                .formatted(Tables.key(kind), Tables.name(kind)))
                        .param("keys", Conditions.array(ofKind))
                        .query(String.class)
                        .list()
                        .forEach(key -> found.add(new RecordKey(kind, key))));
        return found;
    }

    @Override
    public List<RecordKey> namedBy(RecordKey record) {
        return namedBy(record, 10);
    }

    @Override
    public List<RecordKey> allNaming(RecordKey record) {
        return namedBy(record, Integer.MAX_VALUE).stream()
                .sorted(Comparator.comparing(RecordKey::kind).thenComparing(RecordKey::key))
                .toList();
    }

    /// Asks the database which columns refer to the table of the record. Rows that are parts of a record name it by the
    /// first column of their primary key.
    private List<RecordKey> namedBy(RecordKey record, int most) {
        var named = new ArrayList<RecordKey>();
        jdbc.sql("""
                        select c.conrelid::regclass::text as part, a.attname as column, o.attname as owner, ot.relname as kept
                        from pg_constraint c
                            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                            join pg_index i on i.indrelid = c.conrelid and i.indisprimary
                            join pg_attribute o on o.attrelid = c.conrelid and o.attnum = i.indkey[0]
                            left join pg_constraint oc on oc.conrelid = c.conrelid and oc.contype = 'f' and oc.conkey = array[o.attnum]
                            left join pg_class ot on ot.oid = oc.confrelid
                        where c.contype = 'f' and c.confrelid = cast(:table as regclass) and a.attname <> o.attname
                        """)
                .param("table", Tables.name(record.kind()))
                .query((row, n) -> List.of(
                        Columns.text(row, "part"),
                        Columns.text(row, "column"),
                        Columns.text(row, "owner"),
                        Objects.requireNonNullElse(Columns.optional(row, "kept"), Columns.text(row, "part"))))
                .list()
                .forEach(reference -> Tables.kind(reference.get(3))
                        .ifPresent(kind -> jdbc.sql(
                                        "select distinct %3$s::text from %1$s where %2$s::text = :key order by 1 limit :most"
                                                .formatted(reference.get(0), reference.get(1), reference.get(2)))
                                .param("key", record.key())
                                .param("most", most)
                                .query(String.class)
                                .list()
                                .forEach(key -> named.add(new RecordKey(kind, key)))));
        for (var kind : List.of(RecordKind.FIGURE, RecordKind.STATEMENT)) {
            jdbc.sql("select key from %s where about_kind = :kind and about_key = :key order by 1 limit :most"
                            .formatted(Tables.name(kind)))
                    .param("kind", record.kind().name())
                    .param("key", record.key())
                    .param("most", most)
                    .query(String.class)
                    .list()
                    .forEach(key -> named.add(new RecordKey(kind, key)));
        }
        return named.stream()
                .distinct()
                .filter(naming -> !naming.equals(record))
                .toList();
    }

    @Override
    public void remove(Aggregate<?> record) {
        entities.remove(record);
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
