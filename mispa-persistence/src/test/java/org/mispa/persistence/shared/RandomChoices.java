package org.mispa.persistence.shared;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a test chooses at random among what is recorded; the same for the same seed.
public final class RandomChoices {
    private static final LocalDate REACH = LocalDate.of(2011, 11, 17);

    /// Within what the records can speak of, beyond it, before its end, and where they speak of more.
    public static final List<Reckoning> RECKONINGS = List.of(
            new Reckoning(REACH, REACH, LinkMode.ALL),
            new Reckoning(LocalDate.of(2026, 12, 1), REACH, LinkMode.STATED),
            new Reckoning(LocalDate.of(2010, 3, 15), REACH, LinkMode.ALL),
            new Reckoning(LocalDate.of(2012, 6, 1), LocalDate.of(2012, 7, 1), LinkMode.STATED),
            new Reckoning(LocalDate.of(2013, 1, 1), LocalDate.of(2013, 7, 1), LinkMode.STATED));

    private final JdbcClient jdbc;
    private final RandomGenerator random;

    public RandomChoices(JdbcClient jdbc, long seed) {
        this.jdbc = jdbc;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// @param from included
    /// @param to excluded
    public int number(int from, int to) {
        return random.nextInt(from, to);
    }

    public <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /// One of the values of a column.
    public String one(String sql) {
        var values = jdbc.sql(sql + " order by 1").query(String.class).list();
        return values.get(random.nextInt(values.size()));
    }
}
