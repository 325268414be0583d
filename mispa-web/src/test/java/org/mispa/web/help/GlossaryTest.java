package org.mispa.web.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.mandate.MandateStatus;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class GlossaryTest {
    private static final Pattern USED = Pattern.compile("fragments/term :: (?:term|as)\\('([a-z-]+)'");

    private final ResourceBundle messages = ResourceBundle.getBundle("messages", Locale.ROOT);

    private static List<String> keys() {
        return Glossary.TERMS.stream().map(Glossary.Term::key).toList();
    }

    @Test
    void holdsEachWordOnce() {
        assertThat(keys()).doesNotHaveDuplicates();
    }

    @Test
    void holdsExactlyTheWordsThatTheMessagesExplain() {
        var explained = messages.keySet().stream()
                .filter(key -> key.startsWith("term.") && key.endsWith(".text"))
                .map(key -> key.substring("term.".length(), key.length() - ".text".length()))
                .collect(Collectors.toSet());
        assertThat(explained).containsExactlyInAnyOrderElementsOf(keys());
        assertThat(keys()).allMatch(key -> messages.containsKey("term." + key));
    }

    @Test
    void holdsEveryWordThatATemplateExplains() throws IOException {
        Set<String> used = new TreeSet<>();
        for (var template : new PathMatchingResourcePatternResolver().getResources("classpath*:/templates/**/*.html")) {
            USED.matcher(template.getContentAsString(StandardCharsets.UTF_8))
                    .results()
                    .forEach(match -> used.add(match.group(1)));
        }
        assertThat(used).hasSizeGreaterThan(10);
        assertThat(keys()).containsAll(used);
    }

    @Test
    void holdsEveryStatusAndEveryRole() {
        assertThat(keys()).containsAll(slugs(ActivityStatus.values()));
        assertThat(keys()).containsAll(slugs(DeliverableStatus.values()));
        assertThat(keys()).containsAll(slugs(CountryRole.values()));
        assertThat(MandateStatus.values()).hasSize(5);
        assertThat(keys()).contains("something-overdue", "under-way", "all-delivered", "planned", "nothing-recorded");
    }

    private static List<String> slugs(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Query::slug).toList();
    }

    @ParameterizedTest
    @EnumSource
    void isInTheOrderOfTheLanguage(Language language) {
        var words = ResourceBundle.getBundle("messages", language == Language.EN ? Locale.ROOT : language.locale());
        var letters = Glossary.by(key -> words.getString("term." + key), language.locale());
        assertThat(letters.stream().mapToInt(letter -> letter.entries().size()).sum())
                .isEqualTo(Glossary.TERMS.size());
        assertThat(letters).extracting(Glossary.Letter::letter).isSorted().allMatch(letter -> letter.matches("[A-Z]"));
        assertThat(letters.stream().flatMap(letter -> letter.entries().stream()).map(Glossary.Entry::word))
                .doesNotHaveDuplicates();
    }

    /// A word here in one to three sentences, so that it can be read beside the place where it stands.
    @ParameterizedTest
    @EnumSource
    void explainsBriefly(Language language) {
        var words = ResourceBundle.getBundle("messages", language == Language.EN ? Locale.ROOT : language.locale());
        assertThat(keys())
                .allSatisfy(key -> assertThat(words.getString("term." + key + ".text"))
                        .as(key)
                        .hasSizeBetween(20, 400)
                        .endsWith("."));
    }
}
