package org.mispa.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// What somebody reads who starts the portal on a database that it cannot use.
class DatabaseFailureTest {
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(DatabaseVersionCheck.class)
    static class Application {}

    private static String told(Map<String, String> settings) {
        var arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        var failure = Objects.requireNonNull(catchThrowable(() -> {
            try (var context = new SpringApplicationBuilder(Application.class)
                    .web(WebApplicationType.NONE)
                    .run(arguments)) {
                assertThat(context.isActive()).isTrue();
            }
        }));
        var analysis = Objects.requireNonNull(new DatabaseFailureAnalyzer().analyze(failure), failure::toString);
        return analysis.getDescription() + " " + analysis.getAction();
    }

    private static Map<String, String> altered(String name, String value) {
        var settings = new HashMap<>(DatabaseForTests.newDatabase());
        settings.put(name, value);
        settings.put("spring.datasource.hikari.connection-timeout", "2000");
        return settings;
    }

    @Test
    void namesTheWrongPassword() {
        assertThat(told(altered("spring.datasource.password", "wrong")))
                .contains("refuses the user name or password")
                .contains("spring.datasource.password");
    }

    @Test
    void namesTheDatabaseThatIsNotThere() {
        var url = Objects.requireNonNull(DatabaseForTests.newDatabase().get("spring.datasource.url"));
        assertThat(told(altered("spring.datasource.url", url + "nothing"))).contains("does not exist");
    }

    @Test
    void saysThatNoServerAnswers() {
        assertThat(told(altered("spring.datasource.url", "jdbc:postgresql://127.0.0.1:9/none")))
                .contains("No PostgreSQL server answers");
    }

    @Test
    void doesNotTouchTheSchemaOfANewerPortal() throws SQLException {
        var settings = DatabaseForTests.newDatabase();
        try (var context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new))) {
            assertThat(context.isActive()).isTrue();
        }
        try (var connection = DriverManager.getConnection(
                        settings.get("spring.datasource.url"),
                        settings.get("spring.datasource.username"),
                        settings.get("spring.datasource.password"));
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                        installed_by, execution_time, success)
                    values (99, '299901010000', 'from the future', 'SQL', 'V299901010000__from_the_future.sql', 1, 'x', 1, true)
                    """);
        }
        assertThat(told(settings)).contains("written by a newer portal").contains("299901010000");
    }
}
