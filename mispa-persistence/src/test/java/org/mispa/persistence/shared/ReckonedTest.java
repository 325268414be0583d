package org.mispa.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Nothing counted is older than the records.
@TestPropertySource(properties = "mispa.test.database=reckoned") // a context, and so a database, of its own
class ReckonedTest extends RecordsForTests {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Present present;

    private final AtomicInteger counted = new AtomicInteger();
    private SqlDataVersion version;
    private Reckoned reckoned;

    @BeforeEach
    void start() {
        version = new SqlDataVersion(jdbc, present);
        reckoned = new Reckoned(version);
    }

    private int ask() {
        return reckoned.once(counted::incrementAndGet, "records", 1);
    }

    private void change() {
        insert();
        version.forget();
    }

    private void insert() {
        jdbc.sql("""
                        insert into change (record_kind, record_key, version, author, reason, at, after)
                        values ('ACTIVITY', 'any', 0, 'test', 'changed', now(), '{}')
                        """).update();
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
    void changesAreSeenWhenTheyAreCommitted() {
        ask();
        transaction.executeWithoutResult(status -> {
            change();
            assertThat(ask()).as("within the transaction").isEqualTo(2);
        });
        assertThat(ask()).isEqualTo(3);
    }

    @Test
    void aFailureLeavesItToWhoAsksNext() {
        assertThatThrownBy(() -> reckoned.once(
                        () -> jdbc.sql("select 1 / 0").query(Integer.class).single(), "failing once"))
                .isInstanceOf(DataAccessException.class);
        assertThat(reckoned.<Integer>once(counted::incrementAndGet, "failing once"))
                .isEqualTo(1);
    }
}
