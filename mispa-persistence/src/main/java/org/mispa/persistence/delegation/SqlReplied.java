package org.mispa.persistence.delegation;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mispa.domain.delegation.Replied;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.SqlDataVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlReplied implements Replied {
    private static final String SAID = """
            select delegation_kind as kind, delegation_key as key from confirmation
            union select about_kind, about_key from confirmation
            union select delegation_kind, delegation_key from observation where published_at is not null
            union select about_kind, about_key from observation where published_at is not null and about_kind is not null
            union select delegation_kind, delegation_key from delegation_statement s
                where exists (select from delegation_statement_version v where v.statement = s.id)
            union select about_kind, about_key from delegation_statement s
                where about_kind is not null and exists (select from delegation_statement_version v where v.statement = s.id)
            """;

    private final JdbcClient jdbc;
    private final Reckoned reckoned;
    private final SqlDataVersion version;

    SqlReplied(JdbcClient jdbc, Reckoned reckoned, SqlDataVersion version) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
        this.version = version;
    }

    @Override
    public boolean isAnythingSaid(RecordKey record) {
        return reckoned.once(this::said, "replied", version.replies()).contains(record);
    }

    /// What was said of a record stands at what it was merged into.
    private Set<RecordKey> said() {
        var said = new HashSet<>(
                jdbc.sql(SAID).query((row, n) -> key(row, "kind", "key")).list());
        var successors = successors();
        for (var record : List.copyOf(said)) {
            var next = successors.get(record);
            while (next != null && said.add(next)) {
                next = successors.get(next);
            }
        }
        return Set.copyOf(said);
    }

    private Map<RecordKey, RecordKey> successors() {
        var successors = new HashMap<RecordKey, RecordKey>();
        jdbc.sql(
                        "select record_kind, record_key, successor_kind, successor_key from change where successor_key is not null order by id")
                .query(row -> {
                    successors.put(key(row, "record_kind", "record_key"), key(row, "successor_kind", "successor_key"));
                });
        return successors;
    }

    private static RecordKey key(ResultSet row, String kind, String key) throws SQLException {
        return new RecordKey(constant(row, kind, RecordKind.class), text(row, key));
    }
}
