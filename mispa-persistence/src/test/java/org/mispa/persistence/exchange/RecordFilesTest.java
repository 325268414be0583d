package org.mispa.persistence.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mispa.domain.record.Fault;
import org.mispa.domain.shared.Actor;

/// The shipped files, each time with something wrong in them.
class RecordFilesTest {
    private final Map<String, UnaryOperator<String>> altered = new HashMap<>();

    private @Nullable InputStream open(String file) {
        var content = RecordFiles.class.getResourceAsStream("/db/data/" + file);
        var alteration = altered.get(file);
        if (content == null || alteration == null) {
            return content;
        }
        try (content) {
            var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return new ByteArrayInputStream(alteration.apply(text).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> faults() {
        try {
            new RecordFiles(this::open, Actor.PORTAL, "test").read();
            return List.of();
        } catch (FaultyRecordFiles e) {
            return e.faults().stream().map(Fault::toString).toList();
        }
    }

    private static String addTo(String text, String... rows) {
        return text + String.join("\n", rows) + "\n";
    }

    @Test
    void areReadWhole() {
        assertThat(new RecordFiles(this::open, Actor.PORTAL, "test").read()).hasSize(807);
    }

    @Test
    void haveAllTheirFaultsSaidAtOnceWithFileLineAndColumn() {
        altered.put(
                "activities.csv",
                text -> addTo(
                        text,
                        "made,course,Title,,,,,,,,2011-13,stated,done,,atlantis,9.z,,,,,,,,,,,management-report-2009-2011,3.c/4",
                        "made,dance,Title,,,,,,,,,,done,,,,,,,,,,,,,,management-report-2009-2011,3.c/4",
                        ",course,Title,,,,,,,,,,done,,,,,,,,,,,,,,management-report-2009-2011,3.c/4",
                        "made-too,course,Title,,,,,,,,,,done,,,,nothing-such,,,zero,,,,,,,no-such-source,"));
        altered.put(
                "activity-participations.csv",
                text -> addTo(text, "nobody,jamaica,host,stated,,", "made,jamaica,king,stated,,"));
        var lines = 130;
        assertThat(faults())
                .contains(
                        "activities.csv, line " + (lines + 1) + ", column date: \"2011-13\" is no date in EDTF: "
                                + fault("2011-13"),
                        "activities.csv, line " + (lines + 1) + ", column country: there is no country \"atlantis\"",
                        "activities.csv, line " + (lines + 2) + ", column key: \"made\" stands in line " + (lines + 1)
                                + " already",
                        "activities.csv, line " + (lines + 3) + ", column key: is empty",
                        "activities.csv, line " + (lines + 4)
                                + ", column part_of: there is no activity \"nothing-such\"",
                        "activities.csv, line " + (lines + 4) + ", column edition: \"zero\" is no whole number",
                        "activities.csv, line " + (lines + 4)
                                + ", column source: there is no source \"no-such-source\"")
                .anyMatch(fault -> fault.startsWith(
                        "activity-participations.csv, line 399, column activity: there is no activity"))
                .anyMatch(fault -> fault.contains("column role: \"king\" is none of participant, host"));
    }

    private static String fault(String date) {
        try {
            org.mispa.domain.shared.EdtfDate.parse(date);
            return "";
        } catch (IllegalArgumentException e) {
            return Objects.requireNonNull(e.getMessage());
        }
    }

    @Test
    void refuseColumnsThatNobodyKnowsAndMissTheirs() {
        altered.put("practices.csv", text -> text.replaceFirst("stage", "phase"));
        assertThat(faults())
                .anyMatch(fault -> fault.startsWith("practices.csv, line 1, column phase: no such column is known"))
                .contains("practices.csv, line 1, column stage: this column is missing");
    }

    @Test
    void sayWhichRowHasTooFewCells() {
        altered.put("components.csv", text -> addTo(text, "6,Sixth"));
        assertThat(faults()).contains("components.csv, line 7: has 2 cells, the header has 7");
    }

    @Test
    void needAReasonForAnInferredLink() {
        altered.put("activity-mandates.csv", text -> addTo(text, "mispa-1-meeting,1.3,inferred,,,"));
        assertThat(faults())
                .containsExactly(
                        "activity-mandates.csv, line 217, column reason_en: an inferred mandate link gives its reason");
    }

    @Test
    void countLinesAsAnEditorDoes() {
        altered.put(
                "components.csv",
                text -> addTo(text, "6,\"Sixth\nof all\",,,,management-report-2009-2011,1/1", "x,y,z"));
        assertThat(faults()).anyMatch(fault -> fault.startsWith("components.csv, line 9: has 3 cells"));
    }

    @Test
    void areMissedWhereTheyAreMissing() {
        assertThatThrownBy(() -> new RecordFiles(file -> null, Actor.PORTAL, "test").read())
                .isInstanceOf(FaultyRecordFiles.class)
                .hasMessageContaining("sources.csv: this file is missing");
    }
}
