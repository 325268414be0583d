package org.mispa.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.benchmark.Results.PageResult;
import org.mispa.benchmark.Results.Times;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The results as tables for people, as JSON and as a chart.
final class Report {
    private static final String NOTHING = "–";
    private static final int ROW = 18;
    private static final int LEFT = 300;
    private static final int SCALE = 140;
    private static final List<String> COLOURS = List.of("#8fb8de", "#2f6da8", "#12304f");

    private final Results results;

    Report(Results results) {
        this.results = results;
    }

    void writeTo(Path directory) throws IOException {
        var mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(directory.resolve("results.json"), mapper.writeValueAsString(results));
        var table = markdown();
        Files.writeString(directory.resolve("results.md"), table);
        Files.writeString(directory.resolve("results.svg"), chart());
        System.out.println(table);
        System.out.println("Written to " + directory + ": results.json, results.md, results.svg");
    }

    /// What is told while it runs.
    static String line(PageResult page) {
        return "%-50s %7d bytes, one %s, eight %s, uncached %s"
                .formatted(page.name(), page.bytes(), told(page.one()), told(page.eight()), told(page.uncached()));
    }

    private static String told(@Nullable Times times) {
        return times == null
                ? NOTHING
                : figure(times.perSecond()) + "/s p50 " + figure(times.p50()) + " p99 " + figure(times.p99())
                        + (times.failed() > 0 ? " FAILED " + times.failed() : "");
    }

    private String markdown() {
        var text = new StringBuilder();
        text.append("Measured on ")
                .append(results.day())
                .append(", ")
                .append(results.machine())
                .append(". Times in milliseconds.\n");
        for (var size : results.sizes()) {
            text.append("\n### ")
                    .append(String.format(Locale.ROOT, "%,d", size.activities()))
                    .append(" activities\n\n");
            text.append(figures(size));
            text.append(table(size.pages()));
        }
        if (results.sizes().size() > 1) {
            text.append("\n### Growth: uncached p50, and how many times that of the smallest\n\n")
                    .append(growth());
        }
        if (!results.other().isEmpty()) {
            text.append("\n### The other application\n\n").append(table(results.other()));
        }
        return text.toString();
    }

