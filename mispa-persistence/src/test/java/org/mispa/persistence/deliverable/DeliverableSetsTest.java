package org.mispa.persistence.deliverable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mispa.persistence.shared.RandomChoices.RECKONINGS;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mispa.domain.deliverable.ActOf;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableKind;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.shared.Reckoning;
import org.mispa.persistence.RecordsForTests;
import org.mispa.persistence.shared.RandomChoices;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// What is counted in memory is what the database counts by the same filter, in the same order.
@TestPropertySource(properties = "mispa.test.database=deliverable-sets") // a context, and so a database, of its own
class DeliverableSetsTest extends RecordsForTests {
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
        var random = new RandomChoices(jdbc, 2009);
        RECKONINGS.forEach(reckoning -> agree(DeliverableFilter.ALL, reckoning));
        for (var n = 0; n < 400; n++) {
            agree(filter(random), RECKONINGS.get(n % RECKONINGS.size()));
        }
    }

    /// One or two fields are chosen, as readers do.
    private static DeliverableFilter filter(RandomChoices random) {
        var only = new HashSet<Integer>();
        only.add(random.number(0, 11));
        only.add(random.number(0, 11));
        return new DeliverableFilter(
                only.contains(0) ? Set.of(random.number(1, 6)) : Set.of(),
                only.contains(1) ? Set.of(random.one("select number from mandate")) : Set.of(),
                only.contains(2) ? Set.of(random.one("select code from initiative")) : Set.of(),
                null,
                only.contains(3) ? Set.of(random.one(DeliverableKind.values())) : Set.of(),
                only.contains(4) ? Set.of(random.one(DeliverableStatus.values())) : Set.of(),
                only.contains(5),
                only.contains(6) ? Set.of(-1, random.number(2009, 2014)) : Set.of(),
                only.contains(7) ? Set.of(random.one(ActOf.values())) : Set.of(),
                only.contains(8)
                        ? random.one("select organization from deliverable_owner where organization is not null")
                        : null,
                only.contains(9) ? random.one("select coalesce(iso2, key) from country") : null,
                null,
                only.contains(10) ? "report" : null);
    }
}
