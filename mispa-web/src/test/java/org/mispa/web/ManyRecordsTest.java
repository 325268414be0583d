package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mispa.domain.record.RecordFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.TestPropertySource;

/// The number of a page's queries does not depend on how many records there are. Times are printed, not judged; with
/// `-Dmeasure=true` also those of a second answer.
@TestPropertySource(properties = "mispa.test.database=many") // a context, and so a database, of its own
@Import(CountedQueries.class)
class ManyRecordsTest extends WholePortal {
    private static final boolean MEASURED = Boolean.getBoolean("measure");

    /// Twelve a page, one of them the version of the data, which is asked for every two seconds only.
    private static final int MOST_QUERIES = 11;

    /// One statement for each file, and the version.
    private static final String ALL_FILES = "/data.zip";

    /// What reads everything: whoever takes everything away or counts it, and whoever looks for a word that is in each
    /// of
    /// the generated titles.
    private static final Pattern EVERYTHING =
            Pattern.compile("\\.csv|\\.zip|^/data|^/translations|(?i)q=(prisons|firarm)");

    private static final Logger LOG = LoggerFactory.getLogger(ManyRecordsTest.class);

    private static final List<String> PAGES = List.of(
            "/",
            "/?links=stated&asof=2012-07-01",
            "/components/3",
            "/mandates",
            "/mandates/3.2",
            "/initiatives",
            "/initiatives/3.c",
            "/activities",
            "/activities?country=JM&type=course&mandate=3.2&status=held",
            "/activities?q=PRISONS&page=3",
            "/activities/made-77",
            "/activities/picap-courses",
            "/deliverables",
            "/deliverables?status=due&page=2",
            "/deliverables/made-14",
            "/countries",
            "/countries/JM",
            "/countries/JM/brief",
            "/countries/JM/brief.pdf",
            "/compare?country=JM&group=caribbean",
            "/matrix",
            "/organizations",
            "/organizations/government-of-canada",
            "/instruments",
            "/instruments/commitment-to-public-security",
            "/practices",
            "/practices/practice-jamaica-observatory",
            "/figures",
            "/statements",
            "/judgements",
            "/sources/management-report-2009-2011",
            "/links?page=2",
            "/meetings",
            "/meetings/mispa-2",
            "/search?q=prisons",
            "/search?q=firearms%20jamaica",
            "/search?q=prisons&kind=activity&page=3",
            "/search?q=firarm",
            "/search?q=xqzvw",
            "/search?q=CICAD",
            "/method",
            "/translations?page=2",
            "/guide",
            "/data",
            "/activities.csv",
            "/activities.csv?country=JM&mandate=3.2",
            "/deliverables.csv",
            "/links.csv",
            "/matrix.csv",
            "/countries.csv",
            "/countries/JM.csv",
            "/data/activities.csv",
            "/data/activity-participations.csv",
            ALL_FILES);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate template;

    /// @param second null where it is not measured
    private record Visit(
            List<String> statements,
            Duration first,
            @Nullable Duration second) {
        int queries() {
            return statements.size();
        }
    }

    @Test
    void needNoMoreQueriesThanFew() throws SQLException, InterruptedException {
        generate(1, 1_000);
        assertThat(CountedColumns.differences(jdbc)).isEmpty();
        PAGES.forEach(this::get); // classes, templates and plans are loaded once
        touch();
        var few = visits();
        generate(1_001, 100_000);
        var many = visits();
        LOG.info("page: queries and answers at 1,000 | at 100,000 activities");
        for (var page : PAGES) {
            LOG.info(
                    "{}: {} | {}",
                    page,
                    told(Objects.requireNonNull(few.get(page))),
                    told(Objects.requireNonNull(many.get(page))));
        }
        assertThat(Objects.requireNonNull(few.get("/activities")).queries()).isGreaterThan(1);
        assertThat(many).allSatisfy((page, visit) -> {
            assertThat(visit.queries())
                    .as("queries of %s", page)
                    .isLessThanOrEqualTo(page.equals(ALL_FILES) ? RecordFile.values().length + 2 : MOST_QUERIES);
            assertThat(visit.queries())
                    .as(
                            "queries of %s, with 1,000 activities %s",
                            page,
                            String.join(
                                    "\n", Objects.requireNonNull(few.get(page)).statements()))
                    .isLessThanOrEqualTo(Objects.requireNonNull(few.get(page)).queries());
        });
        readNoBigTableWhole();
    }

    /// No page that people wait for reads a table with many rows from one end to the other.
    private void readNoBigTableWhole() throws InterruptedException {
        var big = jdbc.sql(
                        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > 10000")
                .query(String.class)
                .list();
        assertThat(big).contains("activity", "deliverable", "participation", "search_entry_activity", "change");
        touch();
        var whole = new ArrayList<String>();
        for (var page : PAGES) {
            if (EVERYTHING.matcher(page).find()) {
                continue;
            }
            for (var plan : CountedQueries.plans(() -> get(page))) {
                plan.lines().stream()
                        .filter(line ->
                                big.stream().anyMatch(table -> line.matches(".*Seq Scan on " + table + "\\b.*")))
                        .forEach(line -> whole.add(page + ": " + line.strip() + " in " + plan.sql()));
            }
        }
        assertThat(whole).isEmpty();
    }

    private static String told(Visit visit) {
        return visit.queries() + " queries, " + visit.first().toMillis() + " ms"
                + (visit.second() == null ? "" : ", " + visit.second().toMillis() + " ms");
    }

    /// Temporary tables live on one connection.
    private void generate(int first, int last) throws SQLException, InterruptedException {
        try (var connection = Objects.requireNonNull(template.getDataSource()).getConnection()) {
            ManyActivities.generate(JdbcClient.create(new SingleConnectionDataSource(connection, true)), first, last);
        }
        awaitNewVersion();
    }

    /// Makes what was counted before count anew.
    private void touch() throws InterruptedException {
        insertChange();
        awaitNewVersion();
    }

    private void insertChange() {
        jdbc.sql("""
                        insert into change (record_kind, record_key, version, author, reason, at, after)
                        values ('ACTIVITY', 'made', 0, 'generator', 'touched', now(), '{}')
                        """).update();
    }

    /// What another node writes is seen after two seconds.
    private static void awaitNewVersion() throws InterruptedException {
        Thread.sleep(2_100);
    }

    private Map<String, Visit> visits() {
        // The sets in memory follow what was generated, by statements of their own.
        List.of("/activities?type=destruction", "/deliverables?kind=agreement").forEach(this::get);
        var visits = new LinkedHashMap<String, Visit>();
        for (var page : PAGES) {
            var first = new AtomicReference<>(Duration.ZERO);
            var statements = CountedQueries.of(() -> first.set(time(page)));
            visits.put(page, new Visit(statements, first.get(), MEASURED ? time(page) : null));
        }
        return visits;
    }

    private Duration time(String page) {
        var start = System.nanoTime();
        assertThat(get(page).getResponse().getStatus()).as(page).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
