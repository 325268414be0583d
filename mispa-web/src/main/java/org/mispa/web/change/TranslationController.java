package org.mispa.web.change;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mispa.domain.change.Translations;
import org.mispa.domain.change.Translations.Count;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Translation;
import org.mispa.web.system.Here;
import org.mispa.web.system.Pager;
import org.mispa.web.system.Parameters;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Which wordings wait for a translation.
@Controller
class TranslationController {
    private static final List<Translation> STATES =
            List.of(Translation.CURRENT, Translation.OUTDATED, Translation.MISSING);

    private final Translations translations;

    TranslationController(Translations translations) {
        this.translations = translations;
    }

    /// A state and the number of records in it, in one language or of one kind.
    public record Cell(Translation state, long records, String href) {}

    public record Line(Language language, List<Cell> cells) {}

    @GetMapping("/translations")
    String list(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var filter = new Translations.Filter(
                Objects.requireNonNullElse(
                        parameters.word(
                                "language",
                                Arrays.stream(Language.values())
                                        .collect(Collectors.toMap(Language::tag, language -> language))),
                        here.language() == Language.EN ? Language.ES : here.language()),
                parameters.word("state", words(STATES)),
                parameters.word("kind", words(kinds())));
        var page = translations.page(filter, parameters.page());
        var counts = translations.counts();
        model.addAttribute("filter", filter);
        model.addAttribute("page", page);
        model.addAttribute("pager", Pager.of(here, page));
        model.addAttribute("states", STATES);
        model.addAttribute("kinds", kinds());
        model.addAttribute(
                "lines",
                Arrays.stream(Language.values())
                        .map(language -> new Line(
                                language,
                                STATES.stream()
                                        .map(state -> new Cell(
                                                state,
                                                number(counts, language, state),
                                                here.to(
                                                        "/translations",
                                                        new Translations.Filter(language, state, null).query())))
                                        .toList()))
                        .toList());
        return "change/translations";
    }

    private static List<RecordKind> kinds() {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> kind != RecordKind.COUNTRY)
                .toList();
    }

    private static <E extends Enum<E>> Map<String, E> words(List<E> choices) {
        return choices.stream().collect(Collectors.toMap(Query::slug, choice -> choice));
    }

    private static long number(List<Count> counts, Language language, Translation state) {
        return counts.stream()
                .filter(count -> count.language() == language && count.state() == state)
                .mapToLong(Count::records)
                .sum();
    }
}
