package org.mispa.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WordingsTest {
    private static final Wordings COURSE = new Wordings(Map.of(
            Language.EN, Wording.original("Second course", "Held in Mexico.", null),
            Language.ES, Wording.translation("Segundo curso", "Realizado en México.", null)));

    @Test
    void haveOneOriginal() {
        assertThatThrownBy(() -> new Wordings(Map.of(Language.EN, Wording.translation("Second course", null, null))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTranslationIsOfTheOriginalItCameWith() {
        assertThat(COURSE.outdated()).isEmpty();
    }

    @Test
    void aTranslationIsOutdatedOnceItsOriginalReadsOtherwise() {
        assertThat(with(COURSE, Language.EN, Wording.original("Second course", "Held in San Luis Potosí.", null))
                        .outdated())
                .containsExactly(Language.ES);
    }

    @Test
    void aTranslationThatIsMadeAnewIsNoLongerOutdated() {
        var changed = with(COURSE, Language.EN, Wording.original("Course", null, null));
        assertThat(with(changed, Language.ES, Wording.translation("Curso", null, null))
                        .outdated())
                .isEmpty();
    }

    @Test
    void anotherTranslationDoesNotRefreshIt() {
        var changed = with(COURSE, Language.EN, Wording.original("Course", null, null));
        assertThat(with(changed, Language.FR, Wording.translation("Cours", null, null))
                        .outdated())
                .containsExactly(Language.ES);
    }

    @Test
    void theOriginalStandsInForALanguageThatIsMissing() {
        assertThat(Objects.requireNonNull(COURSE.title(Language.PT)).language()).isEqualTo(Language.EN);
    }

    private static Wordings with(Wordings wordings, Language language, Wording wording) {
        var changed = new HashMap<>(wordings.byLanguage());
        changed.put(language, wording);
        return new Wordings(changed);
    }
}
