package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.change.DetailsJson;
import org.mispa.persistence.database.DatabaseForTests;
import org.mispa.persistence.generated.GenerateRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// What is generated stands as if it had been written by the one door.
@TestPropertySource(properties = "mispa.test.database=generated") // a context, and so a database, of its own
class GeneratedRecordsTest extends WholePortal {
    private static final int ACTIVITIES = 1_000;
    private static final int SEED = 7;
    private static final Logger LOG = LoggerFactory.getLogger(GeneratedRecordsTest.class);

    private static final Map<RecordKind, List<String>> TABLES = Map.of(
            RecordKind.ACTIVITY,
            List.of(
                    "activity",
                    "activity_text",
                    "activity_citation",
                    "activity_mandate",
                    "participation",
                    "group_participation",
                    "activity_involvement"),
            RecordKind.DELIVERABLE,
            List.of(
                    "deliverable",
                    "deliverable_text",
                    "deliverable_citation",
                    "deliverable_mandate",
                    "deliverable_owner",
                    "deliverable_revision"),
            RecordKind.SOURCE,
            List.of("source_document", "source_document_text"),
            RecordKind.REPORTING_PERIOD,
            List.of("reporting_period", "reporting_period_text", "reporting_period_citation"));

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private ApplyChange door;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void generate() throws SQLException, InterruptedException {
        if (count("select count(*) from activity where key like 'made-%'") == 0) {
            var before = indexes();
            into(settings(), ACTIVITIES, SEED);
            assertThat(indexes()).isEqualTo(before);
        }
    }

    @Test
    void areCountedByWhatTheyHold() {
        assertThat(CountedColumns.differences(jdbc)).isEmpty();
        assertThat(count("select count(*) from activity where key like 'made-%'"))
                .isEqualTo(ACTIVITIES);
        assertThat(count("select count(*) from deliverable where key like 'made-%' and activity is not null"))
                .isBetween(400L, 800L);
    }

    /// The door makes rows of the details of the last change, and changes nothing of those that are there.
    @Test
    void areTheRowsThatTheOneDoorWouldWrite() {
        var faults = jdbc.sql("""
                        select distinct on (record_kind, record_key) record_kind, record_key, version, after::text as after
                        from change where author <> 'portal' and (record_kind in ('SOURCE', 'REPORTING_PERIOD') or id % 41 = 0)
                          and version = (select max(c.version) from change c
                              where c.record_kind = change.record_kind and c.record_key = change.record_key)
                        order by record_kind, record_key, id desc
                        """)
                .query((row, n) -> fault(
                        new RecordKey(RecordKind.valueOf(row.getString("record_kind")), row.getString("record_key")),
                        row.getInt("version"),
                        row.getString("after")))
                .list();
        assertThat(faults)
                .hasSizeGreaterThan(20)
                .allSatisfy(fault -> assertThat(fault).isEmpty());
    }

