package org.mispa.persistence.search;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.search.MarkedText;
import org.mispa.domain.search.Search;
import org.mispa.domain.search.SearchCounts;
import org.mispa.domain.search.SearchFilter;
import org.mispa.domain.search.SearchHit;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Reckoned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlSearch implements Search {
    /// About two lines.
    private static final int PASSAGE = 180;

    private static final Pattern MARKED = Pattern.compile("<([^<>]+)>");

    /// The records of `hits` in the reader's words, and in those they were found in. The database says which of the
    /// plain words are meant, so that endings are told by its dictionaries alone.
    private static final String SHOWN = """
            select h.kind, found.key, own.title, own.language, found.title as found_title, found.names, found.body,
                found.language as found_language,
                ts_headline(search_dictionary(found.language),
                    search_plain(concat_ws(' ', found.title, found.names, found.body)), asked.query,
                    'HighlightAll=true, StartSel="<", StopSel=">"') as marked
            from hits h cross join asked
                join lateral (select * from search_entry e
                    where e.kind = h.kind and e.record = h.record and e.language = coalesce(:language, e.language)
                    order by e.words @@ asked.query desc, e.language = :reader desc, e.original desc limit 1) found on true
                join lateral (select * from search_entry e where e.kind = h.kind and e.record = h.record
                    order by e.language = :reader desc, e.original desc limit 1) own on true
            order by array_position(:kinds::text[], h.kind), h.rank desc, h.record
            """;

    private static final String NAMED = """
            select distinct kind, record, 0 as rank from search_entry where codes @> array[search_code(:text)]""";

    /// A record has at most four lines, so that four times as many lines hold as many records. The few are kept while
    /// the many are read, so that nothing is sorted or grouped but what is shown.
    private static final String BEST_OF_EACH = """
            select k.kind, best.record, best.rank
            from unnest(:kinds::text[]) k (kind) cross join lateral (
                select line.record, max(line.rank) as rank
                from (select e.record, ts_rank(e.words, search_query(:text)) as rank from search_entry e
                    where e.kind = k.kind and e.words @@ search_query(:text) and e.language = coalesce(:language, e.language)
                    order by rank desc, e.record limit 4 * (:skipped + :size)) line
                group by line.record order by rank desc, line.record limit :size offset :skipped) best""";

    private final JdbcClient jdbc;
    private final Reckoned reckoned;

    SqlSearch(JdbcClient jdbc, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
    }

    @Override
    public List<SearchHit> named(String text, Language reader) {
        return shown(NAMED, new SearchFilter(text, null, null), KINDS, reader, Map.of());
    }

    @Override
    public SearchCounts counts(SearchFilter filter) {
        return reckoned.once(() -> count(filter), "search counts", filter);
    }

    private SearchCounts count(SearchFilter filter) {
        var byKind = new EnumMap<RecordKind, Long>(RecordKind.class);
        var byLanguage = new EnumMap<Language, Long>(Language.class);
        jdbc.sql("""
                        select kind as choice, 'KIND' as facet, count(*) as found
                        from (select distinct kind, record from search_entry
                            where words @@ search_query(:text) and language = coalesce(:language, language)) records
                        group by kind
                        union all
                        select language, 'LANGUAGE', count(*) from search_entry
                        where words @@ search_query(:text) and kind = coalesce(:kind, kind)
                        group by language
                        """)
                .param("text", filter.text())
                .param("language", name(filter.language()), java.sql.Types.VARCHAR)
                .param("kind", name(filter.kind()), java.sql.Types.VARCHAR)
                .query(row -> {
                    if (text(row, "facet").equals("KIND")) {
                        byKind.put(constant(row, "choice", RecordKind.class), row.getLong("found"));
                    } else {
                        byLanguage.put(constant(row, "choice", Language.class), row.getLong("found"));
                    }
                });
        return new SearchCounts(byKind, byLanguage);
    }

    @Override
    public Map<RecordKind, List<SearchHit>> first(SearchFilter filter, List<RecordKind> kinds, Language reader) {
        return kinds.isEmpty()
                ? Map.of()
                : reckoned.once(
                        () -> shown(BEST_OF_EACH, filter, kinds, reader, Map.of("size", FIRST, "skipped", 0)).stream()
                                .collect(Collectors.groupingBy(
                                        hit -> hit.record().kind())),
                        "search first",
                        filter,
                        List.copyOf(kinds),
                        reader);
    }

    @Override
    public Page<SearchHit> page(SearchFilter filter, Language reader, int number, long total) {
        var kind = filter.kind();
        if (kind == null) {
            throw new IllegalArgumentException("all kinds together have no pages");
        }
        var skipped = (number - 1) * (long) Page.SIZE;
        var rows = shown(BEST_OF_EACH, filter, List.of(kind), reader, Map.of("size", Page.SIZE, "skipped", skipped));
        return new Page<>(rows, number, total);
    }

    private List<SearchHit> shown(
            String hits, SearchFilter filter, List<RecordKind> kinds, Language reader, Map<String, Object> values) {
        return jdbc.sql("with asked as (select search_query(:text) as query), hits as (" + hits + ")\n" + SHOWN)
                .params(values)
                .param("text", filter.text())
                .param("language", name(filter.language()), java.sql.Types.VARCHAR)
                .param("reader", reader.name())
                .param("kinds", Conditions.array(kinds))
                .query((row, n) -> hit(row))
                .list();
    }

    private static SearchHit hit(ResultSet row) throws SQLException {
        var record = new RecordKey(constant(row, "kind", RecordKind.class), text(row, "key"));
        var language = constant(row, "language", Language.class);
        var foundIn = constant(row, "found_language", Language.class);
        var words = marked(text(row, "marked"));
        var title = MarkedText.of(new Text(language, text(row, "title")), language == foundIn ? words : Set.of());
        return new SearchHit(record, title, passage(row, foundIn, words, title));
    }

    /// The first of title, names and summary that says more than the title shown.
    private static @Nullable MarkedText passage(ResultSet row, Language language, Set<String> words, MarkedText title)
            throws SQLException {
        var columns = language == title.language() ? List.of("body", "names") : List.of("found_title", "body", "names");
        for (var column : columns) {
            var part = MarkedText.of(new Text(language, text(row, column)), words);
            var code = column.equals("names") && part.text().equals(row.getString("key"));
            if (part.marked() && !code) {
                return part.around(PASSAGE);
            }
        }
        return null;
    }

    private static Set<String> marked(String headline) {
        var words = new HashSet<String>();
        var matcher = MARKED.matcher(headline);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }

    @Override
    public Optional<String> nearest(String text) {
        var changed = new ArrayList<String>();
        var words = jdbc.sql("""
                        select asked.word, near.word as instead
                        from regexp_split_to_table(search_plain(:text), ' ') with ordinality asked (word, n)
                            left join lateral (
                                select known.word from (
                                    select known.word, known.plain like asked.word || '%' as begins,
                                        similarity(known.plain, asked.word) as alike
                                    from search_word known
                                    where asked.word ~ '^[a-z]{4,30}$' and not search_knows(asked.word)
                                        and (known.plain % asked.word or known.plain like asked.word || '%')
                                    order by begins desc, alike desc, known.word
                                    limit 20) known
                                where search_knows(known.word)
                                order by known.begins desc, known.alike desc, known.word
                                limit 1) near on true
                        order by asked.n
                        """)
                .param("text", text)
                .query((row, n) -> {
                    var instead = row.getString("instead");
                    if (instead != null) {
                        changed.add(instead);
                    }
                    return instead == null ? text(row, "word") : instead;
                })
                .list();
        return changed.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    private static @Nullable String name(@Nullable Enum<?> choice) {
        return choice == null ? null : choice.name();
    }
}
