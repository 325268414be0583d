package org.mispa.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Text;

class MarkedTextTest {
    private static String marked(String text, String... words) {
        return shown(MarkedText.of(new Text(Language.ES, text), Set.of(words)));
    }

    private static String shown(MarkedText text) {
        return String.join(
                "",
                text.parts().stream()
                        .map(part -> part.marked() ? "[" + part.text() + "]" : part.text())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Reunión en San José de Costa Rica | san,jose | Reunión en [San] [José] de Costa Rica",
                "L’ŒUVRE, l’œuvre | oeuvre | L’[ŒUVRE], l’[œuvre]",
                "Mandate 3.2, not 3.20 | 3.2 | Mandate [3.2], not 3.20",
                "policial, no policía | policia | policial, no [policía]",
                "none | other | none"
            })
    void marksWholeWordsWithoutRegardToCaseAndAccents(String text, String words, String expected) {
        assertThat(marked(text, words.split(","))).isEqualTo(expected);
    }

    @Test
    void leavesNoLetterOut() {
        var text = "<b>Café</b> & «œuvre» – 1.a";
        assertThat(MarkedText.of(new Text(Language.FR, text), Set.of("cafe", "oeuvre", "1.a"))
                        .text())
                .isEqualTo(text);
    }

    @Test
    void cutsALongTextAroundItsFirstMark() {
        var text = "word ".repeat(60) + "prison " + "other ".repeat(60);
        var part = MarkedText.of(new Text(Language.EN, text), Set.of("prison")).around(100);

        assertThat(shown(part))
                .startsWith("… word ")
                .contains(" [prison] other ")
                .endsWith("other …");
        assertThat(part.text().length()).isBetween(90, 130);
    }

    @Test
    void cutsALongTextWithoutAMarkAtItsEnd() {
        var part = MarkedText.of(new Text(Language.EN, "word ".repeat(60)), Set.of())
                .around(100);

        assertThat(part.text()).startsWith("word ").endsWith("word …");
    }

    @Test
    void cutsAWordWithoutEndNowhere() {
        var text = "x".repeat(500) + " prison";
        assertThat(MarkedText.of(new Text(Language.EN, text), Set.of("prison"))
                        .around(100)
                        .marked())
                .isTrue();
    }
}
