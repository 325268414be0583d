package org.mispa.persistence.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Gives each Spring context of the tests a new PostgreSQL database: on a server in a container where a Docker engine
/// answers, otherwise on the embedded server that the portal brings. One server serves all tests of a JVM. Used as
/// `@ContextConfiguration(initializers = DatabaseForTests.class)`.
///
/// The shipped records are loaded once; a context that is to have them gets a copy of the database that holds them, one
/// without them (`mispa.shipped-records=false`) an empty database.
public class DatabaseForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String IMAGE = "postgres:18-alpine";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /// A server's address without a database, and who may create one.
    private record Server(String address, String user, String password) {}

    /// Domain and persistence without the web, which migrate the database and load the shipped records when they start.
    /// It
    /// is no `@Configuration`, so that tests of the whole portal do not find it.
    @EnableAutoConfiguration
    @AutoConfigurationPackage(basePackages = "org.mispa")
    @ComponentScan({"org.mispa.domain", "org.mispa.persistence"})
    public static class Records {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
        }
    }

    private static @Nullable Server server;

    private static @Nullable String shipped;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var withRecords = context.getEnvironment().getProperty("mispa.shipped-records", Boolean.class, true);
        TestPropertyValues.of(withRecords ? newDatabaseWithRecords() : newDatabase())
                .applyTo(context);
    }

    /// Creates an empty database.
    ///
    /// @return the settings `spring.datasource.url`, `.username` and `.password`
    public static Map<String, String> newDatabase() {
        return settings(created("template1"));
    }

    /// Creates a database as it is after a first start with the shipped records.
    ///
    /// @return as [#newDatabase]
    public static Map<String, String> newDatabaseWithRecords() {
        return settings(created(shipped()));
    }

    private static synchronized String shipped() {
        if (shipped == null) {
            var name = created("template1");
            var arguments = settings(name).entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new);
            new SpringApplicationBuilder(Records.class)
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .run(arguments)
                    .close(); // nobody may be connected to what is copied
            shipped = name;
        }
        return shipped;
    }

    private static String created(String copied) {
        var name = "test" + DATABASES.incrementAndGet();
        execute(server(), "create database " + name + " template " + copied);
        return name;
    }

    private static void execute(Server on, String sql) {
        try (var connection = DriverManager.getConnection(on.address() + "postgres", on.user(), on.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> settings(String database) {
        var on = server();
        return Map.of(
                "spring.datasource.url",
                on.address() + database,
                "spring.datasource.username",
                on.user(),
                "spring.datasource.password",
                on.password(),
                "spring.datasource.hikari.maximum-pool-size",
                "4");
    }

    private static synchronized Server server() {
        if (server == null) {
            var started = DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
            // What a test writes need not survive a fall of the machine.
            execute(started, "alter role " + started.user() + " set synchronous_commit = off");
            server = started;
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
