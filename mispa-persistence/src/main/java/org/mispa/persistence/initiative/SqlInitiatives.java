package org.mispa.persistence.initiative;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.date;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.initiative.Initiatives;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.Recorded;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.RecordCounts;
import org.mispa.persistence.source.Citations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlInitiatives implements Initiatives {
    private final JdbcClient jdbc;
    private final RecordCounts counts;
    private final Reckoned reckoned;

    SqlInitiatives(JdbcClient jdbc, RecordCounts counts, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.reckoned = reckoned;
    }

    @Override
    public List<InitiativeRow> all(Filter filter, Reckoning reckoning, Language language) {
        return reckoned.once(() -> list(filter, reckoning, language), "initiatives", filter, reckoning, language);
    }

    private List<InitiativeRow> list(Filter filter, Reckoning reckoning, Language language) {
        var conditions = new Conditions(reckoning);
        if (filter.component() != null) {
            conditions.and("i.component = :component", "component", filter.component());
        }
        if (filter.mandate() != null) {
            conditions.and("""
                    exists (select from initiative_mandate l where l.initiative = i.code and l.mandate = :mandate
                        and (not :stated or l.basis = 'STATED' or l.confirmed_on is not null))""", "mandate", filter.mandate());
        }
        if (filter.funder() != null) {
            conditions.and("""
                    exists (select from initiative_involvement v where v.initiative = i.code and v.role = 'FUNDER'
                        and v.organization = :funder)""", "funder", filter.funder());
        }
        if (filter.organization() != null) {
            conditions.and("""
                    exists (select from initiative_involvement v where v.initiative = i.code
                        and v.organization = :organization)""", "organization", filter.organization());
        }
        var activities = counts.activities(RecordCounts.INITIATIVE, reckoning);
        var deliverables = counts.deliverables(RecordCounts.INITIATIVE, reckoning);
        return jdbc.sql("""
                        select i.code, i.component, i.date, i.recorded, t.title, t.language,
                            array(select l.mandate from initiative_mandate l where l.initiative = i.code
                                and (not :stated or l.basis = 'STATED' or l.confirmed_on is not null)
                                order by l.mandate) as mandates
                        from initiative i
                            join lateral (select * from initiative_text t where t.initiative = i.code
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        where %s
                        order by i.code
                        """.formatted(conditions.sql()))
                .params(conditions.values())
                .param("language", language.name())
                .query((row, n) -> new InitiativeRow(
                        text(row, "code"),
                        row.getInt("component"),
                        worded(row, "title"),
                        date(row, "date"),
                        constant(row, "recorded", Recorded.class),
                        Columns.list(row, "mandates"),
                        activities.getOrDefault(text(row, "code"), 0L),
                        deliverables.getOrDefault(text(row, "code"), 0L)))
                .list();
    }

    @Override
    public Optional<InitiativePage> find(InitiativeId id, Reckoning reckoning, Language language) {
        return jdbc.sql("""
                        select i.*, t.title, t.summary, t.note, t.language,
                            ct.title as component_title, ct.language as component_language,
                            array(select m.usual from country_name m
                                where m.country = any(i.scope_countries) and m.language = :language
                                order by m.sort collate %s) as scope_names
                        from initiative i
                            join lateral (select * from initiative_text t where t.initiative = i.code
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            join lateral (select * from component_text t where t.component = i.component
                                order by t.language = :language desc, t.original desc limit 1) ct on true
                        where i.code = :code
                        """.formatted(Columns.collation(language)))
                .params(new Conditions(reckoning).value("code", id.value()).values())
                .param("language", language.name())
                .query((row, n) -> new InitiativePage(
                        text(row, "code"),
                        row.getInt("component"),
                        Objects.requireNonNull(worded(row, "component_title", "component_language")),
                        worded(row, "title"),
                        worded(row, "summary", "language"),
                        worded(row, "note", "language"),
                        date(row, "date"),
                        constant(row, "recorded", Recorded.class),
                        optional(row, "scope"),
                        Columns.list(row, "scope_names"),
                        optional(row, "scope_reason"),
                        links(id, reckoning, language),
                        Involvements.of(jdbc, "initiative", id.value(), language),
                        counts.activities(RecordCounts.INITIATIVE, reckoning).getOrDefault(id.value(), 0L),
                        counts.deliverables(RecordCounts.INITIATIVE, reckoning).getOrDefault(id.value(), 0L),
                        Citations.of(jdbc, "initiative", id.value(), language)))
                .optional();
    }

    private List<Link> links(InitiativeId id, Reckoning reckoning, Language language) {
        return jdbc.sql("""
                        select l.mandate, l.basis, l.reason, l.confirmed_on is not null as confirmed, t.title, t.language
                        from initiative_mandate l
                            join lateral (select * from mandate_text t where t.mandate = l.mandate
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        where l.initiative = :code and (not :stated or l.basis = 'STATED' or l.confirmed_on is not null)
                        order by l.mandate
                        """)
                .param("code", id.value())
                .param("stated", reckoning.links() == LinkMode.STATED)
                .param("language", language.name())
                .query((row, n) -> new Link(
                        text(row, "mandate"),
                        worded(row, "title"),
                        constant(row, "basis", Basis.class),
                        optional(row, "reason"),
                        row.getBoolean("confirmed")))
                .list();
    }
}
