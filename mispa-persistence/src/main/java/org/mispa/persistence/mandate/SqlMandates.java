package org.mispa.persistence.mandate;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.date;
import static org.mispa.persistence.shared.Columns.number;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mispa.domain.mandate.Addressee;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.mandate.Mandates;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.source.CitationRow;
import org.mispa.persistence.shared.RecordCounts;
import org.mispa.persistence.source.Citations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlMandates implements Mandates {
    private final JdbcClient jdbc;
    private final RecordCounts counts;

    SqlMandates(JdbcClient jdbc, RecordCounts counts) {
        this.jdbc = jdbc;
        this.counts = counts;
    }

    @Override
    public Optional<MandatePage> find(MandateId id, Language language) {
        return jdbc.sql("""
                        select m.number, m.component, m.addressee, m.instrument, m.paragraph,
                            t.title, t.summary, t.language,
                            ct.title as component_title, ct.language as component_language,
                            nt.title as instrument_title, nt.language as instrument_language, n.date
                        from mandate m
                            join lateral (select * from mandate_text t where t.mandate = m.number
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            join lateral (select * from component_text t where t.component = m.component
                                order by t.language = :language desc, t.original desc limit 1) ct on true
                            join instrument n on n.key = m.instrument
                            join lateral (select * from instrument_text t where t.instrument = m.instrument
                                order by t.language = :language desc, t.original desc limit 1) nt on true
                        where m.number = :number
                        """)
                .param("number", id.value())
                .param("language", language.name())
                .query((row, n) -> new MandatePage(
                        text(row, "number"),
                        row.getInt("component"),
                        Objects.requireNonNull(worded(row, "component_title", "component_language")),
                        worded(row, "title"),
                        worded(row, "summary", "language"),
                        constant(row, "addressee", Addressee.class),
                        new InstrumentRow(
                                text(row, "instrument"),
                                Objects.requireNonNull(worded(row, "instrument_title", "instrument_language")),
                                date(row, "date"),
                                null),
                        optional(row, "paragraph"),
                        reiterations(id, language),
                        declarations(id, language),
                        initiatives(id, language),
                        Citations.of(jdbc, "mandate", id.value(), language)))
                .optional();
    }

    private List<InstrumentRow> reiterations(MandateId id, Language language) {
        return jdbc.sql("""
                        select r.instrument, r.note, i.date, t.title, t.language
                        from mandate_reiteration r join instrument i on i.key = r.instrument
                            join lateral (select * from instrument_text t where t.instrument = r.instrument
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        where r.mandate = :number
                        order by i.date_earliest, r.position
                        """)
                .param("number", id.value())
                .param("language", language.name())
                .query((row, n) -> new InstrumentRow(
                        text(row, "instrument"), worded(row, "title"), date(row, "date"), optional(row, "note")))
                .list();
    }

    private List<DeclarationRow> declarations(MandateId id, Language language) {
        return jdbc.sql("""
                        select coalesce(ot.title, d.declared_by) as declared_by, d.date, d.summary, d.source, d.section,
                            d.paragraph, d.note, t.title, t.language
                        from mandate_declaration d
                            left join lateral (select * from organization_text t where t.organization = d.declared_by
                                order by t.language = :language desc, t.original desc limit 1) ot on true
                            join lateral (select * from source_document_text t where t.source_document = d.source
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        where d.mandate = :number order by d.position
                        """)
                .param("number", id.value())
                .param("language", language.name())
                .query((row, n) -> new DeclarationRow(
                        text(row, "declared_by"),
                        date(row, "date"),
                        text(row, "summary"),
                        new CitationRow(
                                text(row, "source"),
                                worded(row, "title"),
                                text(row, "section"),
                                optional(row, "paragraph"),
                                number(row, "note"))))
                .list();
    }

    private List<CarriedBy> initiatives(MandateId id, Language language) {
        return jdbc.sql("""
                        select l.initiative, l.basis, l.reason, l.confirmed_on is not null as confirmed, t.title, t.language
                        from initiative_mandate l
                            join lateral (select * from initiative_text t where t.initiative = l.initiative
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        where l.mandate = :number order by l.initiative
                        """)
                .param("number", id.value())
                .param("language", language.name())
                .query((row, n) -> new CarriedBy(
                        text(row, "initiative"),
                        worded(row, "title"),
                        constant(row, "basis", Basis.class),
                        optional(row, "reason"),
                        row.getBoolean("confirmed")))
                .list();
    }

    @Override
    public Set<String> reachedBy(String code, Reckoning reckoning) {
        return Set.copyOf(
                counts.activitiesWith(code, RecordCounts.MANDATE, reckoning).keySet());
    }

    @Override
    public Set<String> carriedBy(String initiative, Reckoning reckoning) {
        return jdbc.sql("""
                        select mandate from initiative_mandate
                        where initiative = :initiative
                            and (not :stated or basis = 'STATED' or confirmed_on is not null)
                        """)
                .param("initiative", initiative)
                .param("stated", reckoning.links() == LinkMode.STATED)
                .query((row, n) -> text(row, "mandate"))
                .set();
    }

    @Override
    public Set<String> foundedOn(String instrument) {
        return jdbc.sql("""
                        select number as mandate from mandate where instrument = :instrument
                        union select mandate from mandate_reiteration where instrument = :instrument
                        """)
                .param("instrument", instrument)
                .query((row, n) -> text(row, "mandate"))
                .set();
    }
}
