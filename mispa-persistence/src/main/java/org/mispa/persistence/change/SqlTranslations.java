package org.mispa.persistence.change;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mispa.domain.change.Translations;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Translation;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.Wordings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlTranslations implements Translations {
    private static final Set<Translation> WAITING = Set.of(Translation.MISSING, Translation.OUTDATED);

    private final JdbcClient jdbc;
    private final Reckoned reckoned;

    SqlTranslations(JdbcClient jdbc, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
    }

    @Override
    public Page<Row> page(Filter filter, int number) {
        var states = filter.state() == null ? WAITING : Set.of(filter.state());
        var kinds = filter.kind() == null ? Wordings.kinds() : List.of(filter.kind());
        var rows = jdbc.sql("""
                        select * from (%s) t where t.wanted = :wanted and t.state = any(:states)
                        order by t.kind, t.key limit :size offset :skipped
                        """.formatted(wordings(kinds)))
                .params(Map.of("wanted", filter.language().name(), "states", Conditions.array(states)))
                .param("size", Page.SIZE)
                .param("skipped", (long) (number - 1) * Page.SIZE)
                .query((row, n) -> new Row(
                        constant(row, "kind", RecordKind.class),
                        text(row, "key"),
                        worded(row, "original"),
                        constant(row, "state", Translation.class)))
                .list();
        var total = counts().stream()
                .filter(count -> count.language() == filter.language()
                        && kinds.contains(count.kind())
                        && states.contains(count.state()))
                .mapToLong(Count::records)
                .sum();
        return new Page<>(rows, number, total);
    }

    @Override
    public List<Count> counts() {
        return reckoned.once(
                () -> jdbc.sql("select wanted, kind, state, count(*) as n from (%s) t group by 1, 2, 3 order by 1, 2, 3"
                                .formatted(wordings(Wordings.kinds())))
                        .query((row, n) -> new Count(
                                constant(row, "wanted", Language.class),
                                constant(row, "kind", RecordKind.class),
                                constant(row, "state", Translation.class),
                                row.getLong("n")))
                        .list(),
                "translations");
    }

    /// Each record of the kinds once for each language that it was not written in.
    private static String wordings(Collection<RecordKind> kinds) {
        return kinds.stream().map(SqlTranslations::wordings).collect(Collectors.joining("\nunion all\n"));
    }

    private static String wordings(RecordKind kind) {
        return """
                select '%2$s' as kind, o.%1$s::text as key, coalesce(o.title, o.summary) as original,
                    o.language, w.wanted, case
                        when t.language is null then 'MISSING'
                        when t.of_original <> o.of_original then 'OUTDATED'
                        else 'CURRENT' end as state
                from %1$s_text o cross join (values ('EN'), ('ES'), ('FR'), ('PT')) w (wanted)
                    left join %1$s_text t on t.%1$s = o.%1$s and t.language = w.wanted
                where o.original and o.language <> w.wanted""".formatted(Wordings.name(kind), kind.name());
    }
}
