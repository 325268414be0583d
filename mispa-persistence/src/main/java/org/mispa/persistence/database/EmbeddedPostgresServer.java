package org.mispa.persistence.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The portal's own PostgreSQL on a directory that is kept between starts. It holds:
///
/// - `data`: PostgreSQL's own files
/// - `programs`: its programs, unpacked
/// - `password`: readable by the owner only
/// - `portal.lock`: held by the operating system for the portal that uses the directory, also after a crash
class EmbeddedPostgresServer implements AutoCloseable {
    static final String USER = "postgres";
    static final String DATABASE = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final int MAJOR = 18;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PASSWORD_BYTES = 24;

    private final EmbeddedPostgres server;
    private final String password;
    private final FileLock lock;

    private EmbeddedPostgresServer(EmbeddedPostgres server, String password, FileLock lock) {
        this.server = server;
        this.password = password;
        this.lock = lock;
    }

    /// @param port 0 for any that is free
    /// @throws DatabaseUnavailable with what to do about it
    static EmbeddedPostgresServer start(Path directory, int port) {
        var lock = lock(directory);
        try {
            var data = directory.resolve("data");
            checkVersion(data);
            stopOrphan(data);
            var password = password(directory);
            var server = start(directory, data, port, password);
            try {
                demandPassword(server, data, password);
            } catch (IOException | SQLException | RuntimeException e) {
                server.close();
                throw e;
            }
            return new EmbeddedPostgresServer(server, password, lock);
        } catch (IOException | SQLException | RuntimeException e) {
            release(lock);
            throw e instanceof DatabaseUnavailable known
                    ? known
                    : new DatabaseUnavailable(
                            "PostgreSQL could not be started in " + directory + ": " + reason(e),
                            "Make sure that the directory can be written to and that the disk has space, or name another"
                                    + " one by mispa.database.directory, or a server by spring.datasource.url.",
                            e);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE;
    }

    String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not stop as it should", e);
        } finally {
            release(lock);
        }
    }

    private static FileLock lock(Path directory) {
        try {
            Files.createDirectories(directory);
            var channel = FileChannel.open(
                    directory.resolve("portal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                lock = null; // held in this very process
            }
            if (lock == null) {
                channel.close();
                throw new DatabaseUnavailable(
                        "Another portal uses the database directory " + directory + ".",
                        "Stop the other one first, or give this one a directory of its own by mispa.database.directory.",
                        null);
            }
            return lock;
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The database directory " + directory + " cannot be written to: " + reason(e),
                    "Give the portal the right to write there, make room on the disk, or name another directory by"
                            + " mispa.database.directory.",
                    e);
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkVersion(Path data) throws IOException {
        var file = data.resolve("PG_VERSION");
        if (Files.exists(file)) {
            var version = Files.readString(file).strip();
            if (!version.equals(Integer.toString(MAJOR))) {
                throw new DatabaseUnavailable(
                        "The database in " + data + " was written by PostgreSQL " + version + ", the portal brings "
                                + MAJOR + ".",
                        "Move the records over with pg_dump of version " + version
                                + ", or name another directory by mispa.database.directory.",
                        null);
            }
        }
    }

    /// After a kill of the portal its server may live on, and would keep a new one from starting. Nobody else can have
    /// started it, because the lock is ours.
    private static void stopOrphan(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var process = Files.readAllLines(file).stream()
                .findFirst()
                .filter(line -> line.matches("[0-9]{1,10}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().command().orElse("postgres").contains("postgres"));
        if (process.isPresent()) {
            LOG.info("Stopping the PostgreSQL server that an earlier portal left behind");
            stop(process.get());
        }
        Files.deleteIfExists(file);
    }

    /// Stops in good order, or else at once: PostgreSQL then recovers from its log, in which every commit stands.
    private static void stop(ProcessHandle process) {
        for (var end : List.<Runnable>of(process::destroy, process::destroyForcibly)) {
            end.run();
            try {
                process.onExit().get(PATIENCE.toSeconds() / 4, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                LOG.debug("The server is still running");
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static EmbeddedPostgres start(Path directory, Path data, int port, String password) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(directory.resolve("programs").toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on") // the library turns it off: a crash would lose what was committed
                .setServerConfig("work_mem", "32MB") // counts over many records stay in memory
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
        if (port != 0) {
            builder.setPort(port);
        }
        return builder.start();
    }

    private static String password(Path directory) throws IOException {
        var file = directory.resolve("password");
        if (!Files.exists(file)) {
            var bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(file, ownerOnly());
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /// A new server trusts every user of the machine. From the first start on it asks for the password.
    private static void demandPassword(EmbeddedPostgres server, Path data, String password)
            throws IOException, SQLException {
        var rules = data.resolve("pg_hba.conf");
        if (!Files.readString(rules).contains(" trust")) {
            return;
        }
        var url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE;
        try (Connection connection = DriverManager.getConnection(url, USER, password);
                var statement = connection.createStatement()) {
            statement.execute("alter role " + USER + " password '" + password + "'"); // only hexadecimal digits
            Files.writeString(rules, "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
    }

    private static String reason(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
