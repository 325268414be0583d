package org.mispa.persistence.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mispa.persistence.shared.RandomChoices.RECKONINGS;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFacet;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.shared.DataVersion;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.Reckoning;
import org.mispa.persistence.RecordsForTests;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.RandomChoices;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// What is counted in memory is what the database counts by the same filter, in the same order.
@TestPropertySource(properties = "mispa.test.database=activity-sets") // a context, and so a database, of its own
class ActivitySetsTest extends RecordsForTests {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ActivitySets sets;

    @Autowired
    private Activities activities;

    @Autowired
    private DataVersion version;

    private List<String> counted(ActivityFilter filter, Reckoning reckoning) {
        return sets.ask(filter, reckoning, matching -> matching.seen().keys(matching.all(), 0, Integer.MAX_VALUE));
    }

    private List<String> asked(ActivityFilter filter, Reckoning reckoning) {
        var conditions = ActivityConditions.of(filter, reckoning);
        return jdbc.sql("select a.key from seen_activity(:asOf, :reach, :stated) a where " + conditions.sql()
                        + " order by a.date_earliest desc nulls last, a.key collate \"C\"")
                .params(conditions.values())
                .query((row, n) -> Columns.text(row, "key"))
                .list();
    }

    private void agree(ActivityFilter filter, Reckoning reckoning) {
        assertThat(counted(filter, reckoning))
                .as("%s on %s", filter.query(), reckoning)
                .isEqualTo(asked(filter, reckoning));
    }

    @Test
    void isCountedAsTheDatabaseDoes() {
        var random = new RandomChoices(jdbc, 2009);
        RECKONINGS.forEach(reckoning -> agree(ActivityFilter.ALL, reckoning));
        for (var n = 0; n < 600; n++) {
            agree(filter(random), RECKONINGS.get(n % RECKONINGS.size()));
        }
    }

    /// One to three fields are chosen, as readers do.
    private static ActivityFilter filter(RandomChoices random) {
        var only = new ArrayList<Integer>();
        for (var n = 0; n < 3; n++) {
            only.add(random.number(0, 14));
        }
        return new ActivityFilter(
                only.contains(0) ? Set.of(random.number(1, 3), random.number(3, 6)) : Set.of(),
                only.contains(1) ? Set.of(random.one("select number from mandate")) : Set.of(),
                only.contains(2) ? Set.of(random.one("select code from initiative")) : Set.of(),
                only.contains(3) ? Set.of(random.one(ActivityType.values())) : Set.of(),
                only.contains(4) ? Set.of(random.one("select coalesce(iso2, key) from country")) : Set.of(),
                only.contains(5) ? Set.of(random.one(CountryRole.values())) : Set.of(),
                only.contains(6),
                only.contains(7) ? Set.of(random.one("select unnest(funders) from activity")) : Set.of(),
                only.contains(8) ? Set.of(random.one("select unnest(line_funders) from activity")) : Set.of(),
                only.contains(9) ? Set.of(random.one("select unnest(organizations) from activity")) : Set.of(),
                only.contains(10) ? Set.of(random.one(ActivityStatus.values())) : Set.of(),
                only.contains(11),
                only.contains(12) ? Set.of(random.number(-1, 1), random.number(2007, 2014)) : Set.of(),
                null,
                null,
                null,
                only.contains(13) ? "prison" : null);
    }

    /// A facet says how many the list would show if its value were chosen as well.
    @Test
    void aFacetCountsWhatItsListShows() {
        var random = new RandomChoices(jdbc, 2011);
        for (var n = 0; n < 40; n++) {
            var reckoning = RECKONINGS.get(n % RECKONINGS.size());
            var filter = filter(random);
            for (var facet : activities.facets(filter, reckoning, Language.EN, ActivityFacet.FIELDS)) {
                for (var value : facet.values()) {
                    var chosen = choosing(filter, facet.parameter(), value.value());
                    assertThat(value.count())
                            .as("%s of %s on %s", chosen.query(), filter.query(), reckoning)
                            .isEqualTo(asked(chosen, reckoning).size());
                }
            }
        }
    }

