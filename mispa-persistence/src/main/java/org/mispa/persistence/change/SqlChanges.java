package org.mispa.persistence.change;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.ChangeState;
import org.mispa.domain.change.Changes;
import org.mispa.domain.shared.Details;
import org.mispa.persistence.shared.Reckoned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlChanges implements Changes {
    private final JdbcClient jdbc;
    private final Reckoned reckoned;
    private final DetailsJson json = new DetailsJson();

    SqlChanges(JdbcClient jdbc, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
    }

    @Override
    public void applied(Change change, @Nullable Details before, int version, Instant at) {
        jdbc.sql("""
                        insert into change (record_kind, record_key, base_version, version, author, reason, state, at,
                                            before, after)
                        values (:kind, :key, :base, :version, :author, :reason, :state, :at,
                                cast(:before as jsonb), cast(:after as jsonb))
                        """)
                .param("kind", change.record().kind().name())
                .param("key", change.record().key())
                .param("base", change.base())
                .param("version", version)
                .param("author", change.author().name())
                .param("reason", change.reason())
                .param("state", ChangeState.APPLIED.name())
                .param("at", Timestamp.from(at))
                .param("before", before == null ? null : json.write(before))
                .param("after", json.write(change.proposed()))
                .update();
        reckoned.changed();
    }

    @Override
    public boolean isEmpty() {
        return jdbc.sql("select not exists (select from change where state = 'APPLIED')")
                .query(Boolean.class)
                .single();
    }
}
