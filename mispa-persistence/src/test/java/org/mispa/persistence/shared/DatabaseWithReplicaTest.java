package org.mispa.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.persistence.database.DatabaseForTests;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Two databases play primary and replica; what the replica has replayed is said by the test.
class DatabaseWithReplicaTest {
    private final AtomicLong written = new AtomicLong(1);
    private final AtomicLong replayed = new AtomicLong(1);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final JdbcClient onPrimary = JdbcClient.create(database("primary"));
    private final JdbcClient onReplica = JdbcClient.create(database("replica"));
    private DatabaseWithReplica database;
    private DataSource late;
    private JdbcClient jdbc;
    private Replica replica;
    private TransactionTemplate writing;
    private TransactionTemplate reading;

    private static Map<String, String> primary = Map.of();
    private static Map<String, String> second = Map.of();

    /// Both are empty but for the tables that are read here.
    private static synchronized DriverManagerDataSource database(String name) {
        if (primary.isEmpty()) {
            primary = DatabaseForTests.newDatabase();
            second = DatabaseForTests.newDatabase();
        }
        var settings = name.equals("primary") ? primary : second;
        return new DriverManagerDataSource(
                Objects.requireNonNull(settings.get("spring.datasource.url")),
                Objects.requireNonNull(settings.get("spring.datasource.username")),
                Objects.requireNonNull(settings.get("spring.datasource.password")));
    }

    @BeforeEach
    void start() throws SQLException {
        for (var client : new JdbcClient[] {onPrimary, onReplica}) {
            client.sql("""
                            drop table if exists change, publication, said;
                            create table change (id bigint primary key, record_kind text, record_key text,
                                transaction xid8 not null default pg_current_xact_id());
                            create table publication (what text not null, transaction xid8 not null default pg_current_xact_id());
                            create table said (by text);
                            insert into change (id) values (1)
                            """).update();
        }
        onPrimary.sql("insert into said values ('primary')").update();
        onReplica.sql("insert into said values ('replica')").update();
        var ofReplica = new DriverManagerDataSource() {
            @Override
            public java.sql.Connection getConnection() throws SQLException {
                if (stopped.get()) {
                    throw new SQLException("Connection refused", "08001");
                }
                return database("replica").getConnection();
            }
        };
        database = new DatabaseWithReplica(
                database("primary"), ofReplica, new ReplicaProgress(written::get, replayed::get, System::nanoTime));
        late = StatesInView.decidedLate(new DatabaseOfTheState(database));
        jdbc = JdbcClient.create(late);
        replica = new Replica(late);
        var transactions = new JdbcTransactionManager(late);
        writing = new TransactionTemplate(transactions);
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    @AfterEach
    void end() {
        replica.end();
    }

    private String read() {
        return jdbc.sql("select by from said").query(String.class).single();
    }

    private SqlDataVersion version() {
        return new SqlDataVersion(jdbc, new Present(transactions(), replica));
    }

    private ObjectProvider<PlatformTransactionManager> transactions() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("transactionManager", new JdbcTransactionManager(late));
        return beans.getBeanProvider(PlatformTransactionManager.class);
    }

    private void publish() {
        onPrimary.sql("""
                        insert into change (id, record_kind, record_key) values (2, 'ACTIVITY', 'any');
                        insert into publication (what) values ('RECORDS')
                        """).update();
    }

    private long count() {
        return jdbc.sql("select count(*) from change").query(Long.class).single();
    }

    @Test
    void whoDoesNotReadForThePublicReadsThePrimary() {
        assertThat(read()).isEqualTo("primary");
        assertThat(reading.<String>execute(status -> read())).isEqualTo("primary");
    }

    @Test
    void whoReadsForThePublicReadsTheReplicaUntilTheEnd() {
        replica.begin();
        assertThat(read()).isEqualTo("replica");
        assertThat(reading.<String>execute(status -> read())).isEqualTo("replica");
        assertThat(replica.end()).as("the replica was read").isTrue();
        assertThat(read()).isEqualTo("primary");
        assertThat(replica.end()).isFalse();
    }

