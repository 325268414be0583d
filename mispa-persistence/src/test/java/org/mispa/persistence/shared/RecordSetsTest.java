package org.mispa.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever is put, put again and removed in whatever order, the sets hold what was put last.
class RecordSetsTest {
    private record One(String key, long place, String value, boolean old) {}

    @Test
    void holdWhatWasPutLast() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        var sets = new RecordSets<Boolean>();
        var model = new HashMap<String, One>();
        for (var n = 0; n < 20_000; n++) {
            var key = "key-" + random.nextInt(900);
            if (random.nextInt(3) == 0) {
                sets.remove(key);
                model.remove(key);
            } else {
                var one = new One(key, random.nextInt(40), "value " + random.nextInt(5), random.nextBoolean());
                sets.put(key, one.place(), one.old()).add("field", one.value());
                sets.also(key, "other", one.value());
                model.put(key, one);
            }
            if (n % 500 == 0) {
                same(sets, model);
            }
        }
        same(sets, model);
        assertThat(sets.all().last()).as("numbers are given again").isLessThan(900);
    }

    private static void same(RecordSets<Boolean> sets, Map<String, One> model) {
        assertThat(sets.keys(sets.all(), 0, 1_000)).isEqualTo(keys(model.values().stream()));
        for (var value = 0; value < 5; value++) {
            var wanted = "value " + value;
            var expected =
                    keys(model.values().stream().filter(one -> one.value().equals(wanted)));
            var having = sets.any("field", List.of(wanted));
            assertThat(sets.keys(having, 0, 1_000)).isEqualTo(expected);
            assertThat(sets.keys(sets.any("other", List.of(wanted)), 3, 5))
                    .isEqualTo(expected.stream().skip(3).limit(5).toList());
            assertThat(sets.counts("field", sets.all()).getOrDefault(wanted, 0L))
                    .isEqualTo(expected.size());
            assertThat(sets.count("field", wanted, having)).isEqualTo(expected.size());
            assertThat(sets.anyHas(having, "field", wanted)).isEqualTo(!expected.isEmpty());
        }
        var old = sets.standing("today", one -> one ? "old" : null).get("old");
        assertThat(old == null ? List.of() : sets.keys(old, 0, 1_000))
                .isEqualTo(keys(model.values().stream().filter(One::old)));
        assertThat(sets.nearest(sets.all(), place -> Math.abs(place - 17), 4))
                .containsExactlyInAnyOrderElementsOf(model.values().stream()
                        .sorted(Comparator.<One>comparingLong(one -> Math.abs(one.place() - 17))
                                .thenComparing(One::key))
                        .limit(4)
                        .map(One::key)
                        .toList());
        assertThat(sets.named(List.of("key-1", "no such key")).getCardinality())
                .isEqualTo(model.containsKey("key-1") ? 1 : 0);
    }

    private static List<String> keys(Stream<One> all) {
        return all.sorted(Comparator.comparingLong(One::place).thenComparing(One::key))
                .map(One::key)
                .toList();
    }
}
