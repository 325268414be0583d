package org.mispa.persistence.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The records of the first start against the inventory of the Management Report, where that lies beside the
/// repository,
/// and against counts kept here. What differs is explained in docs/data-differences.md and named here.
class ShippedRecordsTest extends RecordsForTests {
    private static final Path INVENTORY = Path.of("..", "..", "shared", "source", "facts");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LoadShippedRecords loader;

    @Test
    void areCompleteByCount() {
        assertThat(Map.ofEntries(
                        count("source_document"),
                        count("country"),
                        count("organization"),
                        count("meeting"),
                        count("reporting_period"),
                        count("instrument"),
                        count("component"),
                        count("mandate"),
                        count("initiative"),
                        count("activity"),
                        count("activity_mandate"),
                        count("participation"),
                        count("group_participation"),
                        count("activity_involvement"),
                        count("deliverable"),
                        count("deliverable_mandate"),
                        count("practice"),
                        count("figure"),
                        count("statement")))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("source_document", 1L),
                        Map.entry("country", 36L),
                        Map.entry("organization", 120L),
                        Map.entry("meeting", 21L),
                        Map.entry("reporting_period", 1L),
                        Map.entry("instrument", 29L),
                        Map.entry("component", 5L),
                        Map.entry("mandate", 23L),
                        Map.entry("initiative", 15L),
                        Map.entry("activity", 129L),
                        Map.entry("activity_mandate", 215L),
                        Map.entry("participation", 397L),
                        Map.entry("group_participation", 48L),
                        Map.entry("activity_involvement", 417L),
                        Map.entry("deliverable", 81L),
                        Map.entry("deliverable_mandate", 122L),
                        Map.entry("practice", 22L),
                        Map.entry("figure", 66L),
                        Map.entry("statement", 34L)));
    }

    private Map.Entry<String, Long> count(String table) {
        return Map.entry(
                table,
                jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }

    @Test
    void areLoadedOnce() {
        var before = count("change");
        loader.afterSingletonsInstantiated();
        assertThat(count("change")).isEqualTo(before);
    }

    @Test
    void haveTheKeysOfTheInventory() throws IOException {
        if (!Files.isDirectory(INVENTORY)) {
            return; // the counts above hold then
        }
        for (var kind : List.of(
                "organization",
                "meeting",
                "instrument",
                "activity",
                "deliverable",
                "practice",
                "figure",
                "statement",
                "country")) {
            var file = kind.equals("country") ? "countries" : kind.equals("activity") ? "activities" : kind + "s";
            assertThat(keys("select key from " + kind))
                    .as(kind)
                    .isEqualTo(new TreeSet<>(
                            records(file).map(one -> one.get("key").asString()).toList()));
        }
        assertThat(keys("select number from mandate"))
                .isEqualTo(new TreeSet<>(records("mandates")
                        .map(one -> one.get("number").asString())
                        .toList()));
        assertThat(keys("select code from initiative"))
                .isEqualTo(new TreeSet<>(records("initiatives")
                        .map(one -> one.get("code").asString())
                        .toList()));
    }

    @Test
    void haveTheDatesAndStandingOfTheInventory() throws IOException {
        if (!Files.isDirectory(INVENTORY)) {
            return;
        }
        assertThat(keys("select key || ' ' || coalesce(date, 'none') || ' ' || lower(recorded) from activity"))
                .isEqualTo(lines(
                        "activities",
                        one -> one.get("key").asString() + " " + text(one, "date") + " "
                                + one.get("status").asString().replace(' ', '_')));
        var ours = keys(
                "select key || ' due ' || coalesce(due, 'none') || ' on ' || coalesce(delivered_on, 'none') from deliverable");
        var theirs = lines(
                "deliverables",
                one -> one.get("key").asString() + " due " + text(one, "due") + " on " + text(one, "deliveredOn"));
        assertThat(difference(ours, theirs))
                .as("explained in docs/data-differences.md")
                .containsExactlyInAnyOrder(
                        "model-law-proposals due none on 2010-08/2010-11",
                        "marking-equipment due none on none",
                        "marking-workshops due none on none");
    }

    @Test
    void haveEveryCountryRoleOfTheInventory() throws IOException {
        if (!Files.isDirectory(INVENTORY)) {
            return;
        }
        var theirs = new TreeSet<String>();
        records("activities")
                .forEach(activity -> activity.get("countries")
                        .forEach(role -> theirs.add(activity.get("key").asString() + " "
                                + role.get("country").asString() + " "
                                + role.get("role").asString().replace("trainer-provider", "trainer") + " "
                                + role.get("basis").asString())));
        assertThat(keys(
                        "select activity || ' ' || country || ' ' || replace(lower(role), '_', '-') || ' ' || lower(basis)"
                                + " from participation"))
                .isEqualTo(theirs);
    }

    @Test
    void haveEveryMandateLinkOfTheInventory() throws IOException {
        if (!Files.isDirectory(INVENTORY)) {
            return;
        }
        for (var kind :
                Map.of("activity", "activities", "deliverable", "deliverables").entrySet()) {
            var theirs = new TreeSet<String>();
            records(kind.getValue())
                    .forEach(one -> one.get("mandates")
                            .forEach(link -> theirs.add(one.get("key").asString() + " "
                                    + link.get("mandate").asString() + " "
                                    + link.get("basis").asString())));
            assertThat(keys("select %1$s || ' ' || mandate || ' ' || lower(basis) from %1$s_mandate"
                            .formatted(kind.getKey())))
                    .isEqualTo(theirs);
        }
    }

    /// The basis of some involvements was corrected, so that these are compared without it.
    @Test
    void haveEveryInvolvementOfTheInventory() throws IOException {
        if (!Files.isDirectory(INVENTORY)) {
            return;
        }
        var theirs = new TreeSet<String>();
        records("activities")
                .forEach(activity -> activity.get("organizations")
                        .forEach(one -> theirs.add(activity.get("key").asString() + " "
                                + one.get("organization").asString() + " "
                                + one.get("role").asString())));
        var ours = keys("select activity || ' ' || organization || ' ' || lower(role) from activity_involvement");
        assertThat(difference(ours, theirs))
                .as("explained in docs/data-differences.md")
                .containsExactly("police-management-round-table cifta-technical-secretariat participant");
        assertThat(difference(theirs, ours)).isEmpty();
    }

    @Test
    void haveEveryStatedFigureOfTheInventory() throws IOException {
        if (!Files.isDirectory(INVENTORY)) {
            return;
        }
        assertThat(
                        keys(
                                "select key || ' ' || coalesce(value::text, 'none') || ' ' || unit || ' ' || stated_as from figure"))
                .isEqualTo(lines(
                        "figures",
                        one -> one.get("key").asString() + " " + text(one, "value") + " "
                                + one.get("unit").asString() + " "
                                + one.get("statedAs").asString()));
    }

    private static String text(JsonNode one, String field) {
        var value = one.get(field);
        return value == null || value.isNull() ? "none" : value.asString();
    }

    private static Set<String> lines(String file, java.util.function.Function<JsonNode, String> line)
            throws IOException {
        return new TreeSet<>(records(file).map(line).toList());
    }

    private static Stream<JsonNode> records(String file) throws IOException {
        var records = new ArrayList<JsonNode>();
        JsonMapper.shared()
                .readTree(Files.readString(INVENTORY.resolve(file + ".json")))
                .forEach(records::add);
        return records.stream();
    }

    private Set<String> keys(String sql) {
        return new TreeSet<>(jdbc.sql(sql)
                .query((row, n) -> java.util.Objects.requireNonNull(row.getString(1)))
                .list());
    }

    private static Set<String> difference(Set<String> some, Set<String> others) {
        var left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }
}
