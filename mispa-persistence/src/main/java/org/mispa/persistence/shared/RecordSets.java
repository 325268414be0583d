package org.mispa.persistence.shared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/// Which records of one kind have which values: for each value of each field the set of the records' numbers, so that a
/// filter is an intersection and a count the size of one. With a million records these are some megabytes, and a count
/// takes microseconds. Numbers have no meaning outside, and those of
/// removed records are given again, so that any number of changes takes no more room. Several may ask at a time, unless
/// somebody changes something.
///
/// @param <T> in what records are alike that stand alike on any day, see [#standing]
public final class RecordSets<T> {
    /// As many days and modes of links as are looked at by turns.
    private static final int STANDINGS = 12;

    /// The values of one record, to be added to it.
    public interface Values {
        Values add(String field, String value);

        default Values addAll(String field, Collection<String> values) {
            values.forEach(value -> add(field, value));
            return this;
        }
    }

    private final RoaringBitmap all = new RoaringBitmap();
    private final Map<String, TreeMap<String, RoaringBitmap>> fields = new HashMap<>();
    private final ArrayList<@Nullable String> keys = new ArrayList<>();
    /// Numbers of records that were removed, to be given again.
    private final ArrayList<Integer> free = new ArrayList<>();
    private final ArrayList<T> alike = new ArrayList<>();
    private final Map<T, Integer> numbersOfAlike = new HashMap<>();
    private final Map<Object, Standing<T>> standings = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Standing<T>> eldest) {
            return size() > STANDINGS;
        }
    };

    private long[] places = new long[64];
    private int[] alikeOf = new int[64];
    /// Numbers in the order of the list.
    private int[] order = new int[64];
    private int listed;
    /// Numbers by the hash of the key; -1 where free.
    private int[] hashed = unused(128);

    private static int[] unused(int size) {
        var slots = new int[size];
        Arrays.fill(slots, -1);
        return slots;
    }

    /// Adds the record or gives it other values.
    ///
    /// @param place where it stands in the list, from the smallest on; records of one place stand in the order of keys
    public Values put(String key, long place, T likeness) {
        remove(key);
        var number = free.isEmpty() ? keys.size() : free.removeLast();
        if (number == keys.size()) {
            keys.add(key);
        } else {
            keys.set(number, key);
        }
        if (number == places.length) {
            places = Arrays.copyOf(places, number * 2);
            alikeOf = Arrays.copyOf(alikeOf, number * 2);
        }
        places[number] = place;
        alikeOf[number] = numbersOfAlike.computeIfAbsent(likeness, first -> {
            alike.add(first);
            return alike.size() - 1;
        });
        all.add(number);
        hash(number);
        list(number);
        standings.values().forEach(standing -> standing.add(number, likeness));
        return new Values() {
            @Override
            public Values add(String field, String value) {
                RecordSets.this.add(number, field, value);
                return this;
            }
        };
    }

    /// Adds a value to a record; nothing where there is no such record.
    public void also(String key, String field, String value) {
        var number = hashed[slot(key)];
        if (number >= 0) {
            add(number, field, value);
        }
    }

    private void add(int number, String field, String value) {
        fields.computeIfAbsent(field, first -> new TreeMap<>())
                .computeIfAbsent(value, first -> new RoaringBitmap())
                .add(number);
    }

    /// Nothing where there is no such record.
    public void remove(String key) {
        var slot = slot(key);
        var number = hashed[slot];
        if (number < 0) {
            return;
        }
        var place = position(number);
        System.arraycopy(order, place + 1, order, place, listed - place - 1);
        listed--;
        unhash(slot);
        keys.set(number, null);
        free.add(number);
        all.remove(number);
        fields.values()
                .forEach(values -> values.values().removeIf(set -> {
                    set.remove(number);
                    return set.isEmpty();
                }));
        standings.values().forEach(standing -> standing.remove(number));
    }

    private int slot(String key) {
        var slot = spread(key) & (hashed.length - 1);
        while (hashed[slot] >= 0 && !key.equals(keys.get(hashed[slot]))) {
            slot = (slot + 1) & (hashed.length - 1);
        }
        return slot;
    }

    private static int spread(String key) {
        var hash = key.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }

    private void hash(int number) {
        if (listed * 2 >= hashed.length) {
            hashed = unused(hashed.length * 2);
            for (var i = 0; i < listed; i++) {
                hashed[slot(Objects.requireNonNull(keys.get(order[i])))] = order[i];
            }
        }
        hashed[slot(Objects.requireNonNull(keys.get(number)))] = number;
    }

    /// What stands behind a slot that becomes free moves up.
    private void unhash(int slot) {
        hashed[slot] = -1;
        var next = (slot + 1) & (hashed.length - 1);
        while (hashed[next] >= 0) {
            var moved = hashed[next];
            hashed[next] = -1;
            hashed[slot(Objects.requireNonNull(keys.get(moved)))] = moved;
            next = (next + 1) & (hashed.length - 1);
        }
    }

    private void list(int number) {
        if (listed == order.length) {
            order = Arrays.copyOf(order, listed * 2);
        }
        var place = position(number);
        System.arraycopy(order, place, order, place + 1, listed - place);
        order[place] = number;
        listed++;
    }

    /// Where the record stands in the list, or would.
    private int position(int number) {
        if (listed == 0 || compare(order[listed - 1], number) < 0) {
            return listed; // as they are read in the order of the list
        }
        var low = 0;
        var high = listed;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (compare(order[middle], number) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int compare(int one, int other) {
        var byPlace = Long.compare(places[one], places[other]);
        return byPlace != 0
                ? byPlace
                : Objects.requireNonNull(keys.get(one)).compareTo(Objects.requireNonNull(keys.get(other)));
    }

    /// All records.
    public RoaringBitmap all() {
        return all.clone();
    }

    /// The records that have any of the values.
    public RoaringBitmap any(String field, Collection<String> values) {
        var sets = fields.getOrDefault(field, new TreeMap<>());
        return RoaringBitmap.or(
                values.stream().map(sets::get).filter(Objects::nonNull).toArray(RoaringBitmap[]::new));
    }

    /// The values of a field that occur, in order.
    public Collection<String> values(String field) {
        return fields.getOrDefault(field, new TreeMap<>()).keySet();
    }

    /// How many of the records have each value of the field; those that none has are absent.
    public Map<String, Long> counts(String field, RoaringBitmap among) {
        var counts = new LinkedHashMap<String, Long>();
        fields.getOrDefault(field, new TreeMap<>()).forEach((value, set) -> {
            var count = RoaringBitmap.andCardinality(set, among);
            if (count > 0) {
                counts.put(value, (long) count);
            }
        });
        return counts;
    }

    /// How many of the records have the value.
    public long count(String field, String value, RoaringBitmap among) {
        var set = fields.getOrDefault(field, new TreeMap<>()).get(value);
        return set == null ? 0 : RoaringBitmap.andCardinality(set, among);
    }

    /// Those of the records that have the value.
    public RoaringBitmap among(RoaringBitmap among, String field, String value) {
        var set = fields.getOrDefault(field, new TreeMap<>()).get(value);
        return set == null ? new RoaringBitmap() : RoaringBitmap.and(set, among);
    }

    /// Whether any of the records has the value.
    public boolean anyHas(RoaringBitmap among, String field, String value) {
        var set = fields.getOrDefault(field, new TreeMap<>()).get(value);
        return set != null && RoaringBitmap.intersects(set, among);
    }

    /// The records of these keys that are there.
    public RoaringBitmap named(Collection<String> wanted) {
        return RoaringBitmap.bitmapOfUnordered(wanted.stream()
                .mapToInt(key -> hashed[slot(key)])
                .filter(number -> number >= 0)
                .toArray());
    }

    /// The keys of a part of the records in the order of the list.
    ///
    /// @param skipped how many come before it
    /// @param most how many it has at most
    public List<String> keys(RoaringBitmap among, long skipped, int most) {
        var numbers = among.getLongCardinality() * 16 < listed
                ? IntStream.of(among.toArray()).boxed().sorted(this::compare).mapToInt(number -> number)
                : IntStream.range(0, listed).map(i -> order[i]).filter(among::contains);
        return numbers.skip(skipped)
                .limit(most)
                .mapToObj(number -> Objects.requireNonNull(keys.get(number)))
                .toList();
    }

    /// The keys of those of the records that are nearest, in no order.
    ///
    /// @param distance of a place; of records at the same distance those with the first keys are taken
    public List<String> nearest(RoaringBitmap among, LongUnaryOperator distance, int most) {
        record Near(long distance, String key) {}
        var farthestFirst = Comparator.comparingLong(Near::distance)
                .thenComparing(Near::key)
                .reversed();
        var nearest = new PriorityQueue<>(farthestFirst);
        among.forEach((IntConsumer) number -> {
            var far = distance.applyAsLong(places[number]);
            if (nearest.size() < most || far <= nearest.element().distance()) {
                nearest.add(new Near(far, Objects.requireNonNull(keys.get(number))));
                if (nearest.size() > most) {
                    nearest.remove();
                }
            }
        });
        return nearest.stream().map(Near::key).toList();
    }

    /// The records by how they stand on a day, by a rule that sees nothing of a record but what it is alike in. Kept
    /// for
    /// the days asked for last; may be asked for by several at a time.
    ///
    /// @param day what the rule depends on besides, with equality
    /// @param rule the name of the set a record belongs to; null for none
    /// @return by these names; those without a record may be absent
    public synchronized Map<String, RoaringBitmap> standing(Object day, Function<T, @Nullable String> rule) {
        var known = standings.get(day);
        if (known == null) {
            known = new Standing<>(rule);
            var sets = new ArrayList<@Nullable RoaringBitmap>();
            for (var likeness : alike) {
                sets.add(known.set(likeness));
            }
            var numbers = all.getIntIterator();
            while (numbers.hasNext()) {
                var number = numbers.next();
                var set = sets.get(alikeOf[number]);
                if (set != null) {
                    set.add(number);
                }
            }
            standings.put(day, known);
        }
        return known.sets;
    }

    private static final class Standing<T> {
        private final Function<T, @Nullable String> rule;
        private final Map<String, RoaringBitmap> sets = new HashMap<>();

        Standing(Function<T, @Nullable String> rule) {
            this.rule = rule;
        }

        /// Null where it belongs to none.
        @Nullable
        RoaringBitmap set(T likeness) {
            var name = rule.apply(likeness);
            return name == null ? null : sets.computeIfAbsent(name, first -> new RoaringBitmap());
        }

        void add(int number, T likeness) {
            var set = set(likeness);
            if (set != null) {
                set.add(number);
            }
        }

        void remove(int number) {
            sets.values().forEach(set -> set.remove(number));
        }
    }
}
