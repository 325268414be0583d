package org.mispa.persistence.organization;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.organization.OrganizationKind;
import org.mispa.domain.organization.Organizations;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.Text;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.RecordCounts;
import org.mispa.persistence.source.Citations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlOrganizations implements Organizations {
    private static final Pattern ACRONYM = Pattern.compile("\\b\\p{Lu}[\\p{Lu}\\p{N}-]+\\b");

    /// Words that many names have, in the four languages: what is left tells one government from another.
    private static final String COMMON =
            "\\m(the|of|and|government|ministry|department|police|national|del?|la|el|y|gobierno|ministerio|departamento"
                    + "|policia|nacional|du|des|et|gouvernement|ministere|departement|do|da|e|governo)\\M";

    private static final String ROWS = """
            select o.key, o.acronym, o.kind, o.country, o.parent,
                (select coalesce(c.iso2, c.key) from country c where c.key = o.country) as code, o.aliases, t.title, t.note, t.language,
                (select count(distinct v.initiative) from initiative_involvement v where v.organization = o.key) as initiatives
            from organization o
                join lateral (select * from organization_text t where t.organization = o.key
                    order by t.language = :language desc, t.original desc limit 1) t on true
            where %s
            order by t.title collate %s, o.key
            """;

    private final JdbcClient jdbc;
    private final RecordCounts counts;
    private final Reckoned reckoned;

    SqlOrganizations(JdbcClient jdbc, RecordCounts counts, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.reckoned = reckoned;
    }

    @Override
    public List<Alike> alike(String name, @Nullable String acronym, Language language) {
        return jdbc.sql("""
                        with typed as (
                            select plain(:name) as name, array(
                                select plain(a) from unnest(string_to_array(:acronyms, ' ')) a) as acronyms),
                        names as (
                            select key, name, btrim(regexp_replace(name, :common, ' ', 'g')) as own from (
                                select t.organization as key, plain(t.title) as name from organization_text t
                                union all select o.key, plain(a) from organization o, unnest(o.aliases) a) n),
                        nearest as (
                            select o.key, greatest(
                                (select max(greatest(
                                        case when n.own = '' or word_similarity(n.own, typed.name) >= 0.4
                                            then similarity(n.name, typed.name) else 0 end,
                                        case when n.name like '%' || replace(replace(typed.name, '\\', ''), '%', '') || '%'
                                            then 0.5 else 0 end))
                                    from names n where n.key = o.key),
                                case when plain(o.acronym) = any(typed.acronyms) then 1
                                    when string_to_array(plain(o.acronym), '-') <@ typed.acronyms then 0.95
                                    when string_to_array(plain(o.acronym), '-') && typed.acronyms then 0.9 else 0 end,
                                case when exists (select from names n where n.key = o.key and n.name = any(typed.acronyms))
                                    then 1 else 0 end) as near
                            from organization o, typed)
                        select o.key, o.acronym, t.title, t.language from nearest join organization o using (key)
                            join lateral (select * from organization_text t where t.organization = o.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        where nearest.near >= 0.3
                        order by nearest.near desc, o.key limit 5
                        """)
                .param("name", name)
                .param("acronyms", acronyms(name, acronym))
                .param("common", COMMON)
                .param("language", language.name())
                .query((row, n) -> new Alike(text(row, "key"), worded(row, "title"), optional(row, "acronym")))
                .list();
    }

    /// The acronym, and the words of the name that look like one.
    private static String acronyms(String name, @Nullable String acronym) {
        return Stream.concat(
                        Stream.ofNullable(acronym),
                        ACRONYM.matcher(name).results().map(MatchResult::group))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    @Override
    public List<OrganizationRow> all(Filter filter, Reckoning reckoning, Language language) {
        return reckoned.once(
                () -> {
                    var conditions = new Conditions(reckoning);
                    if (filter.kind() != null) {
                        conditions.and("o.kind = :kind", "kind", filter.kind().name());
                    }
                    if (filter.country() != null) {
                        conditions.and(
                                "o.country in (select c.key from country c where coalesce(c.iso2, c.key) = :country)",
                                "country",
                                filter.country());
                    }
                    if (filter.role() != null) {
                        conditions.and("""
                                (exists (select from activity_involvement v where v.organization = o.key and v.role = :role)
                                or exists (select from initiative_involvement v
                                    where v.organization = o.key and v.role = :role))""", "role", filter.role());
                    }
                    var counted = counted(reckoning);
                    return jdbc.sql(ROWS.formatted(conditions.sql(), Columns.collation(language)))
                            .params(conditions.values())
                            .param("language", language.name())
                            .query((row, n) -> row(row, counted))
                            .list();
                },
                "organizations",
                filter,
                reckoning,
                language);
    }

    /// Support for an activity and support for the whole that it is part of are counted apart (method.md 5).
    private record Counted(Map<String, Long> activities, Map<String, Long> funded, Map<String, Long> fundedAsWhole) {}

    private Counted counted(Reckoning reckoning) {
        return new Counted(
                counts.activities(RecordCounts.ORGANIZATION, reckoning),
                counts.activities(RecordCounts.FUNDER, reckoning),
                counts.activities(RecordCounts.LINE_FUNDER, reckoning));
    }

    private static OrganizationRow row(ResultSet row, Counted counted) throws SQLException {
        var key = text(row, "key");
        return new OrganizationRow(
                key,
                worded(row, "title"),
                optional(row, "acronym"),
                constant(row, "kind", OrganizationKind.class),
                optional(row, "code"),
                counted.activities().getOrDefault(key, 0L),
                counted.funded().getOrDefault(key, 0L),
                counted.fundedAsWhole().getOrDefault(key, 0L),
                row.getLong("initiatives"));
    }

    @Override
    public Optional<OrganizationPage> find(OrganizationId id, Reckoning reckoning, Language language) {
        var conditions = new Conditions(reckoning).and("o.key = :key", "key", id.value());
        var counted = counted(reckoning);
        return jdbc.sql(ROWS.formatted(conditions.sql(), Columns.collation(language)))
                .params(conditions.values())
                .param("language", language.name())
                .query((row, n) -> new OrganizationPage(
                        row(row, counted),
                        worded(row, "note", "language"),
                        country(row.getString("country"), language),
                        named("o.key = :key", String.valueOf(row.getString("parent")), language).stream()
                                .findFirst()
                                .orElse(null),
                        named("o.parent = :key", id.value(), language),
                        list(row, "aliases"),
                        Citations.of(jdbc, "organization", id.value(), language)))
                .optional();
    }

    private @org.jspecify.annotations.Nullable Named country(
            @org.jspecify.annotations.Nullable String key, Language language) {
        return jdbc.sql("""
                        select coalesce(c.iso2, c.key) as code, n.usual from country c
                            join country_name n on n.country = c.key and n.language = :language
                        where c.key = :key
                        """)
                .param("key", key)
                .param("language", language.name())
                .query((row, n) -> new Named(text(row, "code"), new Text(language, text(row, "usual"))))
                .optional()
                .orElse(null);
    }

    private List<Named> named(String condition, String key, Language language) {
        return jdbc.sql("""
                        select o.key, t.title, t.language from organization o
                            join lateral (select * from organization_text t where t.organization = o.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                        where %s order by t.title collate %s
                        """.formatted(condition, Columns.collation(language)))
                .param("key", key)
                .param("language", language.name())
                .query((row, n) -> new Named(text(row, "key"), worded(row, "title")))
                .list();
    }
}
