package org.mispa.persistence.change;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mispa.domain.change.Uncited;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.Tables;
import org.mispa.persistence.source.Citations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlUncited implements Uncited {
    private final JdbcClient jdbc;
    private final Reckoned reckoned;

    SqlUncited(JdbcClient jdbc, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
    }

    @Override
    public Map<RecordKind, Long> counts() {
        return reckoned.once(
                () -> {
                    var counts = new EnumMap<RecordKind, Long>(RecordKind.class);
                    Citations.kinds().forEach(kind -> counts.put(kind, 0L));
                    jdbc.sql("select kind, count(*) as n from (%s) u group by kind"
                                    .formatted(uncited(Citations.kinds())))
                            .query(row -> {
                                counts.put(constant(row, "kind", RecordKind.class), row.getLong("n"));
                            });
                    return Map.copyOf(counts);
                },
                "uncited");
    }

    @Override
    public Page<Row> page(Filter filter, Language language, int number) {
        var kinds = filter.kind() == null ? Citations.kinds() : List.of(filter.kind());
        var rows = jdbc.sql("""
                        select u.kind, u.key, w.title, w.language from (%s) u
                            cross join lateral (%s) w
                        order by u.place, u.key limit :size offset :skipped
                        """.formatted(uncited(kinds), wording(kinds)))
                .param("language", language.name())
                .param("size", Page.SIZE)
                .param("skipped", (long) (number - 1) * Page.SIZE)
                .query((row, n) -> new Row(
                        new RecordKey(constant(row, "kind", RecordKind.class), text(row, "key")), worded(row, "title")))
                .list();
        var total = counts().entrySet().stream()
                .filter(count -> kinds.contains(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new Page<>(rows, number, total);
    }

    /// The records of the kinds that have no place in a source.
    private static String uncited(Collection<RecordKind> kinds) {
        return kinds.stream()
                .map(kind -> """
                        select '%3$s' as kind, %4$s as place, r.%2$s::text as key from %1$s r
                        where not exists (select from %1$s_citation c where c.%1$s = r.%2$s)""".formatted(
                                Tables.name(kind),
                                Tables.key(kind),
                                kind.name(),
                                Citations.kinds().indexOf(kind)))
                .collect(Collectors.joining("\nunion all\n"));
    }

    private static String wording(Collection<RecordKind> kinds) {
        return kinds.stream()
                .map(kind -> """
                        (select coalesce(t.title, t.summary) as title, t.language from %1$s_text t
                        where u.kind = '%2$s' and t.%1$s::text = u.key
                        order by t.language = :language desc, t.original desc limit 1)""".formatted(Tables.name(kind), kind.name()))
                .collect(Collectors.joining("\nunion all\n"));
    }
}
