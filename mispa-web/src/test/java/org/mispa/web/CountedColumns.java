package org.mispa.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The columns that counts are made of (docs/adr/0005), beside what the tables say that they are derived from.
final class CountedColumns {
    private static final String STATED = "(l.basis = 'STATED' or l.confirmed_on is not null)";

    /// Each column with what it is to hold, as a select that begins with the value.
    private static final Map<String, String> OF_ACTIVITY = Map.ofEntries(
            mandates("activity", "mandates", "true"),
            mandates("activity", "mandates_stated", STATED),
            components("activity", "components", "true"),
            components("activity", "components_stated", STATED),
            countries("states", "p.country", "p.role not in ('OBSERVER', 'SUBJECT')"),
            countries("roles", "p.role", "true"),
            countries("country_roles", """
                    p.country || ' ' || (select string_agg(q.role, ' ' order by q.role collate "C") from participation q
                        where q.activity = r.key and q.country = p.country and q.basis = 'STATED')""", "true"),
            organizations("funders", "v.role = 'FUNDER' and v.basis = 'STATED'"),
            organizations("line_funders", "v.role = 'FUNDER' and v.basis = 'LINE_OF_WORK'"),
            organizations("organizations", "v.basis = 'STATED'"));

    private static final Map<String, String> OF_DELIVERABLE = Map.ofEntries(
            mandates("deliverable", "mandates", "true"),
            mandates("deliverable", "mandates_stated", STATED),
            components("deliverable", "components", "true"),
            components("deliverable", "components_stated", STATED));

    private CountedColumns() {}

    private static Map.Entry<String, String> mandates(String table, String column, String condition) {
        return Map.entry(column, """
                select distinct l.mandate collate "C" as value from %1$s_mandate l where l.%1$s = r.key and %2$s
                """.formatted(table, condition));
    }

    private static Map.Entry<String, String> components(String table, String column, String condition) {
        return Map.entry(column, """
                select m.component as value from %1$s_mandate l join mandate m on m.number = l.mandate
                where l.%1$s = r.key and %2$s
                union select i.component from initiative i where i.code = r.initiative
                """.formatted(table, condition));
    }

    private static Map.Entry<String, String> countries(String column, String value, String condition) {
        return Map.entry(column, """
                select distinct (%s) collate "C" as value from participation p
                where p.activity = r.key and p.basis = 'STATED' and %s
                """.formatted(value, condition));
    }

    private static Map.Entry<String, String> organizations(String column, String condition) {
        return Map.entry(column, """
                select distinct v.organization collate "C" as value from activity_involvement v
                where v.activity = r.key and v.organization is not null and %s
                """.formatted(condition));
    }

    /// Every record whose column holds something else than the tables say, or in another order.
    static List<String> differences(JdbcClient jdbc) {
        return jdbc.sql(differences("activity", OF_ACTIVITY) + "\nunion all\n"
                        + differences("deliverable", OF_DELIVERABLE))
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static String differences(String table, Map<String, String> columns) {
        return columns.entrySet().stream()
                .map(column -> """
                        select '%1$s ' || r.key || ', %2$s: ' || r.%2$s::text || ' instead of ' || t.told::text
                        from %1$s r cross join lateral (select array(%3$s order by value) as told) t
                        where r.%2$s <> t.told
                        """.formatted(table, column.getKey(), column.getValue()))
                .collect(Collectors.joining("\nunion all\n"));
    }

    /// How many values each column holds over all records.
    static Map<String, Long> sizes(JdbcClient jdbc) {
        var sizes = new TreeMap<String, Long>();
        Map.of("activity", OF_ACTIVITY, "deliverable", OF_DELIVERABLE)
                .forEach((table, columns) -> columns.keySet()
                        .forEach(column -> sizes.put(
                                table + "." + column,
                                jdbc.sql("select sum(cardinality(" + column + ")) from " + table)
                                        .query(Long.class)
                                        .single())));
        return sizes;
    }
}
