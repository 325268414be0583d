package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarLinesTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final CalendarLines lines = new CalendarLines(written);

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saveWhatHasAMeaningInTexts() throws IOException {
        lines.text("SUMMARY", "Prisons, firearms; C:\\ \"quoted\": done");
        assertThat(text()).isEqualTo("SUMMARY:Prisons\\, firearms\\; C:\\\\ \"quoted\": done\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u2028", "\u0085"})
    void writeEveryLineBreakAsOne(String lineBreak) throws IOException {
        lines.text("DESCRIPTION", "first" + lineBreak + "second");
        assertThat(text()).isEqualTo("DESCRIPTION:first\\nsecond\r\n");
    }

    @Test
    void leaveOutControlCharactersAndHalvesOfCharacters() throws IOException {
        lines.text("SUMMARY", "a\u0000b\u0007c\u001Bd\u007Fe\tf\uD83Dg");
        assertThat(text()).isEqualTo("SUMMARY:abcde\tfg\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "€", "😀", "ת", "\u202Eתירבע\u202C "})
    void areNeverLongerThan75BytesAndNeverCutACharacter(String piece) throws IOException {
        var words = piece.repeat(400);
        lines.text("SUMMARY", words);
        var physical = List.of(text().split("\r\n"));
        assertThat(physical).hasSizeGreaterThan(4).allSatisfy(line -> {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\uFFFD");
        });
        assertThat(physical.subList(1, physical.size())).allMatch(line -> line.startsWith(" "));
        assertThat(text().replace("\r\n ", "")).isEqualTo("SUMMARY:" + words + "\r\n");
    }

    @Test
    void writeDaysAndMomentsWithoutAZoneToGuess() throws IOException {
        lines.day("DTSTART", LocalDate.of(2012, 1, 1));
        lines.moment("DTSTAMP", Instant.parse("2026-11-24T12:00:00.123Z"));
        assertThat(text()).isEqualTo("DTSTART;VALUE=DATE:20120101\r\nDTSTAMP:20261124T120000Z\r\n");
    }
}
