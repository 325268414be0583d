package org.mispa.persistence.generated;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;

/// Titles and summaries that read like the shipped ones without meaning anything: each word follows one that it follows
/// in a shipped text of that language, so that words are as frequent as there. Names of places and people are made up,
/// thousands of them, as uneven as real ones.
final class Prose {
    private static final int NAMES = 6_000;
    private static final int TITLE = 9;
    private static final int SUMMARY = 26;
    private static final String END = "";

    private static final List<String> SYLLABLES = List.of(
            "al", "ba", "ca", "de", "fe", "ga", "lo", "ma", "mi", "na", "no", "pa", "que", "ri", "ro", "sa", "se", "ta",
            "tu", "va", "ve", "xo", "ya", "zu", "cor", "del", "mar", "mon", "san", "tol", "ver", "bri");

    /// What follows each word, as often as it does; what follows [#END] begins a text.
    private static final class Chain {
        private final Map<String, List<String>> next = new HashMap<>();

        void learn(String text) {
            var before = END;
            for (var word : text.split("\\s+", -1)) {
                next.computeIfAbsent(before, any -> new ArrayList<>()).add(word);
                before = word;
            }
            next.computeIfAbsent(before, any -> new ArrayList<>()).add(END);
        }

        /// @param most words
        String write(int most, RandomGenerator random) {
            var text = new StringBuilder();
            var word = END;
            for (var words = 0; words < most; words++) {
                var choices = next.getOrDefault(word, List.of(END));
                word = choices.get(random.nextInt(choices.size()));
                if (word.equals(END)) {
                    break;
                }
                text.append(words == 0 ? "" : " ").append(word);
            }
            return text.toString();
        }
    }

    private final Map<Language, Chain> titles = new EnumMap<>(Language.class);
    private final Map<Language, Chain> summaries = new EnumMap<>(Language.class);
    private final Skewed<String> names;

    /// @param shipped in the same order each time
    Prose(List<Wordings> shipped, RandomGenerator random) {
        for (var words : shipped) {
            words.byLanguage().forEach((language, wording) -> {
                learn(titles, language, wording.title());
                learn(summaries, language, wording.summary());
            });
        }
        var made = new ArrayList<String>();
        for (var i = 0; i < NAMES; i++) {
            var name = new StringBuilder();
            for (var syllables = 2 + random.nextInt(3); syllables > 0; syllables--) {
                name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
            }
            made.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        }
        names = new Skewed<>(List.of(), made, Skewed.ZIPF);
    }

    private static void learn(Map<Language, Chain> chains, Language language, @Nullable String text) {
        if (text != null) {
            chains.computeIfAbsent(language, any -> new Chain()).learn(text);
        }
    }

    /// A place, or a family.
    String name(RandomGenerator random) {
        return names.draw(random);
    }

    List<String> names() {
        return names.ranked();
    }

    /// A sentence or two.
    String summary(Language language, RandomGenerator random) {
        return Objects.requireNonNull(summaries.get(language)).write(SUMMARY, random);
    }

    /// Wordings in these languages, the first of them the original.
    ///
    /// @param ending put behind the title in all of them, such as a place
    Wordings wordings(List<Language> languages, boolean summarized, String ending, RandomGenerator random) {
        var wordings = new EnumMap<Language, Wording>(Language.class);
        for (var language : languages) {
            var title = Objects.requireNonNull(titles.get(language)).write(TITLE, random) + ending;
            wordings.put(
                    language,
                    new Wording(wordings.isEmpty(), title, summarized ? summary(language, random) : null, null, null));
        }
        return new Wordings(wordings);
    }
}
