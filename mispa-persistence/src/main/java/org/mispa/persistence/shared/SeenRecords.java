package org.mispa.persistence.shared;

import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.numbers;
import static org.mispa.persistence.shared.Columns.optional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;
import org.roaringbitmap.RoaringBitmap;

/// The records of one kind as they stand for a reckoning (method.md 2, 3). Where a field is named that mandates or
/// components are kept in, those count that the reckoning lets count.
///
/// @param <S> their status
public abstract class SeenRecords<S extends Enum<S>> {
    /// What a record's status follows from.
    ///
    /// @param <S> the status
    public interface Standing<S> {
        /// Empty where the record is not seen yet.
        Optional<S> status(Reckoning reckoning);

        /// When it is planned or due; null where no date is stated.
        @Nullable
        EdtfDate date();
    }

    private static final String STATED = "-stated";

    /// The set of those whose day has passed since the records end; beside those of each status.
    private static final String PASSED = "passed";

    private final RecordSets<?> sets;
    private final Map<String, RoaringBitmap> standing;
    private final String links;
    private final S ahead;
    private final S dropped;

    /// @param ahead the status of what has a day to come, which may have passed since the records end
    /// @param dropped the status of what is in no count unless asked for
    protected <T extends Standing<S>> SeenRecords(RecordSets<T> sets, Reckoning reckoning, S ahead, S dropped) {
        record Day(LocalDate asOf, LocalDate reach) {}
        this.sets = sets;
        this.links = reckoning.links() == LinkMode.STATED ? STATED : "";
        this.ahead = ahead;
        this.dropped = dropped;
        this.standing =
                sets.standing(new Day(reckoning.asOf(), reckoning.reach()), record -> set(record, reckoning, ahead));
    }

    private static <S extends Enum<S>> @Nullable String set(Standing<S> record, Reckoning reckoning, S ahead) {
        var status = record.status(reckoning).orElse(null);
        var last = record.date() == null ? null : record.date().latest();
        if (status == null) {
            return null;
        }
        return status == ahead && last != null && last.isBefore(reckoning.asOf()) ? PASSED : status.name();
    }

    /// Adds what records of every kind are counted by.
    ///
    /// @param row with `mandates`, `mandates_stated`, `components`, `components_stated` and `initiative`
    public static void add(RecordSets.Values values, ResultSet row) throws SQLException {
        values.addAll(RecordCounts.MANDATE, list(row, "mandates"))
                .addAll(RecordCounts.MANDATE + STATED, list(row, "mandates_stated"))
                .addAll(RecordCounts.COMPONENT, numbers(row, "components"))
                .addAll(RecordCounts.COMPONENT + STATED, numbers(row, "components_stated"));
        var initiative = optional(row, "initiative");
        if (initiative != null) {
            values.add(RecordCounts.INITIATIVE, initiative);
        }
    }

    /// How many links the portal merely infers and nobody confirmed, mandate by mandate, on whatever day.
    ///
    /// @param initiative of these records alone; null for all
    public static Map<String, Long> inferredMandates(RecordSets<?> sets, @Nullable String initiative) {
        var among = initiative == null ? sets.all() : sets.any(RecordCounts.INITIATIVE, List.of(initiative));
        var stated = sets.counts(RecordCounts.MANDATE + STATED, among);
        var inferred = new HashMap<String, Long>();
        sets.counts(RecordCounts.MANDATE, among)
                .forEach((mandate, count) -> inferred.put(mandate, count - stated.getOrDefault(mandate, 0L)));
        return inferred;
    }

    public RoaringBitmap of(S status) {
        return status == ahead ? RoaringBitmap.or(standing(status.name()), passed()) : standing(status.name());
    }

    private RoaringBitmap standing(String name) {
        return standing.getOrDefault(name, new RoaringBitmap());
    }

    /// Planned for or due on a day that lies between the reach of the records and the as-of day.
    public RoaringBitmap passed() {
        return standing(PASSED);
    }

    /// What a count holds unless something else is asked for.
    public RoaringBitmap inCounts() {
        return RoaringBitmap.or(standing.entrySet().stream()
                .filter(set -> !set.getKey().equals(dropped.name()))
                .map(Map.Entry::getValue)
                .iterator());
    }

    /// @param statuses none: all that counts hold
    protected RoaringBitmap of(Collection<S> statuses) {
        return statuses.isEmpty()
                ? inCounts()
                : RoaringBitmap.or(statuses.stream().map(this::of).iterator());
    }

    /// Those that have any of the values.
    public RoaringBitmap any(String field, Collection<String> values) {
        return sets.any(counted(field), values);
    }

    public Map<String, Long> counts(String field, RoaringBitmap among) {
        return sets.counts(counted(field), among);
    }

    public long count(String field, String value, RoaringBitmap among) {
        return sets.count(counted(field), value, among);
    }

    public RoaringBitmap among(RoaringBitmap among, String field, String value) {
        return sets.among(among, counted(field), value);
    }

    public boolean anyHas(RoaringBitmap among, String field, String value) {
        return sets.anyHas(among, counted(field), value);
    }

    /// Values that any record has, in order.
    public Collection<String> values(String field) {
        return sets.values(counted(field));
    }

    /// Mandates of any of the records, by stated or confirmed links alone.
    public Map<String, Long> statedMandates(RoaringBitmap among) {
        return sets.counts(RecordCounts.MANDATE + STATED, among);
    }

    private String counted(String field) {
        return field.equals(RecordCounts.MANDATE) || field.equals(RecordCounts.COMPONENT) ? field + links : field;
    }

    public List<String> keys(RoaringBitmap among, long skipped, int most) {
        return sets.keys(among, skipped, most);
    }

    public RecordSets<?> sets() {
        return sets;
    }
}
