package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void canAllBeRead() {
        var bundle = ResourceBundle.getBundle("messages");
        assertThat(bundle.keySet())
                .isNotEmpty()
                .allSatisfy(key -> assertThatCode(() -> new MessageFormat(bundle.getString(key), Locale.ENGLISH))
                        .as(key)
                        .doesNotThrowAnyException());
    }

    private String said(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
