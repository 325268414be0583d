package org.mispa.persistence.database;

import java.sql.SQLException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/// Says in one line what is wrong with the database and what to do, instead of a stack trace.
class DatabaseFailureAnalyzer implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseUnavailable known) {
                return new FailureAnalysis(String.valueOf(known.getMessage()), known.action(), failure);
            }
            if (cause instanceof FlywayValidateException) {
                return new FailureAnalysis(
                        "The database was written by a newer portal, or its migrations were altered: "
                                + firstLine(cause),
                        "Start the portal version that wrote it, or a newer one.",
                        failure);
            }
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                var said = of(refused);
                if (said != null) {
                    return new FailureAnalysis(said[0], said[1], failure);
                }
            }
        }
        return null;
    }

    private static String @Nullable [] of(SQLException refused) {
        var state = String.valueOf(refused.getSQLState());
        if (state.startsWith("08")) {
            return new String[] {
                "No PostgreSQL server answers at spring.datasource.url: " + firstLine(refused),
                "Start the server or correct the address; without the setting the portal starts its own."
            };
        }
        return switch (state) {
            case "28P01", "28000" ->
                new String[] {
                    "The database refuses the user name or password: " + firstLine(refused),
                    "Correct spring.datasource.username and spring.datasource.password."
                };
            case "3D000" ->
                new String[] {
                    "The database does not exist: " + firstLine(refused), "Create it, or correct spring.datasource.url."
                };
            case "53100" -> new String[] {"The disk of the database is full.", "Make room on it and start again."};
            case "25006" ->
                new String[] {
                    "The database is read-only: " + firstLine(refused), "Name the primary server, not a replica."
                };
            default -> null;
        };
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
