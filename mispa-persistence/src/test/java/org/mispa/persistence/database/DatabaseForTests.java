package org.mispa.persistence.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Gives each Spring context of the tests a new, empty PostgreSQL database: on a server in a container where a Docker
/// engine answers, otherwise on the embedded server that the portal brings. One server serves all tests of a JVM. Used
/// as
/// `@ContextConfiguration(initializers = DatabaseForTests.class)`.
public class DatabaseForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String IMAGE = "postgres:18-alpine";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /// A server's address without a database, and who may create one.
    private record Server(String address, String user, String password) {}

    private static @Nullable Server server;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(newDatabase()).applyTo(context);
    }

    /// Creates an empty database.
    ///
    /// @return the settings `spring.datasource.url`, `.username` and `.password`
    public static Map<String, String> newDatabase() {
        var on = server();
        var name = "test" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(on.address() + "postgres", on.user(), on.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "spring.datasource.url",
                on.address() + name,
                "spring.datasource.username",
                on.user(),
                "spring.datasource.password",
                on.password(),
                "spring.datasource.hikari.maximum-pool-size",
                "4");
    }

    private static synchronized Server server() {
        if (server == null) {
            server = DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
        }
        return server;
    }

    @SuppressWarnings("resource") // ends with the JVM
    private static Server container() {
        var container = new PostgreSQLContainer(IMAGE).withDatabaseName("postgres");
        container.start();
        return new Server(
                "jdbc:postgresql://" + container.getHost() + ":"
                        + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/",
                container.getUsername(),
                container.getPassword());
    }

    private static Server embedded() {
        try {
            var directory = Files.createTempDirectory("mispa-test");
            var embedded = EmbeddedPostgresServer.start(directory, 0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                embedded.close();
                delete(directory);
            }));
            return new Server(
                    embedded.url().replaceFirst("/[^/]*$", "/"), EmbeddedPostgresServer.USER, embedded.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(java.nio.file.Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
