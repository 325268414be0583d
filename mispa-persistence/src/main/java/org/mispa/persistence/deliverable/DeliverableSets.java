package org.mispa.persistence.deliverable;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.date;
import static org.mispa.persistence.shared.Columns.day;
import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableRecorded;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.activity.ActivitySets;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.KeptSets;
import org.mispa.persistence.shared.Present;
import org.mispa.persistence.shared.RecordCounts;
import org.mispa.persistence.shared.RecordSets;
import org.mispa.persistence.shared.SeenRecords;
import org.mispa.persistence.shared.SqlDataVersion;
import org.mispa.persistence.shared.Streamed;
import org.mispa.persistence.shared.Years;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts deliverables and finds those of a list, from sets in memory (docs/adr/0019). The same filters as
/// [DeliverableConditions], and the same status as `seen_deliverable`; `DeliverableSetsTest` compares them.
@Component
public class DeliverableSets {
    /// How a deliverable stands depends on nothing else.
    ///
    /// @param date when it is due; null where that was not said
    /// @param closing day of its source
    /// @param checked when somebody looked last what became of it; null for never
    private record Timing(
            DeliverableRecorded recorded,
            @Nullable EdtfDate date,
            @Nullable EdtfDate deliveredOn,
            LocalDate closing,
            @Nullable LocalDate checked)
            implements SeenRecords.Standing<DeliverableStatus> {
        @Override
        public Optional<DeliverableStatus> status(Reckoning reckoning) {
            return DeliverableStatus.of(recorded, date, deliveredOn, closing, reckoning.day(checked));
        }
    }

    private static final String KIND = "kind";
    private static final String ACT_OF = "act-of";
    private static final String OWNER = "owner";
    private static final String COUNTRY = "country";

    private static final String DELIVERABLES = """
            select e.key, e.kind, e.act_of, e.initiative, e.recorded, e.due, e.delivered_on, d.closing_day, e.checked_on,
                e.mandates, e.mandates_stated, e.components, e.components_stated,
                array(select o.organization from deliverable_owner o
                    where o.deliverable = e.key and o.organization is not null) as owners,
                a.states || array(select o.country from deliverable_owner o
                    where o.deliverable = e.key and o.country is not null) as countries
            from deliverable e
                join source_document d on d.key = e.source
                left join activity a on a.key = e.activity
            where %s
            order by e.due_latest nulls last, e.due_earliest, e.key collate "C"
            """;

    private final KeptSets<Timing> kept;
    private final ActivitySets activities;
    private final JdbcClient jdbc;
    private final Streamed streamed;

    DeliverableSets(
            SqlDataVersion version, Present present, ActivitySets activities, JdbcClient jdbc, Streamed streamed) {
        this.activities = activities;
        this.jdbc = jdbc;
        this.streamed = streamed;
        this.kept = new KeptSets<>(
                version, present, Set.of(RecordKind.DELIVERABLE, RecordKind.ACTIVITY, RecordKind.SOURCE), this::read);
    }

    /// The states of an activity are those of what comes from it.
    private void read(RecordSets<Timing> into, @Nullable Map<RecordKind, Set<String>> changed) {
        if (changed == null) {
            streamed.each(DELIVERABLES.formatted("true"), Map.of(), row -> put(into, row));
            return;
        }
        var keys = changed.getOrDefault(RecordKind.DELIVERABLE, Set.of());
        keys.forEach(into::remove);
        jdbc.sql(DELIVERABLES.formatted("""
                        e.key in (select unnest(cast(:keys as text[]))
                            union all select x.key from deliverable x where x.activity = any(:activities)
                            union all select x.key from deliverable x where x.source = any(:sources))"""))
                .param("keys", Conditions.array(keys))
                .param("activities", Conditions.array(changed.getOrDefault(RecordKind.ACTIVITY, Set.of())))
                .param("sources", Conditions.array(changed.getOrDefault(RecordKind.SOURCE, Set.of())))
                .query(row -> {
                    put(into, row);
                });
    }

    private static void put(RecordSets<Timing> into, ResultSet row) throws SQLException {
        var due = date(row, "due");
        var timing = new Timing(
                constant(row, "recorded", DeliverableRecorded.class),
                due,
                date(row, "delivered_on"),
                Objects.requireNonNull(day(row, "closing_day")),
                day(row, "checked_on"));
        var values = into.put(text(row, "key"), place(due), timing)
                .add(KIND, text(row, "kind"))
                .add(ACT_OF, text(row, "act_of"))
                .addAll(OWNER, list(row, "owners"))
                .addAll(COUNTRY, list(row, "countries"));
        SeenRecords.add(values, row);
        Years.add(values, due);
    }

