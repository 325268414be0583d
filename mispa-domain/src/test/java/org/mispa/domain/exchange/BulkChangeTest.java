package org.mispa.domain.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.RecordKind;

class BulkChangeTest {
    private static final Map<String, String> STATED = Map.of("mandate", "3.3", "basis", "stated");
    private static final Map<String, String> INFERRED =
            Map.of("mandate", "1.2", "basis", "inferred", "reason_en", "It trains members of parliament.");

    private static final RecordCells COURSE = new RecordCells(
            RecordKind.ACTIVITY,
            Map.of("title_en", "A course", "recorded", "planned", "initiative", "3.a"),
            Map.of(
                    RecordFile.ACTIVITY_MANDATES,
                    List.of(INFERRED, STATED),
                    RecordFile.ACTIVITY_PARTICIPATIONS,
                    List.of(Map.of("country", "jamaica", "role", "host", "basis", "stated"))));

    private static BulkChange change(Map<String, String> cells, Map<String, String> adds, String removes) {
        return new BulkChange(RecordKind.ACTIVITY, "/activities?initiative=3.a", cells, adds, removes);
    }

    private static List<Map<String, String>> mandates(BulkChange change) {
        return change.of(COURSE).rows(RecordFile.ACTIVITY_MANDATES);
    }

    @Test
    void setsReplacesAndClearsCellsAndLeavesAllOthers() {
        var is = change(Map.of("recorded", "done", "initiative", ""), Map.of(), "")
                .of(COURSE);
        assertThat(is.row()).isEqualTo(Map.of("title_en", "A course", "recorded", "done"));
        assertThat(is.parts()).isEqualTo(COURSE.parts());
    }

    @Test
    void changesNothingWhereAllIsSoAlready() {
        var is = change(Map.of("initiative", "3.a"), STATED, "4.1").of(COURSE);
        assertThat(Difference.between(COURSE, is).isEmpty()).isTrue();
    }

    @Test
    void addsAMandateBehindTheOthers() {
        var added = Map.of("mandate", "5.6", "basis", "inferred", "reason_en", "It marks firearms.");
        assertThat(mandates(change(Map.of(), added, ""))).containsExactly(INFERRED, STATED, added);
    }

    @Test
    void putsWhatASourceStatesInPlaceOfWhatWasInferredAndNeverTheOtherWayRound() {
        var stated = Map.of("mandate", "1.2", "basis", "stated");
        assertThat(mandates(change(Map.of(), stated, ""))).containsExactly(stated, STATED);
        var inferred = Map.of("mandate", "3.3", "basis", "inferred", "reason_en", "The portal reads it so.");
        assertThat(mandates(change(Map.of(), inferred, ""))).containsExactly(INFERRED, STATED);
    }

    @Test
    void removesAMandateAndCanPutAnotherInItsPlace() {
        assertThat(mandates(change(Map.of(), Map.of(), "1.2"))).containsExactly(STATED);
        var other = Map.of("mandate", "5.6", "basis", "stated");
        assertThat(mandates(change(Map.of(), other, "1.2"))).containsExactly(STATED, other);
        var last = new RecordCells(
                RecordKind.ACTIVITY, COURSE.row(), Map.of(RecordFile.ACTIVITY_MANDATES, List.of(STATED)));
        assertThat(change(Map.of(), Map.of(), "3.3").of(last).parts()).isEmpty();
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> change(Map.of(), Map.of(), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> change(Map.of("outcome", "in-full"), Map.of(), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> change(Map.of("key", "other"), Map.of(), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> change(Map.of(), Map.of("basis", "stated"), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> change(Map.of(), STATED, "3.3"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BulkChange(RecordKind.MEETING, "/meetings", Map.of(), STATED, ""));
    }
}
