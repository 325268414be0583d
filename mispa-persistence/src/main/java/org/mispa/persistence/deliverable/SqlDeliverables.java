package org.mispa.persistence.deliverable;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.date;
import static org.mispa.persistence.shared.Columns.day;
import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.number;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.optionalConstant;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.deliverable.ActOf;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableId;
import org.mispa.domain.deliverable.DeliverableKind;
import org.mispa.domain.deliverable.DeliverableOutcome;
import org.mispa.domain.deliverable.DeliverableRecorded;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.source.CitationRow;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Streamed;
import org.mispa.persistence.source.Citations;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlDeliverables implements Deliverables {
    private final JdbcClient jdbc;
    private final DeliverableSets sets;
    private final Streamed streamed;

    SqlDeliverables(JdbcClient jdbc, DeliverableSets sets, Streamed streamed) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.streamed = streamed;
    }

    @Override
    public Page<DeliverableRow> page(DeliverableFilter filter, Reckoning reckoning, Language language, int number) {
        if (filter.activity() != null && number == 1) {
            // What comes from one activity is short: it need not be named by a statement of its own.
            var conditions = DeliverableConditions.of(filter, reckoning);
            var rows = rows("""
                    select e.*, row_number() over (order by e.due_latest nulls last, e.due_earliest, e.key) as nth
                    from seen_deliverable(:asOf, :reach, :stated) e where %s order by nth limit %d""".formatted(conditions.sql(), Page.SIZE + 1), conditions, language);
            if (rows.size() <= Page.SIZE) {
                return new Page<>(rows, number, rows.size());
            }
        }
        record Part(List<String> keys, long total) {}
        var part = sets.ask(
                filter,
                filter.statuses(),
                reckoning,
                matching -> new Part(
                        matching.seen().keys(matching.all(), (long) (number - 1) * Page.SIZE, Page.SIZE),
                        matching.all().getLongCardinality()));
        return new Page<>(rows(part.keys(), reckoning, language), number, part.total());
    }

    @Override
    public List<DeliverableRow> next(Reckoning reckoning, Language language, int most) {
        var keys = sets.ask(
                DeliverableFilter.ALL,
                Set.of(DeliverableStatus.OVERDUE, DeliverableStatus.DUE),
                reckoning,
                matching -> matching.seen().keys(matching.all(), 0, most));
        return rows(keys, reckoning, language);
    }

    /// A date that is open on one side stands where its other side does.
    @Override
    public List<DatedRow> dated(DeliverableFilter filter, Reckoning reckoning, Language language, int most) {
        var statuses = filter.statusesAmong(DeliverableStatus.dated());
        if (statuses.isEmpty()) {
            return List.of();
        }
        var keys = sets.ask(
                filter,
                statuses,
                reckoning,
                matching -> matching.seen().nearest(matching.all(), reckoning.asOf(), most));
        return jdbc.sql("""
                        select e.key, e.status, e.passed, e.due, e.due_original, t.title, t.language
                        from unnest(cast(:keys as text[])) k (key)
                            join seen_deliverable(:asOf, :reach, :stated) e on e.key = k.key
                            join lateral (select * from deliverable_text t where t.deliverable = e.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        order by coalesce(e.due_latest, e.due_earliest), e.due_earliest nulls first, e.key
                        """)
                .params(new Conditions(reckoning)
                        .value("keys", Conditions.array(keys))
                        .value("language", language.name())
                        .values())
                .query((row, n) -> new DatedRow(
                        text(row, "key"),
                        worded(row, "title"),
                        constant(row, "status", DeliverableStatus.class),
                        row.getBoolean("passed"),
                        EdtfDate.parse(text(row, "due")),
                        date(row, "due_original")))
                .list();
    }

    /// In the order of the keys.
    private List<DeliverableRow> rows(List<String> keys, Reckoning reckoning, Language language) {
        return rows("""
                select e.*, k.nth from unnest(cast(:keys as text[])) with ordinality k (key, nth)
                    join seen_deliverable(:asOf, :reach, :stated) e on e.key = k.key""", new Conditions(reckoning).value("keys", Conditions.array(keys)), language);
    }

    private List<DeliverableRow> rows(String chosen, Conditions conditions, Language language) {
        return jdbc.sql("""
                        select e.*, t.title, t.language,
                            array(select coalesce(ot.title, m.usual) from deliverable_owner o
                                left join lateral (select * from organization_text t
                                    where t.organization = o.organization
                                    order by t.language = :language desc, t.original desc limit 1) ot on true
                                left join country_name m on m.country = o.country and m.language = :language
                                where o.deliverable = e.key order by o.position) as owners
                        from (%s) e
                            join lateral (select * from deliverable_text t where t.deliverable = e.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        order by e.nth
                        """.formatted(chosen))
                .params(conditions.value("language", language.name()).values())
                .query((row, n) -> row(row))
                .list();
    }

    private static DeliverableRow row(ResultSet row) throws SQLException {
        return new DeliverableRow(
                text(row, "key"),
                constant(row, "kind", DeliverableKind.class),
                worded(row, "title"),
                constant(row, "status", DeliverableStatus.class),
                row.getBoolean("passed"),
                row.getBoolean("proposed"),
                date(row, "due"),
                !Objects.equals(row.getString("due"), row.getString("due_original")),
                date(row, "delivered_on"),
                constant(row, "act_of", ActOf.class),
                optional(row, "initiative"),
                list(row, "mandates"),
                list(row, "owners"));
    }

    @Override
    public void each(DeliverableFilter filter, Reckoning reckoning, Language language, Consumer<DeliverableTaken> to) {
        var conditions = DeliverableConditions.of(filter, reckoning).value("language", language.name());
        streamed.each(
                """
                        select e.*, t.title, t.language,
                            array(select s.mandate from deliverable_serves(:stated) s where s.deliverable = e.key
                                order by s.mandate) as mandates, o.*
                        from seen_deliverable(:asOf, :reach, :stated) e
                            join lateral (select t.title, t.language from deliverable_text t where t.deliverable = e.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            cross join lateral (select
                                coalesce(array_agg(coalesce(ot.title, m.usual) order by o.position), '{}') as owners,
                                coalesce(array_agg(o.organization order by o.position)
                                    filter (where o.organization is not null), '{}') as organizations,
                                coalesce(array_agg(coalesce(c.iso2, c.key) order by o.position)
                                    filter (where o.country is not null), '{}') as countries
                                from deliverable_owner o
                                    left join country c on c.key = o.country
                                    left join country_name m on m.country = o.country and m.language = :language
                                    left join lateral (select * from organization_text t
                                        where t.organization = o.organization
                                        order by t.language = :language desc, t.original desc limit 1) ot on true
                                where o.deliverable = e.key) o
                        where %s
                        order by e.due_latest nulls last, e.due_earliest, e.key
                        """.formatted(conditions.sql()),
                conditions.values(),
                (row, n) -> new DeliverableTaken(
                        row(row),
                        date(row, "due_original"),
                        optional(row, "activity"),
                        list(row, "organizations"),
                        list(row, "countries")),
                to);
    }

    @Override
    public Map<DeliverableStatus, Long> distribution(DeliverableFilter filter, Reckoning reckoning) {
        return sets.ask(filter, Set.of(DeliverableStatus.values()), reckoning, matching -> {
            var counts = new EnumMap<DeliverableStatus, Long>(DeliverableStatus.class);
            for (var status : DeliverableStatus.values()) {
                counts.put(status, (long) RoaringBitmap.andCardinality(
                        matching.all(), matching.seen().of(status)));
            }
            return counts;
        });
    }

    @Override
    public long passed(DeliverableFilter filter, Reckoning reckoning) {
        return sets.ask(filter, Set.of(), reckoning, matching -> (long)
                RoaringBitmap.andCardinality(matching.all(), matching.seen().passed()));
    }

    @Override
    public Optional<DeliverablePage> find(DeliverableId id, Reckoning reckoning, Language language) {
        return jdbc.sql("""
                        select e.*, t.title, t.summary, t.note, t.language, s.status, s.passed,
                            at.title as activity_title, at.language as activity_language,
                            it.title as initiative_title, it.language as initiative_language,
                            nt.title as instrument_title, nt.language as instrument_language
                        from deliverable e
                            join lateral (select * from deliverable_text t where t.deliverable = e.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            left join seen_deliverable(:asOf, :reach, :stated) s on s.key = e.key
                            left join lateral (select * from activity_text t where t.activity = e.activity
                                order by t.language = :language desc, t.original desc limit 1) at on true
                            left join lateral (select * from initiative_text t where t.initiative = e.initiative
                                order by t.language = :language desc, t.original desc limit 1) it on true
                            left join lateral (select * from instrument_text t where t.instrument = e.instrument
                                order by t.language = :language desc, t.original desc limit 1) nt on true
                        where e.key = :key
                        """)
                .params(new Conditions(reckoning).value("key", id.value()).values())
                .param("language", language.name())
                .query((row, n) -> new DeliverablePage(
                        text(row, "key"),
                        constant(row, "kind", DeliverableKind.class),
                        worded(row, "title"),
                        worded(row, "summary", "language"),
                        worded(row, "note", "language"),
                        constant(row, "recorded", DeliverableRecorded.class),
                        optionalConstant(row, "status", DeliverableStatus.class),
                        row.getBoolean("passed"),
                        row.getBoolean("proposed"),
                        day(row, "checked_on"),
                        date(row, "due"),
                        date(row, "due_original"),
                        revisions(id, language),
                        date(row, "delivered_on"),
                        optionalConstant(row, "date_basis", DateBasis.class),
                        optionalConstant(row, "outcome", DeliverableOutcome.class),
                        constant(row, "act_of", ActOf.class),
                        owners(id, language),
                        related(row, "activity"),
                        related(row, "initiative"),
                        related(row, "instrument"),
                        optional(row, "evidence"),
                        links(id, reckoning, language),
                        Citations.of(jdbc, "deliverable", id.value(), language)))
                .optional();
    }

    private static @Nullable Related related(ResultSet row, String column) throws SQLException {
        var key = row.getString(column);
        var title = worded(row, column + "_title", column + "_language");
        return key == null || title == null ? null : new Related(key, title);
    }

    private List<Revision> revisions(DeliverableId id, Language language) {
        return jdbc.sql("""
                        select r.due, r.decided_on, r.reason, r.source, r.section, r.paragraph, r.note, t.title, t.language
                        from deliverable_revision r
                            join lateral (select * from source_document_text t where t.source_document = r.source
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        where r.deliverable = :key order by r.position
                        """)
                .param("key", id.value())
                .param("language", language.name())
                .query((row, n) -> new Revision(
                        EdtfDate.parse(text(row, "due")),
                        day(row, "decided_on"),
                        optional(row, "reason"),
                        new CitationRow(
                                text(row, "source"),
                                worded(row, "title"),
                                text(row, "section"),
                                optional(row, "paragraph"),
                                number(row, "note"))))
                .list();
    }

    private List<OwnerRow> owners(DeliverableId id, Language language) {
        return jdbc.sql("""
                        select o.organization, coalesce(n.iso2, n.key) as country,
                            coalesce(t.title, m.usual) as name, coalesce(t.language, m.language) as language
                        from deliverable_owner o
                            left join lateral (select * from organization_text t where t.organization = o.organization
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            left join country n on n.key = o.country
                            left join country_name m on m.country = o.country and m.language = :language
                        where o.deliverable = :key order by o.position
                        """)
                .param("key", id.value())
                .param("language", language.name())
                .query((row, n) ->
                        new OwnerRow(optional(row, "organization"), optional(row, "country"), worded(row, "name")))
                .list();
    }

    private List<Link> links(DeliverableId id, Reckoning reckoning, Language language) {
        return jdbc.sql("""
                        select l.mandate, l.basis, l.reason, l.confirmed_on is not null as confirmed, t.title, t.language
                        from deliverable_mandate l
                            join lateral (select * from mandate_text t where t.mandate = l.mandate
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        where l.deliverable = :key and (not :stated or l.basis = 'STATED' or l.confirmed_on is not null)
                        order by l.mandate
                        """)
                .param("key", id.value())
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
