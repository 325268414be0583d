package org.mispa.web.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.search.Search;
import org.mispa.domain.search.SearchCounts;
import org.mispa.domain.search.SearchFilter;
import org.mispa.domain.search.SearchHit;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Here;
import org.mispa.web.system.Pager;
import org.mispa.web.system.Parameters;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SearchController {
    private static final Map<String, RecordKind> KINDS =
            Search.KINDS.stream().collect(Collectors.toMap(Query::slug, Function.identity()));
    private static final Map<String, Language> LANGUAGES =
            Arrays.stream(Language.values()).collect(Collectors.toMap(Language::tag, Function.identity()));

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    /// One way to narrow what is found, and how much it leaves.
    ///
    /// @param choice a kind or a language
    record Narrowing(Enum<?> choice, long count, String href, boolean chosen) {}

    /// The best of one kind.
    record Group(RecordKind kind, long count, String href, List<Line> lines) {}

    record Line(SearchHit hit, String href) {}

    @GetMapping("/search")
    String show(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var parameters = new Parameters(given);
        var text = parameters.text("q");
        var typed = new SearchFilter(
                text == null ? "" : text, parameters.word("kind", KINDS), parameters.word("language", LANGUAGES));
        var filter = typed.spelledOut();
        var straight = !Boolean.FALSE.equals(parameters.word("go", Map.of("no", false, "yes", true)));
        var number = parameters.page();
        var named = filter.wide() && !filter.text().isEmpty()
                ? search.named(filter.text(), here.language())
                : List.<SearchHit>of();
        if (straight && named.size() == 1 && named.getFirst().leadsStraight()) {
            return "redirect:" + here.to(here.path(named.getFirst().record()));
        }
        model.addAttribute("asked", typed.text());
        model.addAttribute("best", lines(named, here));
        find(filter, number, here, model);
        return "search/show";
    }

    private void find(SearchFilter asked, int number, Here here, Model model) {
        var filter = asked;
        var counts = search.counts(filter);
        if (counts.none() && !asked.text().isEmpty()) {
            var near = search.nearest(asked.text()).orElse(null);
            model.addAttribute("near", near);
            if (near != null) {
                filter = asked.withText(near);
                counts = search.counts(filter);
            }
        }
        var total = counts.total(filter);
        var page = filter.kind() == null
                ? new Page<SearchHit>(List.of(), number, 0)
                : search.page(filter, here.language(), number, total);
        model.addAttribute("filter", filter);
        model.addAttribute("total", total);
        model.addAttribute("pager", Pager.of(here, page));
        model.addAttribute("lines", lines(page.rows(), here));
        model.addAttribute("groups", filter.kind() == null ? groups(filter, counts, here) : List.of());
        model.addAttribute("kinds", kinds(filter, counts, here));
        model.addAttribute("languages", languages(filter, counts, here));
        model.addAttribute(
                "all",
                here.to("/search", filter.withKind(null).withLanguage(null).query()));
    }

    private List<Group> groups(SearchFilter filter, SearchCounts counts, Here here) {
        var kinds = Search.KINDS.stream().filter(counts.byKind()::containsKey).toList();
        var first = search.first(filter, kinds, here.language());
        return kinds.stream()
                .map(kind -> new Group(
                        kind,
                        counts.byKind().getOrDefault(kind, 0L),
                        here.to("/search", filter.withKind(kind).query()),
                        lines(first.getOrDefault(kind, List.of()), here)))
                .toList();
    }

    private static List<Narrowing> kinds(SearchFilter filter, SearchCounts counts, Here here) {
        var kinds = new ArrayList<Narrowing>();
        for (var kind : Search.KINDS) {
            var narrowed = filter.withKind(kind);
            add(kinds, kind, filter.kind(), counts.byKind().getOrDefault(kind, 0L), narrowed, here);
        }
        return kinds;
    }

    private static List<Narrowing> languages(SearchFilter filter, SearchCounts counts, Here here) {
        var languages = new ArrayList<Narrowing>();
        for (var language : Language.values()) {
            var narrowed = filter.withLanguage(language);
            add(languages, language, filter.language(), counts.byLanguage().getOrDefault(language, 0L), narrowed, here);
        }
        return languages.size() == 1 && filter.language() == null ? List.of() : languages;
    }

    private static void add(
            List<Narrowing> ways,
            Enum<?> choice,
            @Nullable Enum<?> chosen,
            long count,
            SearchFilter narrowed,
            Here here) {
        if (count > 0 || choice == chosen) {
            ways.add(new Narrowing(choice, count, here.to("/search", narrowed.query()), choice == chosen));
        }
    }

    private static List<Line> lines(List<SearchHit> hits, Here here) {
        return hits.stream().map(hit -> new Line(hit, href(hit, here))).toList();
    }

    /// Figures and statements have no page of their own, but a place on one.
    private static String href(SearchHit hit, Here here) {
        var record = hit.record();
        var href = here.to(here.path(record));
        return record.kind() == RecordKind.FIGURE || record.kind() == RecordKind.STATEMENT
                ? href + "#" + record.key()
                : href;
    }
}
