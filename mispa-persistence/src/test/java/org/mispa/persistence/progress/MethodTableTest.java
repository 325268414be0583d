package org.mispa.persistence.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mispa.domain.mandate.MandateStatus;
import org.mispa.domain.progress.Progress;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;

/// The table of docs/method.md, reckoned from the shipped records.
class MethodTableTest extends RecordsForTests {
    private static final String CLOSING = "2011-11-15";

    @Autowired
    private ProgressReports reports;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2011-11-15, 2011-11-15, 5, 0, 15, 3, -, -",
                "2011-11-30, 2011-11-15, 5, 0, 15, 3, -, 5.6",
                "2012-07-01, 2011-11-15, 5, 0, 15, 3, -, 1.2 1.6 2.1 5.1 5.3 5.6",
                "2026-11-24, 2011-11-15, 5, 0, 15, 3, -, 1.2 1.6 2.1 2.2 4.2 5.1 5.3 5.6",
                "2011-11-30, 2011-11-30, 5, 0, 14, 3, 5.6, -",
                "2012-07-01, 2012-07-01, 5, 0, 9, 3, 1.2 1.6 2.1 5.1 5.3 5.6, -"
            })
    void mandatesStandAsTheMethodSays(
            LocalDate asOf,
            LocalDate reach,
            int none,
            int planned,
            int underWay,
            int delivered,
            @org.jspecify.annotations.Nullable String overdue,
            @org.jspecify.annotations.Nullable String passed) {
        var mandates = mandates(asOf, reach, LinkMode.ALL);

        assertThat(Progress.distribution(mandates))
                .containsEntry(MandateStatus.NONE, (long) none)
                .containsEntry(MandateStatus.PLANNED, (long) planned)
                .containsEntry(MandateStatus.UNDER_WAY, (long) underWay)
                .containsEntry(MandateStatus.DELIVERED, (long) delivered);
        assertThat(numbers(mandates.stream()
                        .filter(mandate -> mandate.status() == MandateStatus.OVERDUE)
                        .toList()))
                .isEqualTo(list(overdue));
        assertThat(numbers(mandates.stream()
                        .filter(mandate -> mandate.tally().passed())
                        .toList()))
                .isEqualTo(list(passed));
    }

    @Test
    void nothingIsRecordedUnderTheSameFiveAndAllIsDeliveredUnderTheSameThree() {
        var mandates = mandates(LocalDate.parse(CLOSING), LocalDate.parse(CLOSING), LinkMode.ALL);

        assertThat(numbers(mandates.stream()
                        .filter(mandate -> mandate.status() == MandateStatus.NONE)
                        .toList()))
                .containsExactly("1.3", "1.5", "4.3", "5.2", "5.7");
        assertThat(numbers(mandates.stream()
                        .filter(mandate -> mandate.status() == MandateStatus.DELIVERED)
                        .toList()))
                .containsExactly("1.1", "4.1", "5.8");
    }

    @Test
    void onlyTwoMandatesHaveAnythingByStatedLinks() {
        var mandates = mandates(LocalDate.parse(CLOSING), LocalDate.parse(CLOSING), LinkMode.STATED);

        assertThat(numbers(mandates.stream()
                        .filter(mandate -> mandate.status() != MandateStatus.NONE)
                        .toList()))
                .containsExactly("3.2", "3.3");
        assertThat(mandates)
                .allSatisfy(mandate -> assertThat(mandate.inferred()).isZero());
    }

    private List<Progress.OfMandate> mandates(LocalDate asOf, LocalDate reach, LinkMode links) {
        return reports.of(new Reckoning(asOf, reach, links), Language.EN).mandates();
    }

    private static List<String> numbers(List<Progress.OfMandate> mandates) {
        return mandates.stream().map(Progress.OfMandate::number).toList();
    }

    private static List<String> list(@org.jspecify.annotations.Nullable String numbers) {
        return numbers == null ? List.of() : Arrays.asList(numbers.split(" ", -1));
    }
}