    private static ActivityFilter choosing(ActivityFilter filter, String field, String value) {
        var constant = value.replace('-', '_').toUpperCase(Locale.ROOT);
        return switch (field) {
            case "component" -> filter.withComponents(Set.of(Integer.valueOf(value)));
            case "mandate" -> filter.withMandates(Set.of(value));
            case "initiative" -> filter.withInitiatives(Set.of(value));
            case "type" -> with(filter, Set.of(ActivityType.valueOf(constant)), filter.years());
            case "country" -> filter.withCountries(Set.of(value));
            case "role" -> filter.withRoles(Set.of(CountryRole.valueOf(constant)));
            case "funder" -> filter.withFunders(Set.of(value));
            case "line-funder" -> filter.withLineFunders(Set.of(value));
            case "organization" -> filter.withOrganizations(Set.of(value));
            case "status" -> filter.withStatuses(Set.of(ActivityStatus.valueOf(constant)));
            case "year" ->
                with(
                        filter,
                        filter.types(),
                        Set.of(
                                switch (value) {
                                    case "several" -> ActivityFilter.SEVERAL_YEARS;
                                    case "none" -> ActivityFilter.NO_DATE;
                                    default -> Integer.valueOf(value);
                                }));
            default -> throw new IllegalArgumentException(field);
        };
    }

    private static ActivityFilter with(ActivityFilter filter, Set<ActivityType> types, Set<Integer> years) {
        return new ActivityFilter(
                filter.components(),
                filter.mandates(),
                filter.initiatives(),
                types,
                filter.countries(),
                filter.roles(),
                filter.inferredOnly(),
                filter.funders(),
                filter.lineFunders(),
                filter.organizations(),
                filter.statuses(),
                filter.passedOnly(),
                years,
                filter.partOf(),
                filter.meeting(),
                filter.instrument(),
                filter.text());
    }

    @Test
    void pagesFollowEachOther() {
        var all = counted(ActivityFilter.ALL, RECKONINGS.getFirst());
        assertThat(all).hasSizeGreaterThan(2 * Page.SIZE);
        var second = activities.page(ActivityFilter.ALL, RECKONINGS.getFirst(), Language.EN, 2);
        assertThat(second.total()).isEqualTo(all.size());
        assertThat(second.rows())
                .extracting(row -> row.key())
                .isEqualTo(all.subList(Page.SIZE, Math.min(2 * Page.SIZE, all.size())));
    }

    /// Written past the one door, as another node would, and told by the list of changes alone.
    @Test
    void followsWhatChanges() throws InterruptedException {
        var reckoning = RECKONINGS.getFirst();
        var before = counted(ActivityFilter.ALL, reckoning);
        var changed = before.get(7);
        jdbc.sql("update activity set type = 'STUDY', initiative = null, recorded = 'CANCELLED' where key = :key")
                .param("key", changed)
                .update();
        jdbc.sql("""
                        insert into change (record_kind, record_key, version, author, reason, at, after)
                        values ('ACTIVITY', :key, 1, 'test', 'changed', now(), '{}')
                        """).param("key", changed).update();
        Thread.sleep(2_100);
        assertThat(counted(ActivityFilter.ALL, reckoning))
                .hasSize(before.size() - 1)
                .doesNotContain(changed);
        agree(ActivityFilter.ALL.withStatuses(Set.of(ActivityStatus.CANCELLED)), reckoning);
        var number = version.current();
        jdbc.sql("""
                        insert into change (record_kind, record_key, version, author, reason, at, after)
                        values ('SOURCE', 'management-report-2009-2011', 1, 'test', 'changed', now(), '{}')
                        """).update();
        jdbc.sql("update source_document set closing_day = '2010-01-31' where key = 'management-report-2009-2011'")
                .update();
        Thread.sleep(2_100);
        assertThat(version.current()).isGreaterThan(number);
        RECKONINGS.forEach(other -> agree(ActivityFilter.ALL, other));
    }
}
