package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mispa.domain.shared.Language;
import org.springframework.context.MessageSource;

class MessagesTest {
    private final MessageSource messages = new LanguageConfiguration().messageSource();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0    | 0 activities
                    1    | 1 activity
                    2    | 2 activities
                    1234 | 1,234 activities
                    """)
    void chooseTheFormThatTheNumberNeeds(long number, String words) {
        assertThat(said("count.activities", number)).isEqualTo(words);
    }

    @Test
    void leaveYearsAndNumbersOfMandatesAsTheyAreWritten() {
        assertThat(said("portal.title", "2011")).isEqualTo("2011 – MISPA Portal");
    }

    @Test
    void areEnglishWhereALanguageIsNotOffered() {
        assertThat(messages.getMessage("nav.activities", null, Locale.JAPANESE)).isEqualTo("Activities");
    }

    @ParameterizedTest
    @EnumSource
    void canAllBeReadInEachLanguage(Language language) {
        var words = words(language);
        assertThat(words)
                .isNotEmpty()
                .allSatisfy((key, pattern) -> assertThatCode(() -> new MessageFormat(pattern, language.locale()))
                        .as(key)
                        .doesNotThrowAnyException());
    }

    /// A word that is missing would be shown in English, one that is too much is shown nowhere.
    @ParameterizedTest
    @EnumSource
    void areTheSameInEachLanguage(Language language) {
        assertThat(words(language).keySet())
                .containsExactlyInAnyOrderElementsOf(words(Language.EN).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void takeTheSameValuesInEachLanguage(Language language) {
        var english = words(Language.EN);
        assertThat(words(language))
                .allSatisfy((key, pattern) -> assertThat(arguments(pattern, language))
                        .as(key)
                        .isEqualTo(arguments(english.getOrDefault(key, ""), Language.EN)));
    }

    /// In a pattern the straight apostrophe begins a quotation.
    @ParameterizedTest
    @EnumSource
    void haveTypographicApostrophesOnly(Language language) {
        assertThat(words(language))
                .allSatisfy((key, pattern) -> assertThat(pattern).as(key).doesNotContain("'"));
    }

    /// The marks stand alone in the cells of the matrix.
    @ParameterizedTest
    @EnumSource
    void markEachRoleWithALetterOfItsOwn(Language language) {
        var marks = words(language).entrySet().stream()
                .filter(word -> word.getKey().startsWith("mark."))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(marks).doesNotHaveDuplicates().allMatch(mark -> mark.length() == 1);
    }

    private static Map<String, String> words(Language language) {
        var name = language == Language.EN ? "messages" : "messages_" + language.tag();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(MessagesTest.class.getResourceAsStream("/" + name + ".properties")),
                StandardCharsets.UTF_8)) {
            var words = new Properties();
            words.load(file);
            return words.entrySet().stream()
                    .collect(Collectors.toMap(
                            word -> word.getKey().toString(),
                            word -> word.getValue().toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> arguments(String pattern, Language language) {
        return new MessageFormat(pattern, language.locale()).getArgumentNames();
    }

    private String said(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
