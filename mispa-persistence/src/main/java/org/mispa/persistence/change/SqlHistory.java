package org.mispa.persistence.change;

import java.sql.Timestamp;
import java.util.Optional;
import org.mispa.domain.change.History;
import org.mispa.domain.shared.RecordKey;
import org.mispa.persistence.shared.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlHistory implements History {
    private final JdbcClient jdbc;

    SqlHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<LastChange> of(RecordKey record) {
        return jdbc.sql("""
                        select at, author, count(*) over () as versions from change
                        where record_kind = :kind and record_key = :key and state = 'APPLIED'
                        order by id desc limit 1
                        """)
                .param("kind", record.kind().name())
                .param("key", record.key())
                .query((row, n) -> new LastChange(
                        row.getObject("at", Timestamp.class).toInstant(),
                        Columns.text(row, "author"),
                        row.getInt("versions")))
                .optional();
    }
}
