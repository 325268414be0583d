package org.mispa.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Whatever is published makes another version, in whichever order transactions begin and end.
@TestPropertySource(properties = "mispa.test.database=version") // a context, and so a database, of its own
class DataVersionTest extends RecordsForTests {
    private static final String CHANGE = """
            insert into change (record_kind, record_key, version, author, reason, at, after)
            values ('ACTIVITY', 'any', 0, 'test', 'changed', now(), '{}')
            """;

    @Autowired
    private SqlDataVersion version;

    @Autowired
    private Present present;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection begun() throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private long asked() {
        version.forget();
        return version.current();
    }

    @Test
    void staysWhereNothingIsPublished() {
        var before = asked();
        transaction.executeWithoutResult(
                status -> jdbc.sql("insert into sign_in_attempt (mail, address, at) values ('a', 'b', now())")
                        .update());
        assertThat(version.current()).isEqualTo(before);
        assertThat(asked()).isEqualTo(before);
    }

    @Test
    void isSeenInThisProcessAsSoonAsATransactionEnds() {
        var before = version.current();
        transaction.executeWithoutResult(status -> jdbc.sql(CHANGE).update());
        assertThat(version.current()).isNotEqualTo(before);
    }

    @Test
    void isSeenElsewhereAfterTwoSeconds() throws InterruptedException {
        var elsewhere = new SqlDataVersion(jdbc, present);
        var before = elsewhere.current();
        transaction.executeWithoutResult(status -> jdbc.sql(CHANGE).update());
        Thread.sleep(2_100);
        assertThat(elsewhere.current()).isNotEqualTo(before);
    }

    @Test
    void changesAlsoWhereAnEarlierNumberIsCommittedLater() throws SQLException {
        try (var slow = begun();
                var quick = begun()) {
            run(slow, CHANGE);
            run(quick, CHANGE);
            var before = asked();
            quick.commit();
            var between = asked();
            slow.commit();
            assertThat(between).isNotEqualTo(before);
            assertThat(asked()).isNotEqualTo(between);
        }
    }

    @Test
    void ofWhatIsNotCommittedIsKnownToNobodyElse() throws SQLException {
        var before = asked();
        try (var other = begun()) {
            run(other, CHANGE);
            assertThat(asked()).isEqualTo(before);
            other.rollback();
        }
        assertThat(asked()).isEqualTo(before);
        transaction.executeWithoutResult(status -> {
            jdbc.sql(CHANGE).update();
            assertThat(version.current()).isNotIn(before, version.current());
            status.setRollbackOnly();
        });
        assertThat(asked()).isEqualTo(before);
    }

    @Test
    void ofAnEarlierMomentIsNotTakenForThatOfNow() {
        var before = version.current();
        var earlier = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        earlier.setReadOnly(true);
        earlier.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
        earlier.executeWithoutResult(status -> {
            jdbc.sql("select 1 from change limit 1").query(Integer.class).optional();
            try (var other = begun()) {
                run(other, CHANGE);
                other.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            version.forget();
            version.current();
        });
        assertThat(version.current()).isNotEqualTo(before);
    }

    @Test
    void tellsRepliesFromRecords() {
        var records = version.records();
        var replies = version.replies();
        transaction.executeWithoutResult(status -> jdbc.sql(CHANGE).update());
        assertThat(version.records()).isNotEqualTo(records);
        assertThat(version.replies()).isEqualTo(replies);
    }

    @Test
    void tellsWhatDelegationsPublishFromWhatTheyDraft() {
        var before = version.replies();
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into observation (revision, delegation_kind, delegation_key, kind, text, state, sent_at, due_on,
                            touched_by, touched_account, touched_at, token)
                        values (0, 'COUNTRY', 'jamaica', 'WRONG', 'said', 'ANSWERED', now(), current_date, 'any',
                            gen_random_uuid(), now(), gen_random_uuid())
                        """).update());
        assertThat(version.replies()).isEqualTo(before);
        transaction.executeWithoutResult(status ->
                jdbc.sql("update observation set published_at = now()").update());
        assertThat(version.replies()).isNotEqualTo(before);
    }

    @Test
    void changesWhenAPeriodIsFrozen() {
        var before = version.current();
        var records = version.records();
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into frozen_period (period, last_change, day, at, by, by_account)
                        select 'any', max(id), current_date, now(), 'any', gen_random_uuid() from change
                        """).update());
        assertThat(version.current()).isNotEqualTo(before);
        assertThat(version.records()).isEqualTo(records);
    }

    /// A row goes once every snapshot of the server sees a later one: other tests may keep an old one for a while.
    @Test
    void keepsFewRows() throws InterruptedException {
        var patience = Instant.now().plusSeconds(60);
        do {
            for (var n = 0; n < 10; n++) {
                transaction.executeWithoutResult(status -> jdbc.sql(CHANGE).update());
            }
            Thread.sleep(100);
        } while (rows() >= 10 && Instant.now().isBefore(patience));
        assertThat(rows()).isLessThan(10);
    }

    private long rows() {
        return jdbc.sql("select count(*) from publication").query(Long.class).single();
    }

    @Test
    void doesNotChangeForEverAfterADumpFromAServerThatIsAhead() {
        jdbc.sql("insert into publication (what, transaction) values ('RECORDS', '9000000000000')")
                .update();
        var before = asked();
        assertThat(asked()).isEqualTo(before);
        transaction.executeWithoutResult(status -> jdbc.sql(CHANGE).update());
        assertThat(asked()).isNotEqualTo(before);
    }
}
