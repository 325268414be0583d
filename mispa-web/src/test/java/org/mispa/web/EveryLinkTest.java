package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// Follows the links of the portal as a reader would, and compares every figure with the list it leads to.
class EveryLinkTest extends WholePortal {
    /// Filtered pages whose own links are followed too, beside every page without a query: each kind of filter once,
    /// the
    /// stated links, other days. The facets of all others lead on without end.
    private static final List<String> FILTERED = List.of(
            "/?links=stated",
            "/?asof=2012-07-01",
            "/?asof=2010-10-01",
            "/components/3?links=stated&asof=2012-07-01",
            "/mandates?asof=2012-07-01",
            "/mandates/3.2?links=stated",
            "/mandates/5.6?asof=2012-07-01",
            "/initiatives/1.a?links=stated",
            "/activities?country=JM&type=course",
            "/activities?mandate=3.2&links=stated",
            "/activities?year=2010&status=held",
            "/deliverables?component=1&asof=2012-07-01",
            "/deliverables?status=due&mandate=5.6&asof=2012-07-01",
            "/components/5?links=stated",
            "/countries?role=host&component=3",
            "/countries?role=beneficiary",
            "/countries/JM?links=stated",
            "/compare?country=JM&country=TT",
            "/compare?country=JM&group=caribbean&links=stated",
            "/compare?group=caribbean&group=central-america&group=north-america&group=south-america&asof=2010-10-01",
            "/countries/SV/brief?links=stated&asof=2010-10-01",
            "/matrix?component=3",
            "/matrix?links=stated",
            "/organizations?role=funder",
            "/organizations/government-of-canada?asof=2010-10-01",
            "/figures?listed=yes",
            "/since?from=2026-01-01",
            "/since?country=JM&meeting=mispa-2",
            "/search?q=police",
            "/search?q=police&kind=activity",
            "/search?q=Jamaica&language=pt",
            "/search?q=firarm&asof=2012-07-01");

    private record Total(long count, String unit) {}

    private final Map<String, Integer> answers = new HashMap<>();
    private final Map<String, List<Total>> totals = new HashMap<>();

    /// A figure on a page, and where it leads.
    private record Figure(String page, String words, long count, String unit, String list) {}

    private final List<Figure> figures = new ArrayList<>();

    @Test
    void leadsToAPageAndEveryFigureIsTheNumberOfItsList() {
        var waiting = new ArrayDeque<String>();
        waiting.add("/");
        waiting.addAll(FILTERED);
        Set<String> seen = new LinkedHashSet<>(waiting);
        while (!waiting.isEmpty()) {
            var address = waiting.poll();
            var page = visit(address);
            if (address.contains("?") && !FILTERED.contains(address)) {
                continue;
            }
            for (var link : page.select("a[href]")) {
                var target = link.attr("href").replaceFirst("#.*", "");
                if (!target.startsWith("/")) {
                    continue;
                }
                if (link.hasAttr("data-count")) {
                    figures.add(new Figure(
                            address,
                            link.text(),
                            Long.parseLong(link.attr("data-count")),
                            link.attr("data-unit"),
                            target));
                }
                if (seen.add(target)) {
                    waiting.add(target);
                }
            }
        }
        assertThat(answers.entrySet().stream().filter(answer -> answer.getValue() != 200))
                .as("addresses that do not answer 200, of %s", answers.size())
                .isEmpty();
        assertThat(figures).hasSizeGreaterThan(3_000);
        assertThat(figures.stream().filter(figure -> !agrees(figure)).toList())
                .as("figures that are not the number of their list, of %s", figures.size())
                .isEmpty();
    }

    private Document visit(String address) {
        var result = get(address);
        var status = result.getResponse().getStatus();
        answers.put(address, status);
        var page = document(result);
        totals.put(
                address,
                page.select("[data-total]").stream()
                        .map(total -> new Total(Long.parseLong(total.attr("data-total")), total.attr("data-unit")))
                        .toList());
        return page;
    }

    private boolean agrees(Figure figure) {
        return totals.getOrDefault(figure.list(), List.of()).contains(new Total(figure.count(), figure.unit()));
    }
}
