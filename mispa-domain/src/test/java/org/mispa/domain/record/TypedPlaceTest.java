package org.mispa.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedPlaceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            section 3.a paragraph 4      | 3.a/4
            Section 3.a, para. 4         | 3.a/4
            3.a para 4                   | 3.a/4
            § 3.a ¶ 4                    | 3.a/4
            3.a paragraphs 4 – 5         | 3.a/4-5
            3.c, paragraph 4, note 30    | 3.c/4/n30
            3.c/4 note 30                | 3.c/4 note 30
            sección 3.a, párrafo 4       | 3.a/4
            seccion 3.a parr. 4          | 3.a/4
            section 3.a paragraphe 4     | 3.a/4
            seção 3.a, parágrafo 4       | 3.a/4
            preface paragraph 2          | preface/2
            section 3.c                  | 3.c
            """)
    void isReadInWords(String typed, String place) {
        assertThat(TypedPlace.read(typed)).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3.c/4",
                "3.c/4/n30",
                "other-report#2/1",
                "preface",
                "note verbale of 3 May",
                "appendices/1-2",
                ""
            })
    void isLeftAsItIs(String typed) {
        assertThat(TypedPlace.read(typed)).isEqualTo(typed);
    }

    @Test
    void takesNoLongerThanItsLength() {
        var slow = "a" + " ,/".repeat(20_000) + "!";
        assertThat(TypedPlace.read(slow)).isEqualTo(slow);
    }
}
