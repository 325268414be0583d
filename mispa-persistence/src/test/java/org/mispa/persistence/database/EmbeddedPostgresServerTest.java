package org.mispa.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {
    private static final int ENOUGH = 200;

    @TempDir
    private Path directory;

    @Test
    void keepsItsDataAsksForThePasswordAndNeverTrustsTheDiskCache() throws SQLException {
        try (var server = EmbeddedPostgresServer.start(directory, 0)) {
            execute(server, "create table kept (n integer)");
            execute(server, "insert into kept values (7)");
            assertThat(value(server, "show fsync")).isEqualTo("on");
            assertThat(value(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(value(server, "select collname from pg_collation where collname = 'es-x-icu'"))
                    .isEqualTo("es-x-icu");
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), EmbeddedPostgresServer.USER, "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
        try (var server = EmbeddedPostgresServer.start(directory, 0)) {
            assertThat(value(server, "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void isRefusedToASecondPortalOnTheSameDirectory() {
        try (var server = EmbeddedPostgresServer.start(directory, 0)) {
            assertThat(server.url()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedPostgresServer.start(directory, 0))
                    .isInstanceOfSatisfying(DatabaseUnavailable.class, refused -> {
                        assertThat(refused).hasMessageStartingWith("Another portal uses the database directory");
                        assertThat(refused.action()).startsWith("Stop the other one first");
                    });
        }
    }

    @Test
    void doesNotTouchADirectoryOfAnotherMajorVersion() throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data").resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgresServer.start(directory, 0))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("written by PostgreSQL 17");
    }

    @Test
    void saysThatADirectoryCannotBeWrittenTo() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "in the way");
        assertThatThrownBy(() -> EmbeddedPostgresServer.start(file.resolve("below"), 0))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("cannot be written to");
    }

    /// Another process writes and says of each row when it is committed; it is killed in mid-work, without a chance to
    /// clean up. Its server lives on, and is in the way of the next.
    @Test
    void hasEveryCommittedRowAfterAKill() throws IOException, InterruptedException, SQLException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var committed = new TreeSet<Integer>();
        try (var told = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = told.readLine(); line != null; line = told.readLine()) {
                if (line.startsWith("committed ")) {
                    committed.add(Integer.valueOf(line.substring("committed ".length())));
                }
                if (committed.size() == ENOUGH) {
                    process.toHandle().destroyForcibly(); // SIGKILL; what it told stays readable
                }
            }
        }
        assertThat(process.waitFor()).isNotZero();
        assertThat(committed).hasSizeGreaterThanOrEqualTo(ENOUGH);

        try (var server = EmbeddedPostgresServer.start(directory, 0);
                var connection = connect(server.url(), server.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select n from written")) {
            var found = new TreeSet<Integer>();
            while (rows.next()) {
                found.add(rows.getInt(1));
            }
            assertThat(found).containsAll(committed);
        }
    }

    /// Writes rows until it is killed.
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws SQLException {
            var server = EmbeddedPostgresServer.start(Path.of(arguments[0]), 0);
            try (var connection = connect(server.url(), server.password());
                    var statement = connection.createStatement()) {
                statement.execute("create table written (n integer primary key)");
                for (var n = 1; ; n++) {
                    statement.execute("insert into written values (" + n + ")");
                    System.out.println("committed " + n);
                }
            }
        }
    }

    private static Connection connect(String url, String password) throws SQLException {
        return DriverManager.getConnection(url, EmbeddedPostgresServer.USER, password);
    }

    private static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (var connection = connect(server.url(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (var connection = connect(server.url(), server.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return Objects.requireNonNull(rows.getString(1));
        }
    }
}
