package org.mispa.persistence.feed;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.date;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;
import static org.mispa.persistence.shared.Columns.worded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.deliverable.DeliverableDetails;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableKind;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.feed.CalendarEntries;
import org.mispa.domain.feed.CalendarEntry;
import org.mispa.domain.feed.CalendarEntry.Certainty;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.activity.ActivityConditions;
import org.mispa.persistence.change.DetailsJson;
import org.mispa.persistence.deliverable.DeliverableConditions;
import org.mispa.persistence.shared.Streamed;
import org.springframework.stereotype.Repository;

@Repository
class SqlCalendarEntries implements CalendarEntries {
    /// What the list of changes tells of a record; versions begin anew where a withdrawn one is recorded again.
    private static final String TOLD = """
            cross join lateral (select greatest(count(*) - 1, 0) as revision, coalesce(min(c.at), 'epoch') as recorded_at,
                coalesce(max(c.at), 'epoch') as changed_at
                from change c where c.record_kind = '%s' and c.record_key = r.key) c
            """;

    private final Streamed streamed;
    private final DetailsJson json = new DetailsJson();

    SqlCalendarEntries(Streamed streamed) {
        this.streamed = streamed;
    }

    @Override
    public void activities(
            ActivityFilter filter, Reckoning reckoning, Language language, int most, Consumer<CalendarEntry> to) {
        var conditions = ActivityConditions.of(withCancelled(filter), reckoning)
                .and("a.date_earliest is not null and a.date_latest is not null")
                .value("language", language.name())
                .value("most", most);
        streamed.each(
                """
                        select r.*, t.title, t.language, c.*
                        from (select a.key, a.type, a.date, a.date_earliest, a.place, a.status
                              from seen_activity(:asOf, :reach, :stated) a
                              where %s
                              order by a.date_earliest desc, a.key limit :most) r
                            join lateral (select t.title, t.language from activity_text t where t.activity = r.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            %s
                        order by r.date_earliest desc, r.key
                        """.formatted(conditions.sql(), TOLD.formatted(RecordKind.ACTIVITY)),
                conditions.values(),
                (row, n) -> {
                    var status = constant(row, "status", ActivityStatus.class);
                    return entry(
                            row,
                            RecordKind.ACTIVITY,
                            Objects.requireNonNull(date(row, "date")),
                            null,
                            optional(row, "place"),
                            constant(row, "type", ActivityType.class),
                            status,
                            switch (status) {
                                case HELD, UNDER_WAY -> Certainty.CONFIRMED;
                                case PLANNED, NO_OUTCOME -> Certainty.TENTATIVE;
                                case CANCELLED -> Certainty.CANCELLED;
                            });
                },
                to);
    }

    private static ActivityFilter withCancelled(ActivityFilter filter) {
        return filter.statuses().isEmpty() ? filter.withStatuses(EnumSet.allOf(ActivityStatus.class)) : filter;
    }

    @Override
    public void deliverables(
            DeliverableFilter filter, Reckoning reckoning, Language language, int most, Consumer<CalendarEntry> to) {
        var statuses = filter.statuses().isEmpty() ? Set.of(DeliverableStatus.values()) : filter.statuses();
        var conditions = DeliverableConditions.of(filter, reckoning, statuses)
                .and("e.due_earliest is not null and e.due_latest is not null")
                .value("language", language.name())
                .value("most", most);
        streamed.each(
                """
                        select r.*, t.title, t.language, c.*
                        from (select e.key, e.kind, e.due, e.due_original, e.due_latest, e.proposed, e.status
                              from seen_deliverable(:asOf, :reach, :stated) e
                              where %s
                              order by e.due_latest desc, e.key limit :most) r
                            join lateral (select t.title, t.language from deliverable_text t where t.deliverable = r.key
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            %s
                        order by r.due_latest desc, r.key
                        """.formatted(conditions.sql(), TOLD.formatted(RecordKind.DELIVERABLE)),
                conditions.values(),
                (row, n) -> {
                    var status = constant(row, "status", DeliverableStatus.class);
                    var due = Objects.requireNonNull(date(row, "due"));
                    return entry(
                            row,
                            RecordKind.DELIVERABLE,
                            due,
                            other(due, date(row, "due_original")),
                            null,
                            constant(row, "kind", DeliverableKind.class),
                            status,
                            status == DeliverableStatus.NO_LONGER_PURSUED
                                    ? Certainty.CANCELLED
                                    : row.getBoolean("proposed") ? Certainty.TENTATIVE : Certainty.CONFIRMED);
                },
                to);
    }

    private static @Nullable EdtfDate other(EdtfDate due, @Nullable EdtfDate original) {
        return due.equals(original) ? null : original;
    }

    private static CalendarEntry entry(
            ResultSet row,
            RecordKind kind,
            EdtfDate date,
            @Nullable EdtfDate original,
            @Nullable String place,
            Enum<?> type,
            Enum<?> status,
            Certainty certainty)
            throws SQLException {
        return new CalendarEntry(
                new RecordKey(kind, text(row, "key")),
                row.getLong("revision"),
                moment(row, "recorded_at"),
                moment(row, "changed_at"),
                worded(row, "title"),
                date,
                original,
                place,
                type,
                status,
                certainty);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp(column), column).toInstant();
    }

    @Override
    public void withdrawn(
            @Nullable FeedSubject subject, Instant since, Language language, int most, Consumer<CalendarEntry> to) {
        var values = SqlPublishedChanges.values(subject);
        values.put("since", Timestamp.from(since));
        values.put("most", most);
        streamed.each("""
                        select r.key, r.record_kind, r.before, c.*
                        from (select c.id, c.record_key as key, c.record_kind, c.before
                              from change c
                              where c.after is null and c.at >= :since and c.record_kind in ('ACTIVITY', 'DELIVERABLE') and %s
                                and not exists (select from change l where l.record_kind = c.record_kind
                                    and l.record_key = c.record_key and l.id > c.id)
                              order by c.id desc limit :most) r
                            cross join lateral (select count(*) - 1 as revision, min(c.at) as recorded_at, max(c.at) as changed_at
                                from change c where c.record_kind = r.record_kind and c.record_key = r.key) c
                        order by r.id desc
                        """.formatted(SqlPublishedChanges.of(subject)), values, row -> {
            var kind = constant(row, "record_kind", RecordKind.class);
            var entry = withdrawn(row, kind, json.read(kind, text(row, "before")), language);
            if (entry != null) {
                to.accept(entry);
            }
        });
    }

    /// Null where it had no days to show.
    private static @Nullable CalendarEntry withdrawn(ResultSet row, RecordKind kind, Details before, Language language)
            throws SQLException {
        var activity = before instanceof ActivityDetails details ? details : null;
        var deliverable = before instanceof DeliverableDetails details ? details : null;
        var date = activity != null ? activity.date() : deliverable == null ? null : deliverable.due();
        if (date == null || date.earliest() == null || date.latest() == null) {
            return null;
        }
        return new CalendarEntry(
                new RecordKey(kind, text(row, "key")),
                row.getLong("revision"),
                moment(row, "recorded_at"),
                moment(row, "changed_at"),
                WordsOfThen.title(before, language),
                date,
                deliverable == null ? null : other(date, deliverable.originalDue()),
                activity == null ? null : activity.place(),
                activity != null
                        ? activity.type()
                        : Objects.requireNonNull(deliverable).deliverableKind(),
                null,
                Certainty.CANCELLED);
    }
}
