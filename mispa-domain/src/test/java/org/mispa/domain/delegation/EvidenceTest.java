package org.mispa.domain.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mispa.domain.delegation.RefusedEvidence.Why;

class EvidenceTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 0};

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(Why why, String name, byte[] content) {
        assertThatThrownBy(() -> Evidence.typeOf(name, content))
                .isInstanceOfSatisfying(
                        RefusedEvidence.class, no -> assertThat(no.why()).isEqualTo(why));
    }

    @Test
    void isKnownByItsContentAndItsName() {
        assertThat(Evidence.typeOf("report.PDF", bytes("%PDF-1.7\n"))).isEqualTo(Evidence.Type.PDF);
        assertThat(Evidence.typeOf("list.png", PNG)).isEqualTo(Evidence.Type.PNG);
        assertThat(Evidence.typeOf("list.jpeg", JPEG)).isEqualTo(Evidence.Type.JPEG);
        assertThat(Evidence.typeOf("note.txt", bytes("Señor\r\n\tone"))).isEqualTo(Evidence.Type.TEXT);
    }

    @Test
    void isRefusedWhereItIsOtherThanItIsCalled() {
        refused(Why.TYPE, "report.pdf", bytes("<html><script>alert(1)</script>"));
        refused(Why.TYPE, "report.png", bytes("%PDF-1.7"));
        refused(Why.TYPE, "report.html", bytes("%PDF-1.7"));
        refused(Why.TYPE, "report", bytes("%PDF-1.7"));
        refused(Why.TYPE, "run.exe", bytes("MZ"));
        refused(Why.TYPE, "note.txt", new byte[] {'a', 0, 'b'});
        refused(Why.TYPE, "note.txt", new byte[] {(byte) 0xff, (byte) 0xfe});
        refused(Why.TYPE, "report.pdf", bytes("%PDF"));
    }

    @Test
    void isRefusedWhereItIsEmptyOrTooLarge() {
        refused(Why.EMPTY, "note.txt", new byte[0]);
        refused(Why.TOO_LARGE, "note.txt", new byte[Evidence.LARGEST + 1]);
        var largest = new byte[Evidence.LARGEST];
        Arrays.fill(largest, (byte) 'x');
        assertThat(Evidence.typeOf("note.txt", largest)).isEqualTo(Evidence.Type.TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%PDF-1.7\n", "some words before "})
    void isRefusedWhereItBearsTheMarkOfAVirus(String before) {
        var mark = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
        refused(Why.INFECTED, "note.txt", bytes(before + mark));
        refused(Why.INFECTED, "report.pdf", bytes(before + mark + "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "report.pdf, report.pdf",
                "../../etc/passwd, passwd",
                "C:\\Users\\lena\\Informe final.pdf, Informe final.pdf",
                "a/b\\c.txt, c.txt",
                "..hidden.txt, hidden.txt",
                "a\"b<c>|:*?.txt, abc.txt",
                "/, file",
                "..., file"
            })
    void hasANameWithoutFolders(String name, String cleaned) {
        assertThat(Evidence.cleaned(name)).isEqualTo(cleaned);
    }

    @Test
    void hasANameOfAtMost120CharactersThatKeepsItsEnding() {
        assertThat(Evidence.cleaned("x".repeat(300) + ".pdf")).hasSize(120).endsWith("x.pdf");
        assertThat(Evidence.cleaned("x".repeat(300))).hasSize(120);
        assertThat(Evidence.cleaned("one\u202Efdp.exe\u0000\n")).isEqualTo("onefdp.exe");
    }
}
