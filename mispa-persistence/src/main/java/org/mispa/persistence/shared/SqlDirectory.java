package org.mispa.persistence.shared;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlDirectory implements Directory {
    /// More than this is no list to choose from.
    private static final int MOST = 2_000;

    private final JdbcClient jdbc;
    private final Reckoned reckoned;

    SqlDirectory(JdbcClient jdbc, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
    }

    @Override
    public Map<RecordKey, Text> titles(Collection<RecordKey> keys, Language language) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var parts = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        keys.stream()
                .collect(Collectors.groupingBy(RecordKey::kind, Collectors.mapping(RecordKey::key, Collectors.toSet())))
                .forEach((kind, ofKind) -> {
                    values.put("keys" + kind.name(), Conditions.array(ofKind));
                    parts.add(select(kind));
                });
        var titles = new HashMap<RecordKey, Text>();
        jdbc.sql(String.join("\nunion all\n", parts))
                .params(values)
                .param("language", language.name())
                .query(row -> {
                    titles.put(
                            new RecordKey(constant(row, "kind", RecordKind.class), text(row, "key")),
                            worded(row, "title"));
                });
        return titles;
    }

    @Override
    public List<Entry> all(RecordKind kind, Language language) {
        return reckoned.once(() -> entries(kind, language), "directory", kind, language);
    }

    private List<Entry> entries(RecordKind kind, Language language) {
        return jdbc.sql("select * from (" + titled(kind) + ") d " + named(kind) + " order by "
                        + switch (kind) {
                            case COUNTRY -> "title collate " + Columns.collation(language);
                            case COMPONENT, MANDATE, INITIATIVE -> "length(key), key";
                            default -> "title collate " + Columns.collation(language) + ", key";
                        }
                        + " limit " + MOST)
                .param("language", language.name())
                .query((row, n) -> entry(row))
                .list();
    }

    @Override
    public List<Entry> near(RecordKind kind, String words, Language language, int most) {
        var table = Wordings.name(kind);
        return jdbc.sql("""
                        with nearest as (
                            select t.%1$s::text as key, max(similarity(plain(t.title), plain(:words))) as near
                            from %1$s_text t
                            where plain(t.title) like '%%' || replace(replace(plain(:words), '\\', ''), '%%', '') || '%%'
                                or plain(t.title) %% plain(:words)
                            group by 1 order by near desc, key limit :most)
                        select d.*, o.acronym, o.names from nearest join (%2$s) d using (key) %3$s order by near desc, key
                        """.formatted(table, titled(kind), named(kind)))
                .param("words", words)
                .param("most", most)
                .param("language", language.name())
                .query((row, n) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                text(row, "key"), worded(row, "title"), optional(row, "acronym"), Set.copyOf(list(row, "names")));
    }

    /// What those of a kind go by. The names of countries are read by lists of countries.
    private static String named(RecordKind kind) {
        return switch (kind) {
            case COUNTRY -> "cross join (select null::text as acronym, array[]::text[] as names) o";
            case ORGANIZATION -> """
                    cross join lateral (select r.acronym, r.aliases || array_remove(array[r.acronym], null) || array(
                        select t.title from organization_text t where t.organization = d.key and t.title is not null) as names
                        from organization r where r.key = d.key) o""";
            default -> """
                    cross join lateral (select null::text as acronym, array(
                        select t.title from %1$s_text t where t.%1$s::text = d.key and t.title is not null) as names) o""".formatted(Wordings.name(kind));
        };
    }

    private static String titled(RecordKind kind) {
        if (kind == RecordKind.COUNTRY) {
            return """
                    select c.key, n.usual as title, n.language
                    from country c join country_name n on n.country = c.key and n.language = :language""";
        }
        return """
                select r.%2$s::text as key, w.title, w.language from %1$s r
                    cross join lateral (select coalesce(t.title, t.summary) as title, t.language from %1$s_text t
                        where t.%1$s = r.%2$s order by t.language = :language desc, t.original desc limit 1) w""".formatted(Tables.name(kind), Tables.key(kind));
    }

    private static String select(RecordKind kind) {
        if (kind == RecordKind.COUNTRY) {
            return """
                    select 'COUNTRY' as kind, k.key, n.usual as title, n.language
                    from unnest(:keysCOUNTRY) k (key) join country c on c.iso2 = k.key or c.key = k.key
                        join country_name n on n.country = c.key and n.language = :language""";
        }
        return """
                (select distinct on (t.%1$s) '%2$s' as kind, t.%1$s::text as key, coalesce(t.title, t.summary) as title, t.language
                from %1$s_text t where t.%1$s::text = any(:keys%2$s)
                order by t.%1$s, t.language = :language desc, t.original desc)""".formatted(Wordings.name(kind), kind.name());
    }
}