    @Test
    void transactionsThatWriteAreOfThePrimaryWithAllThatTheyRead() {
        replica.begin();
        writing.executeWithoutResult(status -> {
            jdbc.sql("insert into change (id) values (2)").update();
            assertThat(read()).isEqualTo("primary");
            assertThat(count()).isEqualTo(2);
        });
        assertThat(read()).isEqualTo("replica");
        assertThat(onReplica
                        .sql("select count(*) from change")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsSaidToBeOfThePrimaryIs() {
        replica.begin();
        assertThat(replica.<String>onPrimary(this::read)).isEqualTo("primary");
        assertThat(read()).isEqualTo("replica");
    }

    @Test
    void aReplicaThatIsBehindIsNotReadAndNotWithinTheSameVisitLater() {
        written.set(2);
        replica.begin();
        assertThat(read()).isEqualTo("primary");
        replayed.set(2);
        replica.mustReachNow();
        assertThat(read()).as("time does not go back").isEqualTo("primary");
        assertThat(replica.end()).isFalse();
        assertThat(awaited()).isEqualTo("replica");
    }

    /// In a visit of its own, after the replica may be asked again.
    private String awaited() {
        try {
            Thread.sleep(60);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        replica.begin();
        try {
            return read();
        } finally {
            replica.end();
        }
    }

    @Test
    void aVisitGoesOnAtThePrimaryWhenThisNodePublishes() {
        replica.begin();
        assertThat(read()).isEqualTo("replica");
        written.set(2);
        replica.mustReachNow();
        assertThat(read()).isEqualTo("primary");
    }

    @Test
    void whereTheReplicaIsStoppedThePrimaryIsReadAtOnce() {
        stopped.set(true);
        replica.begin();
        assertThat(read()).isEqualTo("primary");
        assertThat(replica.end()).isFalse();
        stopped.set(false);
        replica.begin();
        assertThat(read()).as("it is left alone for some seconds").isEqualTo("primary");
    }

    @Test
    void noCountOfAnOlderVersionIsKeptUnderANewerOne() {
        var version = version();
        var reckoned = new Reckoned(version);
        replica.begin();
        assertThat(reckoned.<Long>once(this::count, "changes")).isEqualTo(1);

        written.set(2);
        publish();
        version.forget();
        assertThat(reckoned.<Long>once(this::count, "changes"))
                .as("the replica has one only")
                .isEqualTo(2);
        replica.end();
        assertThat(reckoned.<Long>once(this::count, "changes")).isEqualTo(2);
    }

    @Test
    void noCountIsKeptUnderTheVersionThatAnotherNodePublishedBeforeTheReplicaHasIt() {
        replica.begin();
        assertThat(read())
                .as("how far the primary is need not be asked for a second")
                .isEqualTo("replica");
        written.set(2);
        publish();
        var reckoned = new Reckoned(version()); // reads the version now
        assertThat(reckoned.<Long>once(this::count, "changes")).isEqualTo(2);
    }

    @Test
    void withinATransactionThatReadsNothingIsKept() {
        var version = version();
        var reckoned = new Reckoned(version);
        reading.setIsolationLevel(org.springframework.transaction.TransactionDefinition.ISOLATION_REPEATABLE_READ);
        reading.executeWithoutResult(status -> {
            assertThat(count()).as("its moment begins").isEqualTo(1);
            publish();
            version.forget();
            CompletableFuture.runAsync(() -> reckoned.once(() -> 0, "what makes the new version known"))
                    .join();
            assertThat(reckoned.<Long>once(this::count, "changes")).isEqualTo(1);
        });
        assertThat(reckoned.<Long>once(this::count, "changes")).isEqualTo(2);
    }

    @Test
    void aWriteOutsideATransactionIsRefusedByAReplicaAndNotLost() throws SQLException {
        onReplica
                .sql("alter database " + name() + " set default_transaction_read_only = on")
                .update();
        try {
            replica.begin();
            assertThatThrownBy(
                            () -> jdbc.sql("insert into change (id) values (3)").update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("read-only");
            assertThat(replica.end()).as("so that it is done once more").isTrue();
        } finally {
            onPrimary
                    .sql("alter database " + name() + " reset default_transaction_read_only")
                    .update();
        }
    }

    private String name() {
        return onReplica.sql("select current_database()").query(String.class).single();
    }

    @Test
    void withoutAReplicaThereIsNone() throws SQLException {
        var alone = new Replica(new DatabaseOfTheState(database("primary")));
        assertThat(alone.hasCopy()).isFalse();
        alone.begin();
        assertThat(alone.end()).isFalse();
    }
}
