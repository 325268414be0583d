package org.mispa.persistence.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.Records;
import org.mispa.domain.exchange.PublishedRecords;
import org.mispa.domain.organization.OrganizationDetails;
import org.mispa.domain.organization.OrganizationKind;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;
import org.mispa.domain.source.SourceDetails;
import org.mispa.domain.source.SourceId;
import org.mispa.domain.source.SourceKind;
import org.mispa.domain.source.Visibility;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// What is taken away is what was read in: written files read by [RecordFiles] give the same records.
@TestPropertySource(properties = "mispa.test.database=published") // a context, and so a database, of its own
class PublishedRecordsTest extends RecordsForTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final SourceId REPORT = SourceId.of("management-report-2009-2011");

    @Autowired
    private PublishedRecords published;

    @Autowired
    private Records records;

    @Autowired
    private ApplyChange door;

    @Autowired
    private TransactionTemplate transaction;

    private Map<String, ByteArrayOutputStream> written() {
        var files = new HashMap<String, ByteArrayOutputStream>();
        published.writeAll(file -> files.computeIfAbsent(file.file(), name -> new ByteArrayOutputStream()));
        return files;
    }

    private static List<Change> read(Map<String, ByteArrayOutputStream> files) {
        return new RecordFiles(name -> open(files, name), Actor.PORTAL, "test").read();
    }

    private static @Nullable InputStream open(Map<String, ByteArrayOutputStream> files, String name) {
        var content = files.get(name);
        return content == null ? null : new ByteArrayInputStream(content.toByteArray());
    }

    private static Map<RecordKey, Details> details(List<Change> changes) {
        var details = new HashMap<RecordKey, Details>();
        changes.forEach(change -> details.put(change.record(), change.proposed()));
        return details;
    }

    @Test
    void writtenFilesReadAgainGiveTheShippedRecordsAndNoChange() {
        var shipped = details(
                new RecordFiles(file -> RecordFiles.class.getResourceAsStream("/db/data/" + file), Actor.PORTAL, "test")
                        .read());

        var again = details(read(written()));

        assertThat(again.keySet()).containsAll(shipped.keySet());
        shipped.forEach((record, values) ->
                assertThat(again.get(record)).as(record.toString()).isEqualTo(values));
        transaction.executeWithoutResult(status -> again.forEach((record, values) -> assertThat(
                        records.find(record).orElseThrow().details())
                .as(record.toString())
                .isEqualTo(values)));
    }

    @Test
    void nothingIsLostOfRecordsThatHoldWhatTheShippedOnesDoNot() {
        var other = new RecordKey(RecordKind.SOURCE, "rapport");
        var organization = new RecordKey(RecordKind.ORGANIZATION, "reseau");
        var activity = new RecordKey(RecordKind.ACTIVITY, "cours");
        Map<RecordKey, Details> made = Map.of(
                other,
                new SourceDetails(
                        SourceKind.REPORT,
                        new Wordings(Map.of(
                                Language.FR, Wording.original("Rapport", "Résumé « à lire »", null),
                                Language.EN, Wording.translation("Report", null, "=1+1"))),
                        null,
                        EdtfDate.parse("2012-33"),
                        LocalDate.of(2012, 3, 31),
                        org.mispa.domain.shared.Basis.STATED,
                        Language.FR,
                        "https://example.org/rapport?a=1,2",
                        LocalDate.of(2026, 11, 24),
                        Visibility.PUBLIC),
                organization,
                new OrganizationDetails(
                        new Wordings(Map.of(
                                Language.FR, Wording.original("Réseau", "Ce qu’il fait", null),
                                Language.EN, Wording.translation("'+Network", null, "two\nlines, \"quoted\""))),
                        "@RES",
                        OrganizationKind.NETWORK,
                        null,
                        null,
                        List.of("-Réseau; police", "Second"),
                        List.of(
                                new Citation(SourceId.of("rapport"), "2", "1", null),
                                new Citation(REPORT, "3.c", null, 12),
                                new Citation(REPORT, "3.c", "4-5", 30))),
                activity,
                new ActivityDetails(
                        ActivityType.COURSE,
                        Wordings.original(Language.PT, Wording.original("Curso", null, null)),
                        EdtfDate.parse("../2011-09~"),
                        DateBasis.APPROXIMATE,
                        Recorded.DONE,
                        LocalDate.of(2012, 1, 31),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        true,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Citation(SourceId.of("rapport"), "2", null, null))));
        List.of(other, organization, activity)
                .forEach(record -> door.apply(
                        new Change(record, null, Objects.requireNonNull(made.get(record)), Actor.PORTAL, "test"), NOW));

        var again = details(read(written()));

        made.forEach((record, values) ->
                assertThat(again.get(record)).as(record.toString()).isEqualTo(values));
    }

    @Test
    void filesBeginLikeTextInASpreadsheetAndHaveTheHeaderTheyAnnounce() {
        var files = written();
        for (var file : RecordFile.values()) {
            var text = Objects.requireNonNull(files.get(file.file())).toString(UTF_8);
            assertThat(text).startsWith("\uFEFF" + String.join(",", file.header()) + "\r\n");
        }
    }

    @Test
    void rowsAreCountedAsTheyAreWritten() {
        var counted = new EnumMap<RecordFile, Long>(published.rows());
        var read = read(written());

        assertThat(counted).containsOnlyKeys(RecordFile.values());
        for (var kind : RecordKind.values()) {
            var file = counted.keySet().stream()
                    .filter(one -> one.kind() == kind && !one.ofParts())
                    .findFirst()
                    .orElseThrow();
            assertThat(counted.get(file))
                    .as(kind.name())
                    .isEqualTo(read.stream()
                            .filter(change -> change.record().kind() == kind)
                            .count());
        }
    }

    @Test
    void theVersionIsTheLastAppliedChange() {
        var version = published.version();

        assertThat(version.number()).isGreaterThanOrEqualTo(583);
        assertThat(version.at()).isEqualTo(NOW);
    }
}
