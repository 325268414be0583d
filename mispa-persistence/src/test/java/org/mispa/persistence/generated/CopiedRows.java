package org.mispa.persistence.generated;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows of several tables, written by COPY, the fastest way into PostgreSQL.
final class CopiedRows {
    private static final int COPIED_AT_ONCE = 1 << 16;

    private final Map<String, StringBuilder> rows = new LinkedHashMap<>();

    /// @param table with its columns in brackets
    /// @param values of one row, as Java has them: null, text, numbers, days, instants, constants, keys, lists of these
    void add(String table, @Nullable Object... values) {
        var row = rows.computeIfAbsent(table, any -> new StringBuilder());
        for (var i = 0; i < values.length; i++) {
            if (i > 0) {
                row.append('\t');
            }
            var value = values[i];
            if (value == null) {
                row.append("\\N");
            } else if (value instanceof Collection<?> list) {
                escape(array(list), row);
            } else {
                escape(value.toString(), row);
            }
        }
        row.append('\n');
    }

    private static String array(Collection<?> list) {
        return list.stream()
                .map(value -> "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void escape(String text, StringBuilder row) {
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            switch (letter) {
                case '\\' -> row.append("\\\\");
                case '\n' -> row.append("\\n");
                case '\r' -> row.append("\\r");
                case '\t' -> row.append("\\t");
                default -> row.append(letter);
            }
        }
    }

    /// Writes all of them and forgets them.
    void writeTo(Connection connection) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : rows.entrySet()) {
            var bytes = table.getValue().toString().getBytes(StandardCharsets.UTF_8);
            try {
                copy.copyIn("copy " + table.getKey() + " from stdin", new ByteArrayInputStream(bytes), COPIED_AT_ONCE);
            } catch (IOException failed) {
                throw new SQLException(failed);
            }
            table.getValue().setLength(0);
        }
    }
}