    private String fault(RecordKey record, int version, String after) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var before = rows(record);
            var same = new DetailsJson().read(record.kind(), after);
            door.apply(new Change(record, version, same, Actor.PORTAL, "the same again"), NOW);
            var again = rows(record);
            status.setRollbackOnly();
            return before.equals(again) && !before.isEmpty() ? "" : record + ": " + before + " became " + again;
        }));
    }

    /// Everything that is kept of a record, without the number of its version.
    private List<String> rows(RecordKey record) {
        var tables = Objects.requireNonNull(TABLES.get(record.kind()));
        return tables.stream()
                .flatMap(table -> jdbc
                        .sql("select (to_jsonb(t) - 'version')::text from %s t where t.%s = :key order by 1"
                                .formatted(table, table.equals(tables.getFirst()) ? "key" : tables.getFirst()))
                        .param("key", record.key())
                        .query((row, n) -> row.getString(1))
                        .list()
                        .stream())
                .toList();
    }

    @Test
    void areFoundAsIfTriggersHadKeptThem() {
        assertThat(count("""
                        select count(*) from (
                            (select kind, record, language, key, original, title, names, body, codes from search_source
                             except select kind, record, language, key, original, title, names, body, codes from search_entry)
                            union all
                            (select kind, record, language, key, original, title, names, body, codes from search_entry
                             except select kind, record, language, key, original, title, names, body, codes from search_source)) d
                        """)).isZero();
        assertThat(jdbc.sql("""
                                select distinct word from search_entry,
                                    regexp_split_to_table(lower(concat_ws(' ', title, names, body) collate "und-x-icu")
                                        collate "und-x-icu", '[^[:alpha:]]+') word
                                where length(word) between 4 and 30
                                  and not exists (select from search_word known where known.word = word collate "default")
                                """).query((row, n) -> row.getString(1)).list()).isEmpty();
        var title = jdbc.sql("select title from activity_text where activity = 'made-77' and original")
                .query(String.class)
                .single();
        assertThat(page("/search?kind=activity&q=" + URLEncoder.encode('"' + title + '"', StandardCharsets.UTF_8))
                        .select("main a[href^=/activities/made-77]"))
                .isNotEmpty();
    }

    @Test
    void nameNothingThatIsNotThere() {
        assertThat(jdbc.sql("""
                                select format('select %L || count(*) from %s c where c.%I is not null and not exists (select from %s p where p.%I = c.%I)',
                                    c.conrelid::regclass || '.' || a.attname || ' ', c.conrelid::regclass, a.attname,
                                    c.confrelid::regclass, p.attname, a.attname)
                                from pg_constraint c
                                    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                                    join pg_attribute p on p.attrelid = c.confrelid and p.attnum = c.confkey[1]
                                where c.contype = 'f' and cardinality(c.conkey) = 1 and c.connamespace = 'public'::regnamespace
                                """).query((row, n) -> row.getString(1)).list())
                .hasSizeGreaterThan(50)
                .allSatisfy(sql ->
                        assertThat(jdbc.sql(sql).query(String.class).single()).endsWith(" 0"));
    }

    @Test
    void lieBetweenTheYearsAndInTheMixtureOfTheShippedOnes() {
        assertThat(count("select min(extract(year from date_earliest))::int from activity where key like 'made-%'"))
                .isEqualTo(2008);
        assertThat(count("select max(extract(year from date_latest))::int from activity where key like 'made-%'"))
                .isEqualTo(2030);
        for (var share : Map.of(
                        "select avg((date is null)::int) from activity",
                        0.03,
                        "select avg(n) from (select count(p.*) as n from activity a left join participation p on p.activity = a.key"
                                + " group by a.key) s",
                        0.6,
                        "select avg((basis = 'STATED')::int) from activity_mandate",
                        0.05,
                        "select avg((basis = 'STATED')::int) from participation",
                        0.06,
                        "select avg((role = 'FUNDER')::int) from activity_involvement",
                        0.05)
                .entrySet()) {
            assertThat(number(share.getKey(), true))
                    .as(share.getKey())
                    .isCloseTo(number(share.getKey(), false), within(share.getValue()));
        }
        // few countries hold most, all of them something
        assertThat(count("select count(distinct country) from participation"))
                .isEqualTo(count("select count(*) from country"));
        assertThat(number("""
                        select sum(n) filter (where rank <= 9) / sum(n)
                        from (select count(*) as n, row_number() over (order by count(*) desc) as rank from participation group by country) s
                        """, true)).isGreaterThan(0.4);
    }

    /// @param made of the generated records alone, or of the shipped ones
    private double number(String sql, boolean made) {
        var column = Map.of("activity", "key", "participation", "activity");
        var condition = made ? "like 'made-%'" : "not like 'made-%'";
        var narrowed = sql;
        for (var table : List.of("activity", "participation", "activity_mandate", "activity_involvement")) {
            narrowed = narrowed.replaceAll(
                    "from " + table + "(?![_a-z])",
                    "from (select * from " + table + " where " + column.getOrDefault(table, "activity") + " "
                            + condition + ") " + table);
        }
        return jdbc.sql(narrowed.replace(") activity a left", ") a left"))
                .query(Double.class)
                .single();
    }

    @Test
    void showOnEveryPage() {
        for (var type : PageType.values()) {
            if (type != PageType.NOTHING_THERE) {
                assertThat(get(type.address()).getResponse().getStatus())
                        .as(type.address())
                        .isEqualTo(200);
            }
        }
        for (var address : List.of(
                "/activities/made-77",
                "/sources/made-report-2015",
                "/periods/made-period",
                "/activities?page=20",
                "/since?from=2026-01-01",
                "/activities.csv?country=JM")) {
            assertThat(get(address).getResponse().getStatus()).as(address).isEqualTo(200);
        }
        var revised = jdbc.sql(
                        "select record_key from change where record_kind = 'ACTIVITY' and version = 2 order by id limit 1")
                .query(String.class)
                .single();
        assertThat(page("/history/activity/" + revised).select("main").text())
                .contains("versions", "Recorded:", "Changed:");
    }

    @Test
    void areTheSameForTheSameSeed() throws SQLException, InterruptedException {
        var same = DatabaseForTests.newDatabaseWithRecords();
        into(same, ACTIVITIES, SEED);
        assertThat(digests(same)).isEqualTo(digests(settings())).hasSizeGreaterThan(20);
        var other = DatabaseForTests.newDatabaseWithRecords();
        into(other, 10, SEED + 1);
        assertThat(titles(other)).isNotEqualTo(titles(settings()));
    }

    private static List<String> titles(Map<String, String> database) {
        return client(database)
                .sql(
                        "select title from activity_text where activity = any(array['made-1', 'made-2', 'made-3']) and original order by 1")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static Map<String, String> digests(Map<String, String> database) {
        var client = client(database);
        var digests = new TreeMap<String, String>();
        client.sql(
                        "select tablename from pg_tables where schemaname = 'public' and tablename ~ '^(activity|deliverable|participation"
                                + "|group_part|change|search|confirm|observ|source|report)'")
                .query((row, n) -> row.getString(1))
                .list()
                .forEach(table -> digests.put(
                        table,
                        client.sql(
                                        "select coalesce(md5(string_agg(t, '|' order by t)), '') from (select (to_jsonb(r) - 'transaction')::text as t from "
                                                + table + " r) t")
                                .query(String.class)
                                .single()));
        return digests;
    }

    @Test
    void areNotPutUponOthers() {
        assertThatThrownBy(() -> into(settings(), 10, SEED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("take a new one");
        var empty = DatabaseForTests.newDatabase();
        assertThatThrownBy(() -> into(empty, 10, SEED)).isInstanceOf(SQLException.class);
    }

    private static void into(Map<String, String> database, int activities, long seed)
            throws SQLException, InterruptedException {
        GenerateRecords.into(
                setting(database, "url"),
                setting(database, "username"),
                setting(database, "password"),
                activities,
                seed,
                LOG::info);
    }

    private static JdbcClient client(Map<String, String> database) {
        return JdbcClient.create(new DriverManagerDataSource(
                setting(database, "url"), setting(database, "username"), setting(database, "password")));
    }

    private static String setting(Map<String, String> database, String name) {
        return Objects.requireNonNull(database.get("spring.datasource." + name));
    }

    private Map<String, String> settings() {
        return Stream.of("url", "username", "password")
                .map(name -> "spring.datasource." + name)
                .collect(Collectors.toMap(name -> name, environment::getRequiredProperty));
    }

    private List<String> indexes() {
        return jdbc.sql("select indexdef from pg_indexes where schemaname = 'public' order by 1")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
