package org.mispa.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Nothing counted is older than the records, and what was asked for is counted before it is asked for again.
@TestPropertySource(properties = "mispa.test.database=reckoned") // a context, and so a database, of its own
class ReckonedTest extends RecordsForTests {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Replica replica;

    @Autowired
    private TransactionTemplate transaction;

    private final ArrayDeque<Runnable> later = new ArrayDeque<>();
    private final AtomicInteger counted = new AtomicInteger();
    private Reckoned reckoned;

    @BeforeEach
    void start() {
        reckoned = new Reckoned(jdbc, replica, later::add);
    }

    private int ask() {
        return reckoned.once(counted::incrementAndGet, "records", 1);
    }

    private void change() {
        jdbc.sql("""
                        insert into change (record_kind, record_key, version, author, reason, at, after)
                        values ('ACTIVITY', 'any', 0, 'test', 'changed', now(), '{}')
                        """).update();
        reckoned.changed();
    }

    @Test
    void countsOnceForEachVersionOfTheData() {
        assertThat(ask()).isEqualTo(1);
        assertThat(ask()).isEqualTo(1);
        change();
        assertThat(ask()).isEqualTo(2);
        assertThat(ask()).isEqualTo(2);
    }

    @Test
    void countsAheadWhatWasAskedFor() {
        ask();
        change();
        later.remove().run();
        assertThat(counted).hasValue(2);
        assertThat(ask()).isEqualTo(2);
    }

    @Test
    void countsAheadOnceForManyChanges() {
        ask();
        for (var n = 0; n < 10; n++) {
            change();
        }
        assertThat(later).hasSize(1);
        later.remove().run();
        assertThat(ask()).isEqualTo(2);
        change();
        assertThat(later).hasSize(1);
    }

    @Test
    void goesOnWhenAChangeComesMeanwhile() {
        reckoned.once(
                () -> {
                    if (counted.incrementAndGet() == 2) {
                        change();
                    }
                    return counted.get();
                },
                "changing records");
        change();
        later.remove().run();
        assertThat(counted).hasValue(3);
        assertThat(later).isEmpty();
    }

    @Test
    void countsAheadNothingBeforeAnybodyAsks() {
        change();
        assertThat(later).isEmpty();
    }

    @Test
    void changesAreSeenWhenTheyAreCommitted() {
        ask();
        transaction.executeWithoutResult(status -> {
            change();
            assertThat(ask()).as("within the transaction").isEqualTo(2);
            assertThat(later).isEmpty();
        });
        assertThat(later).hasSize(1);
        assertThat(ask()).isEqualTo(3);
    }

    @Test
    void aFailureLeavesItToWhoAsksNext() {
        reckoned.once(
                () -> {
                    if (counted.incrementAndGet() == 2) {
                        jdbc.sql("select 1 / 0").query(Integer.class).single();
                    }
                    return counted.get();
                },
                "failing once");
        change();
        later.remove().run();
        assertThat(reckoned.<Integer>once(counted::incrementAndGet, "failing once"))
                .isEqualTo(3);
        change();
        assertThat(later).hasSize(1);
    }
}
