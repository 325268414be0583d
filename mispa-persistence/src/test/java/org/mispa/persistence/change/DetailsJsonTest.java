package org.mispa.persistence.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.persistence.exchange.ShippedChanges;

/// What is kept of a change, and what stands in a form, loses nothing of a record.
class DetailsJsonTest {
    @Test
    void everyShippedRecordIsReadBackAsItWasWritten() {
        var json = new DetailsJson();
        var shipped = ShippedChanges.read();
        assertThat(shipped).hasSizeGreaterThan(800).allSatisfy(change -> {
            var details = Objects.requireNonNull(change.proposed());
            assertThat(json.read(details.kind(), json.write(details))).isEqualTo(details);
        });
    }

    @Test
    void everyShippedRecordIsTheSameReadFromItsCells() {
        assertThat(ShippedChanges.read()).allSatisfy(change -> {
            var reading = new Reading();
            var read = reading.details(RecordCells.of(Objects.requireNonNull(change.proposed())), null);
            assertThat(reading.faults(elsewhere -> Set.copyOf(elsewhere))).isEmpty();
            assertThat(read).isEqualTo(change.proposed());
        });
    }
}
