package org.mispa.persistence.database;

import org.flywaydb.core.api.MigrationState;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Before anything is migrated: is this a PostgreSQL that the portal works with, and a schema that it knows?
@Configuration(proxyBeanMethods = false)
class DatabaseVersionCheck {
    private static final int OLDEST = 18;

    @Bean
    FlywayMigrationStrategy checkVersionThenMigrate() {
        return flyway -> {
            try (var connection = flyway.getConfiguration().getDataSource().getConnection()) {
                var server = connection.getMetaData();
                if (server.getDatabaseMajorVersion() < OLDEST) {
                    throw new DatabaseUnavailable(
                            "The database server is " + server.getDatabaseProductName() + " "
                                    + server.getDatabaseProductVersion() + ", the portal needs PostgreSQL " + OLDEST
                                    + " or newer.",
                            "Name a newer server by spring.datasource.url, or leave it out: the portal brings its own.",
                            null);
                }
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            for (var migration : flyway.info().all()) {
                if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                    throw new DatabaseUnavailable(
                            "The database was written by a newer portal: its schema is at version "
                                    + migration.getVersion() + ", which this portal does not know.",
                            "Start the portal version that wrote it, or a newer one.",
                            null);
                }
            }
            flyway.migrate();
        };
    }
}
