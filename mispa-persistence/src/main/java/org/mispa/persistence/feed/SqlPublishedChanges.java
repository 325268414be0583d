package org.mispa.persistence.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.feed.PublishedChanges;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.change.DetailsJson;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Conditions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlPublishedChanges implements PublishedChanges {
    /// The condition that a change came with the portal.
    private static final String SHIPPED = "(c.author = :portal and c.author_account is null)";

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
            values.put("feeds", Conditions.array(List.of(SubjectWord.of(subject))));
        }
        return values;
    }

    @Override
    public List<PublishedChange> newest(@Nullable FeedSubject subject, Language language, int most) {
        return jdbc.sql("""
                        select c.id, c.record_kind, c.record_key, c.at, c.reason, c.before is null as made,
                            c.after is null as withdrawn, %s as shipped,
                            coalesce(c.after, c.before) as details
                        from change c where %s order by c.id desc limit :most
                        """.formatted(SHIPPED, of(subject)))
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

    /// The condition that a change lies in one of the stretches, and its values.
    private record Meant(String sql, Map<String, Object> values) {
        static Meant of(Collection<Stretch> stretches, long upTo, Origin origin) {
            var values = new HashMap<String, Object>();
            values.put("upTo", upTo);
            values.put("portal", Actor.PORTAL.name());
            var parts = new ArrayList<String>();
            for (var stretch : stretches) {
                var place = parts.size();
                values.put("after" + place, stretch.after());
                var part = "c.id > :after" + place;
                if (stretch.from() != null) {
                    values.put("from" + place, Timestamp.from(stretch.from()));
                    part += " and c.at >= :from" + place;
                }
                if (stretch.subject() != null) {
                    values.put("feeds" + place, Conditions.array(List.of(SubjectWord.of(stretch.subject()))));
                    part += " and c.feeds @> cast(:feeds" + place + " as text[])";
                }
                parts.add("(" + part + ")");
            }
            return new Meant(
                    "c.id <= :upTo and " + (origin == Origin.SHIPPED ? "" : "not ") + SHIPPED + " and "
                            + (parts.isEmpty() ? "false" : "(" + String.join(" or ", parts) + ")"),
                    values);
        }
    }

    @Override
    public Page<ChangedRecord> records(
            Collection<Stretch> of, long upTo, Origin origin, Language language, int number) {
        var meant = Meant.of(of, upTo, origin);
        var rows = jdbc.sql("""
                        with touched as (
                            select c.record_kind, c.record_key, count(*) as changes, min(c.id) as first, max(c.id) as last
                            from change c where %1$s
                            group by c.record_kind, c.record_key
                            order by last desc limit :size offset :skipped)
                        select t.record_kind, t.record_key, t.changes, f.at as first_at, l.at as last_at, f.before, l.after,
                            coalesce(l.after, l.before) as details,
                            array(select r.reason
                                  from (select c.reason, max(c.id) as latest from change c
                                        where c.record_kind = t.record_kind and c.record_key = t.record_key and %1$s
                                        group by c.reason) r
                                  order by r.latest desc limit :reasons) as reasons
                        from touched t join change f on f.id = t.first join change l on l.id = t.last
                        order by t.last desc
                        """.formatted(meant.sql()))
                .params(meant.values())
                .param("size", Page.SIZE)
                .param("skipped", (long) (number - 1) * Page.SIZE)
                .param("reasons", ChangedRecord.REASONS)
                .query((row, n) -> record(row, origin, language))
                .list();
        var total = jdbc.sql("""
                        select count(*) from (select from change c where %s group by c.record_kind, c.record_key) r
                        """.formatted(meant.sql()))
                .params(meant.values())
                .query(Long.class)
                .single();
        return new Page<>(rows, number, total);
    }

    private ChangedRecord record(ResultSet row, Origin origin, Language language) throws SQLException {
        var kind = Columns.constant(row, "record_kind", RecordKind.class);
        var before = Columns.optional(row, "before");
        var after = Columns.optional(row, "after");
        return new ChangedRecord(
                new RecordKey(kind, Columns.text(row, "record_key")),
                WordsOfThen.title(json.read(kind, Columns.text(row, "details")), language),
                after == null ? Act.WITHDRAWN : before == null ? Act.RECORDED : Act.CHANGED,
                row.getLong("changes"),
                Objects.requireNonNull(row.getTimestamp("first_at")).toInstant(),
                Objects.requireNonNull(row.getTimestamp("last_at")).toInstant(),
                origin == Origin.SHIPPED ? List.of() : Columns.list(row, "reasons"),
                before == null ? null : json.read(kind, before),
                after == null ? null : json.read(kind, after));
    }

    @Override
    public Optional<FirstLoad> firstLoad(Collection<Stretch> of, long upTo) {
        var meant = Meant.of(of, upTo, Origin.SHIPPED);
        return jdbc.sql("""
                        select count(*) as records, min(r.first) as first, max(r.last) as last
                        from (select min(c.at) as first, max(c.at) as last from change c where %s
                              group by c.record_kind, c.record_key) r
                        having count(*) > 0
                        """.formatted(meant.sql()))
                .params(meant.values())
                .query((row, n) -> new FirstLoad(
                        row.getLong("records"),
                        Objects.requireNonNull(row.getTimestamp("first")).toInstant(),
                        Objects.requireNonNull(row.getTimestamp("last")).toInstant()))
                .optional();
    }

    @Override
    public boolean any(Stretch of, long upTo) {
        var meant = Meant.of(List.of(of), upTo, Origin.ENTERED);
        return jdbc.sql("select exists (select from change c where %s)".formatted(meant.sql()))
                .params(meant.values())
                .query(Boolean.class)
                .single();
    }

    @Override
    public long last() {
        return jdbc.sql("select coalesce(max(id), 0) from change")
                .query(Long.class)
                .single();
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