    private static String figures(Results.Size size) {
        var lines = new ArrayList<String>();
        lines.add("database " + size.databaseBytes() / 1_000_000 + " MB");
        if (size.started() != null) {
            lines.add("started in " + size.started() + " s");
        }
        if (size.launched() != null) {
            lines.add("in the other way in " + size.launched() + " s");
        }
        if (size.memory() != null) {
            lines.add("heap at most " + (size.memory().peak() >> 20) + " MiB of "
                    + (size.memory().max() >> 20) + " MiB, of which "
                    + (size.memory().kept() >> 20) + " MiB were kept");
        }
        if (size.writes() != null) {
            lines.add(
                    "%s changes published per second by eight writers (p99 %s, failed %d); readers' p99 %s, without writers %s"
                            .formatted(
                                    figure(size.writes().published().perSecond()),
                                    figure(size.writes().published().p99()),
                                    size.writes().published().failed(),
                                    figure(size.writes().readers().p99()),
                                    figure(size.writes().readersBefore().p99())));
        }
        return lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining()) + "\n";
    }

    private record Column(String name, Function<PageResult, @Nullable Double> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("bytes", page -> (double) page.bytes()),
            new Column("1: req/s", page -> of(page.one(), Times::perSecond)),
            new Column("p50", page -> of(page.one(), Times::p50)),
            new Column("p99", page -> of(page.one(), Times::p99)),
            new Column("8: req/s", page -> of(page.eight(), Times::perSecond)),
            new Column("p50", page -> of(page.eight(), Times::p50)),
            new Column("p99", page -> of(page.eight(), Times::p99)),
            new Column("paced: p99", page -> of(page.paced(), Times::p99)),
            new Column("of bare", page -> ratio(page.eight(), page.bare(), Times::perSecond)),
            new Column("signed in: p50 ×", page -> ratio(page.signedIn(), page.one(), Times::p50)),
            new Column("uncached: p50", page -> of(page.uncached(), Times::p50)),
            new Column("p99", page -> of(page.uncached(), Times::p99)),
            new Column("× cached", page -> ratio(page.uncached(), page.one(), Times::p50)),
            new Column("after a change", PageResult::afterChange),
            new Column("SQL", PageResult::statements),
            new Column("kB allocated", page -> page.allocated() == null ? null : page.allocated() / 1_000),
            new Column("uncached", page -> page.allocatedUncached() == null ? null : page.allocatedUncached() / 1_000),
            new Column(
                    "paint ms",
                    page -> page.painted() == null ? null : page.painted().largestPaint()),
            new Column(
                    "paint bytes",
                    page -> page.painted() == null
                            ? null
                            : (double) page.painted().bytes()),
            new Column(
                    "requests",
                    page -> page.painted() == null
                            ? null
                            : (double) page.painted().requests()));

    private static String table(List<PageResult> pages) {
        var shown = COLUMNS.stream()
                .filter(column -> pages.stream().anyMatch(page -> column.value().apply(page) != null))
                .toList();
        var text = new StringBuilder("| page |");
        shown.forEach(column -> text.append(' ').append(column.name()).append(" |"));
        text.append("\n|---|").append("--:|".repeat(shown.size())).append('\n');
        for (var page : pages) {
            text.append("| ").append(page.name()).append(" |");
            shown.forEach(column -> {
                var value = column.value().apply(page);
                text.append(' ').append(value == null ? NOTHING : figure(value)).append(" |");
            });
            text.append(failed(page)).append('\n');
        }
        return text.toString();
    }

    /// Nothing that failed passes for an answer.
    private static String failed(PageResult page) {
        var failed = new ArrayList<>(java.util.Arrays.asList(
                        page.one(), page.eight(), page.paced(), page.signedIn(), page.uncached()))
                .stream().filter(Objects::nonNull).mapToLong(Times::failed).sum();
        return failed == 0 ? "" : " **" + failed + " failed** |";
    }

    private String growth() {
        var text = new StringBuilder("| page |");
        results.sizes()
                .forEach(size -> text.append(' ')
                        .append(String.format(Locale.ROOT, "%,d", size.activities()))
                        .append(" |"));
        text.append(" × |\n|---|")
                .append("--:|".repeat(results.sizes().size() + 1))
                .append('\n');
        for (var page : results.sizes().getFirst().pages()) {
            var times = results.sizes().stream()
                    .map(size -> size.pages().stream()
                            .filter(other -> other.name().equals(page.name()))
                            .findFirst()
                            .map(other -> other.uncached() == null
                                    ? -1
                                    : other.uncached().p50())
                            .orElse(-1.0))
                    .toList();
            if (times.getFirst() > 0) {
                text.append("| ").append(page.name()).append(" |");
                times.forEach(time -> text.append(' ').append(figure(time)).append(" |"));
                text.append(' ')
                        .append(figure(times.getLast() / times.getFirst()))
                        .append(" |\n");
            }
        }
        return text.toString();
    }

    /// The p99 of each page that was not asked for before, one bar a size, on a logarithmic scale.
    private String chart() {
        var names = results.sizes().getFirst().pages().stream()
                .filter(page -> page.uncached() != null)
                .map(PageResult::name)
                .toList();
        var bars = Math.max(1, results.sizes().size());
        var height = names.size() * ROW * bars + 60;
        var svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"")
                .append(height)
                .append(
                        "\" font-family=\"sans-serif\" font-size=\"12\"><title>p99 of pages not asked for before, in milliseconds"
                                + "</title>\n");
        for (var power = 0; power <= 4; power++) {
            var x = LEFT + power * SCALE;
            svg.append(
                    "<path d=\"M%d 20V%d\" stroke=\"#ccc\"/><text x=\"%d\" y=\"14\" text-anchor=\"middle\">%s ms</text>%n"
                            .formatted(x, height - 30, x, Integer.toString((int) Math.pow(10, power))));
        }
        for (var row = 0; row < names.size(); row++) {
            var name = names.get(row);
            var top = 24 + row * ROW * bars;
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
                    .formatted(LEFT - 8, top + ROW * bars / 2 + 4, name.replace("&", "&amp;")));
            for (var bar = 0; bar < results.sizes().size(); bar++) {
                var time = results.sizes().get(bar).pages().stream()
                        .filter(page -> page.name().equals(name))
                        .findFirst()
                        .map(page -> of(page.uncached(), Times::p99))
                        .orElse(null);
                if (time != null) {
                    var width = Math.max(1, Math.log10(Math.max(1, time)) * SCALE);
                    svg.append(String.format(
                            Locale.ROOT,
                            "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/><text x=\"%.1f\" y=\"%d\">%s</text>%n",
                            LEFT,
                            top + bar * ROW,
                            width,
                            ROW - 4,
                            COLOURS.get(bar % COLOURS.size()),
                            LEFT + width + 4,
                            top + bar * ROW + ROW - 7,
                            figure(time)));
                }
            }
        }
        for (var bar = 0; bar < results.sizes().size(); bar++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"%d\">%,d activities</text>%n",
                    LEFT + bar * 180,
                    height - 22,
                    COLOURS.get(bar % COLOURS.size()),
                    LEFT + bar * 180 + 18,
                    height - 12,
                    results.sizes().get(bar).activities()));
        }
        return svg.append("</svg>\n").toString();
    }

    private static @Nullable Double of(@Nullable Times times, Function<Times, Double> figure) {
        return times == null ? null : figure.apply(times);
    }

    private static @Nullable Double ratio(@Nullable Times of, @Nullable Times to, Function<Times, Double> figure) {
        return of == null || to == null || figure.apply(to) == 0 ? null : figure.apply(of) / figure.apply(to);
    }

    /// Three digits are as many as a measurement is worth.
    private static String figure(double value) {
        return value >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : value > 0 && value < 0.1
                        ? String.format(Locale.ROOT, "%.4f", value)
                        : value >= 10
                                ? String.format(Locale.ROOT, "%.1f", value)
                                : String.format(Locale.ROOT, "%.2f", value);
    }
}
