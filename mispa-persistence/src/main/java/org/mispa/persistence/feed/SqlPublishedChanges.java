package org.mispa.persistence.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.feed.PublishedChanges;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.change.DetailsJson;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Conditions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlPublishedChanges implements PublishedChanges {
    private final JdbcClient jdbc;
    private final DetailsJson json = new DetailsJson();

    SqlPublishedChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The condition that a change belongs to a feed.
    static String of(@Nullable FeedSubject subject) {
        return subject == null ? "true" : "c.feeds @> cast(:feeds as text[])";
    }

    /// The value for that condition.
    static Map<String, Object> values(@Nullable FeedSubject subject) {
        var values = new HashMap<String, Object>();
        if (subject != null) {
            var record = subject.record();
            values.put("feeds", Conditions.array(List.of(record.kind().name() + " " + record.key())));
        }
        return values;
    }

    @Override
    public List<PublishedChange> newest(@Nullable FeedSubject subject, Language language, int most) {
        return jdbc.sql("""
                        select c.id, c.record_kind, c.record_key, c.at, c.reason, c.before is null as made,
                            c.after is null as withdrawn, c.author = :portal and c.author_account is null as shipped,
                            coalesce(c.after, c.before) as details
                        from change c where %s order by c.id desc limit :most
                        """.formatted(of(subject)))
                .params(values(subject))
                .param("portal", Actor.PORTAL.name())
                .param("most", most)
                .query((row, n) -> change(row, language))
                .list();
    }

    private PublishedChange change(ResultSet row, Language language) throws SQLException {
        var kind = Columns.constant(row, "record_kind", RecordKind.class);
        return new PublishedChange(
                row.getLong("id"),
                new RecordKey(kind, Columns.text(row, "record_key")),
                Objects.requireNonNull(row.getTimestamp("at")).toInstant(),
                row.getBoolean("withdrawn") ? Act.WITHDRAWN : row.getBoolean("made") ? Act.RECORDED : Act.CHANGED,
                WordsOfThen.title(json.read(kind, Columns.text(row, "details")), language),
                row.getBoolean("shipped") ? null : Columns.text(row, "reason"));
    }

    @Override
    public @Nullable Instant first() {
        return jdbc.sql("select at from change order by id limit 1")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElse(null);
    }
}
