package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityFixture;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.Records;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// How long it takes to make a past state of 100,000 activities, and how much room it needs. Nothing is judged; it runs
/// with `-Dmeasure=true` only.
@EnabledIfSystemProperty(named = "measure", matches = "true")
@TestPropertySource(properties = "mispa.test.database=many-known") // a context, and so a database, of its own
class ManyKnownRecordsTest extends WholePortal {
    private static final Logger LOG = LoggerFactory.getLogger(ManyKnownRecordsTest.class);
    private static final Instant LATER = Instant.parse("2026-11-22T10:00:00Z");
    private static final int CHANGED = 5_000;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private ApplyChange door;

    @Autowired
    private Records records;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void areMeasured() throws SQLException, InterruptedException {
        try (var connection = Objects.requireNonNull(template.getDataSource()).getConnection()) {
            ManyActivities.generate(JdbcClient.create(new SingleConnectionDataSource(connection, true)), 1, 100_000);
        }
        jdbc.sql("update change set at = timestamptz '2026-11-20 10:00Z'").update();
        var present = size("public");
        change(1);
        measured("one change later", "2026-11-21");
        jdbc.sql("update change set at = timestamptz '2026-11-20 10:00Z'").update();
        // as many more, of which only what they replaced matters here
        jdbc.sql("""
                        insert into change (record_kind, record_key, base_version, version, author, reason, at, before, after)
                        select record_kind, 'made-' || n, base_version, version, author, reason,
                            timestamptz '2026-11-22 10:00Z', before, after
                        from (select * from change order by id desc limit 1) last, generate_series(2, %d) n
                        """.formatted(CHANGED)).update();
        Thread.sleep(2_100); // what another node writes is seen after two seconds
        measured(CHANGED + " changes later", "2026-11-20");
        LOG.info(
                "room: {} MB for the present, {} for all that is known",
                present,
                jdbc.sql("select schema from known_state").query(String.class).list().stream()
                        .map(schema -> size(Objects.requireNonNull(schema)) + " MB")
                        .toList());
    }

    private long size(String schema) {
        return jdbc.sql("""
                        select sum(pg_total_relation_size(oid)) / 1000000 from pg_class
                        where relnamespace = cast(:schema as regnamespace) and relkind = 'r'
                        """).param("schema", schema).query(Long.class).single();
    }

    private void change(int n) {
        var record = new RecordKey(RecordKind.ACTIVITY, "made-" + n);
        transaction.executeWithoutResult(status -> {
            var found = records.find(record).orElseThrow();
            var old = (ActivityDetails) found.details();
            var changed = ActivityFixture.with(
                    old, Wordings.original(Language.EN, Wording.original("Changed later", null, null)), List.of());
            door.apply(new Change(record, found.version(), changed, new Actor("an editor"), "test", null, null), LATER);
        });
    }

    private void measured(String what, String day) {
        for (var page : List.of("/method", "/", "/activities", "/matrix", "/countries/JM", "/search?q=prisons")) {
            var known = page + (page.contains("?") ? "&" : "?") + "known=" + day;
            LOG.info("{}, {}: {} ms, then {} ms; the present {} ms", what, page, time(known), time(known), time(page));
        }
    }

    private long time(String page) {
        var start = System.nanoTime();
        assertThat(get(page).getResponse().getStatus()).as(page).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
