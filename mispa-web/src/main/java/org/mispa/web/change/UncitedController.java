package org.mispa.web.change;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.Uncited;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.mispa.web.system.Here;
import org.mispa.web.system.Pager;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.RecordPages;
import org.mispa.web.system.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Which records do not say where they are written?
@Controller
class UncitedController {
    private final Uncited uncited;
    private final RecordPages pages;

    UncitedController(Uncited uncited, RecordPages pages) {
        this.uncited = uncited;
        this.pages = pages;
    }

    /// @param edit address of the form in which a source is added; null where the reader may not write the kind
    record Line(
            RecordKind kind,
            Text title,
            String href,
            @Nullable String edit) {}

    /// A kind with its number, as a choice.
    record OfKind(RecordKind kind, long number, String href) {}

    @GetMapping("/uncited")
    String list(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam MultiValueMap<String, String> given,
            Here here,
            Model model) {
        reader.staff().mustWork();
        var parameters = new Parameters(given);
        var counts = new TreeMap<>(uncited.counts());
        var kind = parameters.word(
                "kind", counts.keySet().stream().collect(Collectors.toMap(Query::slug, Function.identity())));
        var page = uncited.page(new Uncited.Filter(kind), here.language(), parameters.page());
        model.addAttribute("kind", kind);
        model.addAttribute("allHref", here.to("/uncited"));
        model.addAttribute(
                "kinds",
                counts.entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .map(count -> new OfKind(
                                count.getKey(),
                                count.getValue(),
                                here.to("/uncited", new Uncited.Filter(count.getKey()).query())))
                        .toList());
        model.addAttribute("page", page);
        model.addAttribute("lines", lines(page.rows(), reader, here));
        model.addAttribute("pager", Pager.of(here, page));
        return "change/uncited";
    }

    private List<Line> lines(List<Uncited.Row> rows, SignedIn reader, Here here) {
        return rows.stream()
                .map(row -> new Line(
                        row.record().kind(),
                        row.title(),
                        pages.to(row.record(), here),
                        reader.mayWrite(row.record().kind()) ? here.to(edit(row.record())) : null))
                .toList();
    }

    private static String edit(RecordKey record) {
        return "/changes/edit/" + Query.slug(record.kind()) + "/" + record.key();
    }
}
