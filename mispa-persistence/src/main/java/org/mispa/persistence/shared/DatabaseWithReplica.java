package org.mispa.persistence.shared;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The primary server, and a streaming replica from which a thread may read that reads for the public. Which of both is
/// decided with the first statement, because only then it is known whether a transaction writes: so it stands behind
/// Spring's `LazyConnectionDataSourceProxy`.
class DatabaseWithReplica extends DelegatingDataSource implements AutoCloseable {
    /// Waited for a connection to the replica before the primary is read; the least that the pool allows.
    private static final long PATIENCE_MILLIS = 250;

    private static final int SECONDS_TO_CONNECT = 2;
    private static final int SECONDS_OF_SILENCE = 30;

    /// What a thread does that reads for the public.
    private static final class Visit {
        /// Once something was read from the primary, nothing more comes from the replica, which may be older.
        private boolean onPrimary;

        private boolean onReplica;
    }

    private static final ThreadLocal<@Nullable Visit> VISIT = new ThreadLocal<>();
    private final DataSource replica;
    private final ReplicaProgress progress;

    /// @param progress asks both servers how far they are
    DatabaseWithReplica(DataSource primary, DataSource replica, ReplicaProgress progress) {
        super(primary);
        this.replica = replica;
        this.progress = progress;
    }

    /// @param user null for that of the primary
    /// @param password null for that of the primary
    static DatabaseWithReplica of(
            HikariDataSource primary, String url, @Nullable String user, @Nullable String password) {
        var server = new NewConnections(url);
        server.setUser(user == null ? primary.getUsername() : user);
        server.setPassword(password == null ? primary.getPassword() : password);
        var settings = new HikariConfig();
        settings.setPoolName("replica");
        settings.setDataSource(server);
        settings.setReadOnly(true);
        settings.setMaximumPoolSize(primary.getMaximumPoolSize());
        settings.setConnectionInitSql(primary.getConnectionInitSql());
        settings.setConnectionTimeout(PATIENCE_MILLIS);
        settings.setValidationTimeout(PATIENCE_MILLIS);
        settings.setInitializationFailTimeout(-1); // the portal starts without it
        var pool = new HikariDataSource(settings);
        var progress = new ReplicaProgress(() -> written(primary), () -> replayed(pool), System::nanoTime);
        server.made(progress::forget);
        return new DatabaseWithReplica(primary, pool, progress);
    }

    /// A connection that is made anew may be one to a server that was started anew, which may know less than before.
    private static final class NewConnections extends PGSimpleDataSource {
        private static final long serialVersionUID = 1L;

        private transient Runnable made = () -> {};

        NewConnections(String url) {
            setUrl(url);
            if (!url.contains("connectTimeout=")) {
                setConnectTimeout(SECONDS_TO_CONNECT);
            }
            if (!url.contains("socketTimeout=")) {
                setSocketTimeout(SECONDS_OF_SILENCE);
            }
        }

        void made(Runnable then) {
            this.made = then;
        }

        @Override
        public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
            var connection = super.getConnection(user, password);
            made.run();
            return connection;
        }
    }

    /// Also what is not flushed yet: with `synchronous_commit = off` it can be seen already.
    private static long written(DataSource primary) throws SQLException {
        return position(primary, "select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint");
    }

    private static long replayed(DataSource replica) throws SQLException {
        return position(replica, """
                select case when pg_is_in_recovery() then (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint end""");
    }

    private static long position(DataSource of, String sql) throws SQLException {
        try (var connection = of.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            var position = row.getLong(1);
            if (row.wasNull()) {
                throw new SQLNonTransientConnectionException("mispa.reads.url names a server that is no replica");
            }
            return position;
        }
    }

    void begin() {
        VISIT.set(new Visit());
    }

    /// @return whether anything was read from the replica
    boolean end() {
        var visit = VISIT.get();
        VISIT.remove();
        return visit != null && visit.onReplica;
    }

    /// Reads the primary, whatever the thread does besides.
    <T> T onPrimary(Supplier<T> work) {
        var visit = VISIT.get();
        VISIT.remove();
        try {
            return work.get();
        } finally {
            if (visit != null) {
                VISIT.set(visit);
            }
        }
    }

    void mustReachNow() {
        progress.mustReachNow();
    }

    /// Connections that were there before something failed are most likely gone.
    void distrust() {
        progress.forget();
        if (replica instanceof HikariDataSource pool && pool.getHikariPoolMXBean() != null) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        var visit = VISIT.get();
        if (visit == null || visit.onPrimary || writes()) {
            return super.getConnection();
        }
        var read = progress.reached() ? ofReplica() : null;
        if (read == null) {
            visit.onPrimary = true;
            return super.getConnection();
        }
        visit.onReplica = true;
        return read;
    }

    /// Null where it cannot be had, or where the replica was started anew meanwhile and is behind.
    private @Nullable Connection ofReplica() throws SQLException {
        Connection connection;
        try {
            connection = replica.getConnection();
        } catch (SQLException e) {
            if (!exhausted()) {
                progress.failed(e);
            }
            return null;
        }
        if (progress.reached()) {
            return connection;
        }
        connection.close();
        return null;
    }

    /// So many readers that the primary takes some of them is no failure.
    private boolean exhausted() {
        return replica instanceof HikariDataSource pool
                && pool.getHikariPoolMXBean() != null
                && pool.getHikariPoolMXBean().getActiveConnections() >= pool.getMaximumPoolSize();
    }

    private static boolean writes() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    @Override
    public void close() {
        if (replica instanceof HikariDataSource pool) {
            pool.close();
        }
    }
}
