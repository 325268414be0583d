package org.mispa.persistence.figure;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.number;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.optionalConstant;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.util.HashMap;
import java.util.List;
import org.mispa.domain.figure.FigureKind;
import org.mispa.domain.figure.Figures;
import org.mispa.domain.figure.ListedKind;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlFigures implements Figures {
    private final JdbcClient jdbc;
    private final Directory directory;

    SqlFigures(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    @Override
    public List<FigureRow> all(Filter filter, Language language) {
        var values = new HashMap<String, Object>();
        var condition = new StringBuilder("true");
        if (filter.about() != null) {
            condition.append(" and f.about_kind = :kind and f.about_key = :key");
            values.put("kind", filter.about().kind().name());
            values.put("key", filter.about().key());
        }
        if (filter.listedOnly()) {
            condition.append(" and f.listed_kind is not null");
        }
        if (filter.differsOnly()) {
            condition.append(" and f.comparable and f.value <> l.n");
        }
        // A list is what is stated by name: nothing inferred, and each country or organization once.
        var rows = jdbc.sql("""
                        select f.*, t.title, t.note, t.language, l.n as listed
                        from figure f
                            join lateral (select * from figure_text t where t.figure = f.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            cross join lateral (select case f.listed_kind
                                when 'PARTICIPATIONS' then (select count(distinct p.country) from participation p
                                    where p.activity = f.about_key and p.basis = 'STATED' and p.role = any(f.listed_among))
                                when 'ORGANIZATIONS' then (select count(distinct v.organization) from activity_involvement v
                                    where v.activity = f.about_key and v.basis = 'STATED' and v.role = any(f.listed_among))
                                when 'PRACTICES' then (select count(*) from practice p where p.origin = any(f.listed_among))
                                when 'COMPONENTS' then (select count(*) from component)
                                when 'MANDATES' then (select count(*) from mandate)
                                when 'PARTS' then (select count(*) from activity a
                                    where a.type = any(f.listed_among) and case f.about_kind
                                        when 'INITIATIVE' then a.initiative = f.about_key
                                        else a.part_of = f.about_key end)
                                end as n) l
                        where %s
                        order by f.about_kind, f.about_key, f.kind desc, f.key
                        """.formatted(condition))
                .params(values)
                .param("language", language.name())
                .query((row, n) -> {
                    var about = new RecordKey(constant(row, "about_kind", RecordKind.class), text(row, "about_key"));
                    var listed = row.getLong("listed");
                    return new FigureRow(
                            text(row, "key"),
                            about,
                            new Text(language, about.key()),
                            worded(row, "title"),
                            worded(row, "note", "language"),
                            constant(row, "kind", FigureKind.class),
                            number(row, "value"),
                            text(row, "unit"),
                            text(row, "stated_as"),
                            row.getString("listed_kind") == null ? null : listed,
                            optionalConstant(row, "listed_kind", ListedKind.class),
                            list(row, "listed_among"),
                            optional(row, "listed_unit"),
                            row.getBoolean("comparable"));
                })
                .list();
        if (filter.about() != null) {
            return rows; // the reader is on that record's page
        }
        var titles = directory.titles(rows.stream().map(FigureRow::about).toList(), language);
        return rows.stream()
                .map(row -> row.named(titles.getOrDefault(row.about(), row.aboutTitle())))
                .toList();
    }
}
