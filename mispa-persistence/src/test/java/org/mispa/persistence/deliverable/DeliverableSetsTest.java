package org.mispa.persistence.deliverable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.mispa.domain.deliverable.ActOf;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableKind;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// What is counted in memory is what the database counts by the same filter, in the same order.
@TestPropertySource(properties = "mispa.test.database=deliverable-sets") // a context, and so a database, of its own
class DeliverableSetsTest extends RecordsForTests {
    private static final LocalDate REACH = LocalDate.of(2011, 11, 17);

    private static final List<Reckoning> RECKONINGS = List.of(
            new Reckoning(REACH, REACH, LinkMode.ALL),
            new Reckoning(LocalDate.of(2026, 12, 1), REACH, LinkMode.STATED),
            new Reckoning(LocalDate.of(2010, 3, 15), REACH, LinkMode.ALL),
            new Reckoning(LocalDate.of(2013, 1, 1), LocalDate.of(2013, 7, 1), LinkMode.STATED));

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DeliverableSets sets;

    private void agree(DeliverableFilter filter, Reckoning reckoning) {
        var conditions = DeliverableConditions.of(filter, reckoning);
        List<String> counted = sets.ask(
                filter,
                filter.statuses(),
                reckoning,
                matching -> matching.seen().keys(matching.all(), 0, Integer.MAX_VALUE));
        assertThat(counted)
                .as("%s on %s", filter.query(), reckoning)
                .isEqualTo(jdbc.sql("select e.key from seen_deliverable(:asOf, :reach, :stated) e where "
                                + conditions.sql()
                                + " order by e.due_latest nulls last, e.due_earliest, e.key collate \"C\"")
                        .params(conditions.values())
                        .query(String.class)
                        .list());
    }

    @Test
    void isCountedAsTheDatabaseDoes() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(2009);
        RECKONINGS.forEach(reckoning -> agree(DeliverableFilter.ALL, reckoning));
        for (var n = 0; n < 400; n++) {
            agree(filter(random), RECKONINGS.get(n % RECKONINGS.size()));
        }
    }

    /// One or two fields are chosen, as readers do.
    private DeliverableFilter filter(RandomGenerator random) {
        var only = new HashSet<Integer>();
        only.add(random.nextInt(11));
        only.add(random.nextInt(11));
        return new DeliverableFilter(
                only.contains(0) ? Set.of(1 + random.nextInt(5)) : Set.of(),
                only.contains(1) ? Set.of(some(random, "select number from mandate")) : Set.of(),
                only.contains(2) ? Set.of(some(random, "select code from initiative")) : Set.of(),
                null,
                only.contains(3) ? Set.of(one(random, DeliverableKind.values())) : Set.of(),
                only.contains(4) ? Set.of(one(random, DeliverableStatus.values())) : Set.of(),
                only.contains(5),
                only.contains(6) ? Set.of(-1, random.nextInt(2009, 2014)) : Set.of(),
                only.contains(7) ? Set.of(one(random, ActOf.values())) : Set.of(),
                only.contains(8)
                        ? some(random, "select organization from deliverable_owner where organization is not null")
                        : null,
                only.contains(9) ? some(random, "select coalesce(iso2, key) from country") : null,
                null,
                only.contains(10) ? "report" : null);
    }

    private static <T> T one(RandomGenerator random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private String some(RandomGenerator random, String sql) {
        var values = jdbc.sql(sql + " order by 1").query(String.class).list();
        return values.get(random.nextInt(values.size()));
    }
}