    /// By the last possible day, then by the first; what has none stands last.
    private static long place(@Nullable EdtfDate due) {
        return (number(due == null ? null : due.latest()) << Integer.SIZE)
                + number(due == null ? null : due.earliest())
                - Integer.MIN_VALUE;
    }

    private static long number(@Nullable LocalDate day) {
        return day == null ? Integer.MAX_VALUE : day.toEpochDay();
    }

    /// Answers from the deliverables as they stand for the reckoning.
    public <A> A ask(Reckoning reckoning, Function<Seen, A> question) {
        return kept.ask(sets -> question.apply(new Seen(sets, reckoning)));
    }

    /// Answers from the deliverables of a list.
    ///
    /// @param statuses those that are wanted instead of the filter's; none: all but those no longer pursued
    <A> A ask(
            DeliverableFilter filter,
            Set<DeliverableStatus> statuses,
            Reckoning reckoning,
            Function<Matching, A> question) {
        var some = new Conditions(reckoning);
        DeliverableConditions.few(some, filter);
        var keys = some.isEmpty()
                ? null
                : jdbc.sql("select e.key from deliverable e where " + some.sql())
                        .params(some.values())
                        .query(String.class)
                        .list();
        var countries = filter.country() == null ? List.<String>of() : activities.countries(List.of(filter.country()));
        return ask(
                reckoning,
                seen -> question.apply(new Matching(seen, seen.matching(filter, statuses, countries, keys))));
    }

    /// @param all deliverables of the list
    record Matching(Seen seen, RoaringBitmap all) {}

    /// How many links of deliverables the portal merely infers and nobody confirmed, mandate by mandate, on whatever
    /// day.
    ///
    /// @param initiative of these alone; null for all
    public Map<String, Long> inferredMandates(@Nullable String initiative) {
        return kept.ask(sets -> SeenRecords.inferredMandates(sets, initiative));
    }

    /// The deliverables as they stand for a reckoning.
    public static final class Seen extends SeenRecords<DeliverableStatus> {
        private Seen(RecordSets<Timing> sets, Reckoning reckoning) {
            super(sets, reckoning, DeliverableStatus.DUE, DeliverableStatus.NO_LONGER_PURSUED);
        }

        /// The keys of those whose due date is nearest to the day. A date that is open on one side stands where its
        /// other side does.
        List<String> nearest(RoaringBitmap among, LocalDate day, int most) {
            return sets().nearest(
                            among,
                            place -> {
                                var latest = place >> Integer.SIZE;
                                var due = latest == Integer.MAX_VALUE
                                        ? Integer.toUnsignedLong((int) place) + Integer.MIN_VALUE
                                        : latest;
                                return Math.abs(due - day.toEpochDay());
                            },
                            most);
        }

        private RoaringBitmap matching(
                DeliverableFilter filter,
                Set<DeliverableStatus> statuses,
                List<String> countries,
                @Nullable List<String> some) {
            var matching = of(statuses);
            if (filter.passedOnly()) {
                matching.and(passed());
            }
            narrow(matching, RecordCounts.COMPONENT, filter.components());
            narrow(matching, RecordCounts.MANDATE, filter.mandates());
            narrow(matching, RecordCounts.INITIATIVE, filter.initiatives());
            narrow(matching, KIND, filter.kinds());
            narrow(matching, ACT_OF, filter.actsOf());
            if (!filter.years().isEmpty()) {
                matching.and(RoaringBitmap.or(filter.years().stream()
                        .map(year -> year == DeliverableFilter.NO_DATE
                                ? Years.undated(sets())
                                : Years.touching(sets(), year))
                        .iterator()));
            }
            if (filter.owner() != null) {
                narrow(matching, OWNER, Set.of(filter.owner()));
            }
            if (filter.country() != null) {
                matching.and(any(COUNTRY, countries));
            }
            if (some != null) {
                matching.and(sets().named(some));
            }
            return matching;
        }

        private void narrow(RoaringBitmap matching, String field, Collection<?> values) {
            if (!values.isEmpty()) {
                matching.and(any(field, Conditions.names(values)));
            }
        }
    }
}
