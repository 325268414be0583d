package org.mispa.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.mispa.benchmark.Load.Measured;
import org.mispa.benchmark.Pages.Page;
import org.mispa.benchmark.Results.PageResult;
import org.mispa.benchmark.Results.Times;
import org.mispa.persistence.generated.GenerateRecords;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Makes a database for each number of activities, starts the portal on it, asks for every type of page and writes what
/// that took.
public final class Benchmark {
    private static final int CONNECTIONS = 8;
    private static final int UNCACHED = 40;
    private static final int FILTERS = 200;
    private static final int AFTER_CHANGE = 3;
    private static final double READERS_PER_SECOND = 20;
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 20);
    private static final Pattern FACET =
            Pattern.compile("[?&](component|mandate|initiative|type|country|role|funder|status|year)=([^&]+)");

    private final Options options;

    private Benchmark(Options options) {
        this.options = options;
    }

    public static void main(String... none) throws IOException, InterruptedException, SQLException {
        new Benchmark(Options.ofSystem()).run();
    }

    private void run() throws IOException, InterruptedException, SQLException {
        Files.createDirectories(options.directory());
        var probe = probe();
        var sizes = new ArrayList<Results.Size>();
        for (var activities : options.activities()) {
            var directory = database(activities);
            sizes.add(size(activities, directory, probe));
        }
        var results = new Results(LocalDate.now(java.time.ZoneOffset.UTC).toString(), machine(), sizes, other());
        new Report(results).writeTo(options.directory());
    }

    private static void tell(String what) {
        System.out.println(what);
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", Java " + Runtime.version();
    }

    /// A jar of what is put beside the portal.
    private Path probe() throws IOException {
        var jar = options.directory().resolve("probe.jar");
        var root = "org/mispa/benchmark/probe/";
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:" + root + "*.class")) {
                out.putNextEntry(new ZipEntry(root + file.getFilename()));
                out.write(file.getContentAsByteArray());
            }
            out.putNextEntry(
                    new ZipEntry("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"));
            out.write(
                    "org.mispa.benchmark.probe.ProbeConfiguration\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return jar;
    }

    /// A directory with a database of so many activities: that of an earlier run where it was made in the same way.
    private Path database(int activities) throws IOException, InterruptedException, SQLException {
        var directory = options.directory().resolve("activities-" + activities);
        var made = directory.resolveSibling(directory.getFileName() + ".made");
        var way = "edition " + GenerateRecords.EDITION + ", seed " + options.seed() + ", " + migration();
        if (Files.exists(made) && Files.readString(made).equals(way)) {
            tell(activities + " activities are there from an earlier run");
            return directory;
        }
        tell("Making a database with " + activities + " activities");
        Files.deleteIfExists(made);
        delete(directory);
        try (var portal = Portal.start(directory, List.of(), jar(), List.of())) {
            portal.choosePassword();
            var database = Portal.database(directory);
            GenerateRecords.into(
                    database.get(0), database.get(1), database.get(2), activities, options.seed(), Benchmark::tell);
        }
        Files.writeString(made, way);
        return directory;
    }

    /// The last migration, so that a database of another schema is made anew.
    private static String migration() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql"))
                .map(file -> Objects.requireNonNull(file.getFilename()))
                .max(String::compareTo)
                .orElseThrow();
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failed) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static long bytes(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private List<String> jar() {
        return List.of("-jar", options.jar().toString());
    }

    private Results.Size size(int activities, Path directory, Path probe) throws IOException, InterruptedException {
        @Nullable Double started = null;
        @Nullable Double launched = null;
        if (options.asks("start")) {
            started = started(directory, jar());
            launched = options.launch().isEmpty() ? null : started(directory, options.launch());
            tell("started in " + started + " s" + (launched == null ? "" : ", in the other way in " + launched + " s"));
        }
        var java = new ArrayList<>(options.java());
        java.add("-Dloader.path=" + probe);
        var settings = new ArrayList<>(options.portal());
        settings.add("--mispa.benchmark=true");
        try (var portal = Portal.start(
                        directory,
                        java,
                        List.of(
                                "-cp",
                                options.jar().toString(),
                                "org.springframework.boot.loader.launch.PropertiesLauncher"),
                        settings);
                var control = new Wire(portal.address())) {
            var load = new Load(portal.address());
            var cookie = portal.signIn();
            var pages = Pages.matching(options.pages(), stylesheet(control));
            for (var page : pages) {
                load.closed(CONNECTIONS, options.each(), always(portal.address(), page.path(), ""));
            }
            tell("warm, at " + activities + " activities");
            var results = new ArrayList<PageResult>();
            try (var browser = options.asks("paint") ? new FirstLoad() : null) {
                for (var page : pages) {
                    var result = page(portal.address(), load, control, page, cookie, activities, browser);
                    tell(Report.line(result));
                    results.add(result);
                }
            }
            if (options.asks("uncached")) {
                var paths = filters(control);
                results.add(never(
                        portal.address(), load, control, "activities by any two facets, never asked before", paths));
                var words = words(control);
                results.add(never(portal.address(), load, control, "search for words never asked for before", words));
            }
            var writes = options.asks("writes") ? writes(portal.address(), load, activities) : null;
            return new Results.Size(activities, bytes(directory), results, writes, memory(control), started, launched);
        }
    }

    private double started(Path directory, List<String> launch) throws IOException, InterruptedException {
        try (var portal = Portal.start(directory, options.java(), launch, options.portal())) {
            return portal.secondsToStart();
        }
    }

    private static String stylesheet(Wire control) throws IOException {
        return Jsoup.parse(control.text("/")).select("link[rel=stylesheet]").attr("href");
    }

    private PageResult page(
            URI address, Load load, Wire control, Page page, String cookie, int activities, @Nullable FirstLoad browser)
            throws IOException, InterruptedException {
        var anonymous = always(address, page.path(), "");
        var size = control.send(anonymous.get()).bytes();
        @Nullable Times one = null;
        @Nullable Times eight = null;
        @Nullable Times paced = null;
        @Nullable Times bare = null;
        @Nullable Double allocated = null;
        if (options.asks("pages")) {
            var before = state(control, "allocated", false);
            var alone = load.closed(1, options.each(), anonymous);
            allocated = (state(control, "allocated", false) - before) / (double) Math.max(1, alone.answered());
            one = Times.of(alone);
            eight = Times.of(load.closed(CONNECTIONS, options.each(), anonymous));
            paced = Times.of(load.paced(CONNECTIONS, Math.max(1, eight.perSecond() / 2), options.each(), anonymous));
            bare = Times.of(load.closed(CONNECTIONS, options.each(), always(address, "/benchmark/bare?n=" + size, "")));
        }
        var signedIn = options.asks("signed-in")
                ? Times.of(load.closed(1, options.each(), always(address, page.path(), cookie)))
                : null;
        @Nullable Times uncached = null;
        @Nullable Double statements = null;
        @Nullable Double allocatedUncached = null;
        @Nullable Double afterChange = null;
        if (options.asks("uncached")) {
            if (page.dated()) {
                var measured = counted(address, load, control, dated(page.path()));
                uncached = measured.times();
                allocatedUncached = measured.allocated();
                statements = measured.statements();
            }
            afterChange = afterChange(address, control, page, activities);
        }
        var painted = browser == null || !page.dated() || page.path().contains(".csv")
                ? null
                : browser.of(address.resolve(page.path()));
        return new PageResult(
                page.name(),
                page.path(),
                size,
                one,
                eight,
                paced,
                bare,
                signedIn,
                uncached,
                afterChange,
                statements,
                allocated,
                allocatedUncached,
                painted);
    }

    private record Counted(Times times, long bytes, double statements, double allocated) {}

    /// Asks for each path once: first all of them for the time, then as many others for the number of statements.
    private static Counted counted(URI address, Load load, Wire control, IntFunction<List<String>> paths)
            throws IOException, InterruptedException {
        var before = state(control, "allocated", false);
        var measured = load.once(requests(address, paths.apply(0)));
        var allocated = (state(control, "allocated", false) - before) / (double) Math.max(1, measured.answered());
        var prepared = state(control, "prepared", true);
        var again = load.once(requests(address, paths.apply(1)));
        var statements = (state(control, "prepared", false) - prepared) / (double) Math.max(1, again.answered());
        return new Counted(Times.of(measured), Math.round(measured.bytesEach()), statements, allocated);
    }

    private static List<byte[]> requests(URI address, List<String> paths) {
        return paths.stream()
                .map(path -> Wire.request(address, "GET", path, ""))
                .toList();
    }

    /// The same page reckoned for so many days, each time others.
    private static IntFunction<List<String>> dated(String path) {
        return turn -> IntStream.range(0, UNCACHED)
                .mapToObj(i -> path + (path.contains("?") ? "&" : "?") + "asof="
                        + LAST_DAY.minusDays((long) turn * UNCACHED + i))
                .toList();
    }

    /// What the page takes when nothing that was counted before holds any more, while the portal counts ahead.
    private static double afterChange(URI address, Wire control, Page page, int activities) throws IOException {
        var request = Wire.request(address, "GET", page.path(), "");
        var times = new ArrayList<Double>();
        for (var i = 0; i < AFTER_CHANGE; i++) {
            control.send(Wire.request(address, "POST", "/benchmark/publish?activity=made-" + (activities - i), ""));
            var start = System.nanoTime();
            control.send(request);
            times.add((System.nanoTime() - start) / 1e6);
        }
        Collections.sort(times);
        return times.get(AFTER_CHANGE / 2);
    }

    private PageResult never(URI address, Load load, Wire control, String name, List<String> paths)
            throws IOException, InterruptedException {
        var half = paths.size() / 2;
        var measured = counted(
                address, load, control, turn -> turn == 0 ? paths.subList(0, half) : paths.subList(half, paths.size()));
        var result = new PageResult(
                name,
                paths.getFirst(),
                measured.bytes(),
                null,
                null,
                null,
                null,
                null,
                measured.times(),
                null,
                measured.statements(),
                null,
                measured.allocated(),
                null);
        tell(Report.line(result));
        return result;
    }

    /// Pairs of values of different facets of the list of activities, the same ones each time.
    private List<String> filters(Wire control) throws IOException {
        var values = Jsoup.parse(control.text("/activities")).select("main a[href^=/activities?]").stream()
                .map(link -> FACET.matcher(link.attr("href")))
                .filter(java.util.regex.Matcher::find)
                .map(found -> List.of(found.group(1), found.group(2)))
                .distinct()
                .toList();
        var pairs = new ArrayList<String>();
        for (var one : values) {
            for (var other : values) {
                if (one.getFirst().compareTo(other.getFirst()) < 0) {
                    pairs.add("/activities?" + String.join("=", one) + "&" + String.join("=", other));
                }
            }
        }
        Collections.shuffle(pairs, new Random(options.seed()));
        return pairs.subList(0, Math.min(2 * FILTERS, pairs.size()));
    }

    /// Words of titles, alone and by twos.
    private List<String> words(Wire control) throws IOException {
        var words = new ArrayList<String>();
        for (var page = 1; page <= 10; page++) {
            Arrays.stream(Jsoup.parse(control.text("/activities?page=" + page))
                            .select("main a[href^=/activities/]")
                            .text()
                            .split("[^A-Za-z]+", -1))
                    .filter(word -> word.length() > 4)
                    .forEach(words::add);
        }
        var distinct = new ArrayList<>(words.stream().distinct().toList());
        Collections.shuffle(distinct, new Random(options.seed()));
        return IntStream.range(0, distinct.size())
                .mapToObj(i -> "/search?q=" + distinct.get(i)
                        + (i % 2 == 0 ? "" : "%20" + distinct.get((i + 1) % distinct.size())))
                .limit(2 * FILTERS)
                .toList();
    }

    /// Eight writers, and readers at a steady pace before and meanwhile.
    private Results.Writes writes(URI address, Load load, int activities) throws InterruptedException {
        var turn = new AtomicInteger();
        var paths =
                List.of("/", "/activities", "/activities/made-77", "/countries/JM", "/search?q=firearms", "/mandates");
        Supplier<byte[]> readers =
                () -> Wire.request(address, "GET", paths.get(Math.floorMod(turn.getAndIncrement(), paths.size())), "");
        var before = load.paced(CONNECTIONS, READERS_PER_SECOND, options.writing(), readers);
        var random = new AtomicLong(options.seed());
        Supplier<byte[]> writers = () -> Wire.request(
                address,
                "POST",
                "/benchmark/publish?activity=made-" + (1 + new Random(random.incrementAndGet()).nextInt(activities)),
                "");
        try (var beside = Executors.newSingleThreadExecutor()) {
            var reading = beside.submit(() -> load.paced(CONNECTIONS, READERS_PER_SECOND, options.writing(), readers));
            var published = load.closed(CONNECTIONS, options.writing(), writers);
            var writes = new Results.Writes(Times.of(published), Times.of(result(reading)), Times.of(before));
            tell("%.0f changes published per second; readers' p99 %.1f ms instead of %.1f ms"
                    .formatted(
                            writes.published().perSecond(),
                            writes.readers().p99(),
                            writes.readersBefore().p99()));
            return writes;
        }
    }

    private static Measured result(java.util.concurrent.Future<Measured> reading) throws InterruptedException {
        try {
            return reading.get();
        } catch (java.util.concurrent.ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Results.Memory memory(Wire control) throws IOException {
        return new Results.Memory(
                state(control, "peak", false), state(control, "kept", false), state(control, "max", false));
    }

    /// One figure of the portal's process.
    ///
    /// @param counting whether statements are counted from now on
    private static long state(Wire control, String name, boolean counting) throws IOException {
        return control.text("/benchmark/state?count=" + counting)
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /// The other application, over the same connections and for the same time.
    private List<PageResult> other() throws IOException, InterruptedException {
        if (options.other().isEmpty()) {
            return List.of();
        }
        var first = URI.create(options.other().getFirst());
        var address = URI.create(first.getScheme() + "://" + first.getAuthority());
        var load = new Load(address);
        var results = new ArrayList<PageResult>();
        for (var path : Stream.concat(
                        Stream.of(first.getRawPath()), options.other().stream().skip(1))
                .collect(Collectors.toList())) {
            var requests = always(address, path, "");
            load.closed(CONNECTIONS, options.each(), requests);
            var one = load.closed(1, options.each(), requests);
            var eight = Times.of(load.closed(CONNECTIONS, options.each(), requests));
            var paced = load.paced(CONNECTIONS, Math.max(1, eight.perSecond() / 2), options.each(), requests);
            results.add(new PageResult(
                    address + path,
                    path,
                    Math.round(one.bytesEach()),
                    Times.of(one),
                    eight,
                    Times.of(paced),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
            tell(Report.line(results.getLast()));
        }
        return results;
    }

    private static Supplier<byte[]> always(URI address, String path, String cookie) {
        var request = Wire.request(address, "GET", path, cookie);
        return () -> request;
    }
}
