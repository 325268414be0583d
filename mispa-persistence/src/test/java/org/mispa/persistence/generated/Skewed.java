package org.mispa.persistence.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws values as unevenly as the world does: few of them make up most. The one that the shipped records name most
/// often
/// comes first, the r-th is drawn `r^exponent` times more rarely (Zipf's law); what they never name comes last.
final class Skewed<T> {
    /// As names of places, people and funders are usually found to be.
    static final double ZIPF = 1;

    /// Of closed choices, each of which occurs more often than so.
    static final double MILD = 0.7;

    private final List<T> ranked;
    private final double[] upTo;

    /// @param named every mention in the shipped records, @param all what may be drawn; the order of both decides
    /// between
    ///     equals, so that it has to be the same each time
    Skewed(Collection<T> named, Collection<T> all, double exponent) {
        var counts = new LinkedHashMap<T, Integer>();
        all.forEach(value -> counts.put(value, 0));
        named.forEach(value -> counts.merge(value, 1, Integer::sum));
        ranked = new ArrayList<>(counts.keySet());
        ranked.sort(
                Comparator.comparing((T value) -> counts.getOrDefault(value, 0)).reversed());
        upTo = new double[ranked.size()];
        var sum = 0.0;
        for (var rank = 0; rank < upTo.length; rank++) {
            sum += 1 / Math.pow(rank + 1.0, exponent);
            upTo[rank] = sum;
        }
    }

    /// All of them, the most frequent first.
    List<T> ranked() {
        return List.copyOf(ranked);
    }

    T draw(RandomGenerator random) {
        var at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return ranked.get(at < 0 ? -at - 1 : at);
    }

    /// As many different ones as asked for, or all where there are not so many.
    List<T> draw(int count, RandomGenerator random) {
        var drawn = new java.util.LinkedHashSet<T>();
        while (drawn.size() < Math.min(count, ranked.size())) {
            drawn.add(draw(random));
        }
        return List.copyOf(drawn);
    }
}
