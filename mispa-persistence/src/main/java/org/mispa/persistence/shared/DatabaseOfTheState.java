package org.mispa.persistence.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Hands out connections that find the tables of the state in view before all others. A connection keeps its state when
/// it is given back; who takes it next and reads another one has it changed first.
class DatabaseOfTheState extends DelegatingDataSource {
    /// Connections to the server that do not show the present.
    private final Map<Connection, String> shown = Collections.synchronizedMap(new WeakHashMap<>());

    DatabaseOfTheState(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return showing(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return showing(super.getConnection(user, password));
    }

    private Connection showing(Connection connection) throws SQLException {
        try {
            show(StateInView.schema(), connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void show(@Nullable String schema, Connection connection) throws SQLException {
        var server = connection.unwrap(Connection.class); // the pool wraps it anew each time
        if (schema == null) {
            if (shown.containsKey(server)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("reset search_path");
                }
                shown.remove(server);
            }
            return;
        }
        shown.put(server, schema);
        // A schema that is gone would let the present be taken for the past: it is looked for each time.
        try (var statement = connection.prepareStatement(
                "select set_config('search_path', quote_ident(nspname) || ', public', false) from pg_namespace where nspname = ?")) {
            statement.setString(1, schema);
            try (var found = statement.executeQuery()) {
                if (!found.next()) {
                    throw new SQLTransientException("the state " + schema + " was dropped");
                }
            }
        }
    }
}
