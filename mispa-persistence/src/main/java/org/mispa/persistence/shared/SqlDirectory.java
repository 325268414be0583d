package org.mispa.persistence.shared;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
    private final JdbcClient jdbc;

    SqlDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    private static String select(RecordKind kind) {
        if (kind == RecordKind.COUNTRY) {
            return """
                    select 'COUNTRY' as kind, coalesce(c.iso2, c.key) as key, n.usual as title, n.language
                    from country c join country_name n on n.country = c.key and n.language = :language
                    where coalesce(c.iso2, c.key) = any(:keysCOUNTRY)""";
        }
        return """
                (select distinct on (t.%1$s) '%2$s' as kind, t.%1$s::text as key, coalesce(t.title, t.summary) as title, t.language
                from %1$s_text t where t.%1$s::text = any(:keys%2$s)
                order by t.%1$s, t.language = :language desc, t.original desc)""".formatted(Wordings.name(kind), kind.name());
    }
}
