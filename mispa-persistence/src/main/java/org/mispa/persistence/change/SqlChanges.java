package org.mispa.persistence.change;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.Changes;
import org.mispa.domain.shared.Details;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlChanges implements Changes {
    private final JdbcClient jdbc;
    private final DetailsJson json = new DetailsJson();

    SqlChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void applied(Change change, @Nullable Details before, int version, Instant at) {
        var proposed = change.proposed();
        var review = change.review();
        var successor = change.successor();
        jdbc.sql("""
                        insert into change (record_kind, record_key, base_version, version, author, author_account, reason, at,
                                            before, after, reviewer, reviewer_account, remark, proposal,
                                            successor_kind, successor_key)
                        values (:kind, :key, :base, :version, :author, :account, :reason, :at,
                                cast(:before as jsonb), cast(:after as jsonb), :reviewer, :reviewerAccount, :remark, :proposal,
                                :successorKind, :successorKey)
                        """)
                .param("kind", change.record().kind().name())
                .param("key", change.record().key())
                .param("base", change.base())
                .param("version", version)
                .param("author", change.author().name())
                .param("account", change.author().account())
                .param("reason", change.reason())
                .param("at", Timestamp.from(at))
                .param("before", before == null ? null : json.write(before))
                .param("after", proposed == null ? null : json.write(proposed))
                .param("reviewer", review == null ? null : review.reviewer().name())
                .param(
                        "reviewerAccount",
                        review == null ? null : review.reviewer().account())
                .param("remark", review == null ? null : review.remark())
                .param("proposal", review == null ? null : review.proposal())
                .param(
                        "successorKind",
                        successor == null ? null : successor.kind().name())
                .param("successorKey", successor == null ? null : successor.key())
                .update();
    }

    @Override
    public boolean isEmpty() {
        return jdbc.sql("select not exists (select from change)")
                .query(Boolean.class)
                .single();
    }
}
