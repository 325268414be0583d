package org.mispa.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is to be measured, from system properties; docs/performance.md tells each.
///
/// @param parts `pages`, `uncached`, `signed-in`, `writes`, `paint`, `start`; databases are made in any case
/// @param pages a regular expression that the names of pages are to match
/// @param each how long one cell is measured
/// @param writing how long writers write
/// @param portal further settings of the portal, such as to switch a cache off
/// @param java options of the portal's virtual machine
/// @param launch another way to start the portal, to see how long that takes; empty for none
/// @param other address of another application and paths of it; empty for none
record Options(
        Path jar,
        Path directory,
        List<Integer> activities,
        long seed,
        Set<String> parts,
        String pages,
        Duration each,
        Duration writing,
        List<String> portal,
        List<String> java,
        List<String> launch,
        List<String> other) {

    static Options ofSystem() {
        return new Options(
                Path.of(required("jar")),
                Path.of(required("directory")).toAbsolutePath(),
                split(required("activities"), ",").stream()
                        .map(Integer::valueOf)
                        .sorted()
                        .toList(),
                Long.parseLong(required("seed")),
                split(required("parts"), ",").stream().collect(Collectors.toUnmodifiableSet()),
                System.getProperty("pages", ""),
                seconds("seconds"),
                seconds("writing"),
                split(System.getProperty("portal", ""), " "),
                split(required("java"), " "),
                split(System.getProperty("launch", ""), " "),
                split(System.getProperty("other", ""), ","));
    }

    boolean asks(String part) {
        return parts.contains(part);
    }

    private static Duration seconds(String name) {
        return Duration.ofMillis((long) (1_000 * Double.parseDouble(required(name))));
    }

    private static String required(String name) {
        var value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the benchmark is to be told " + name);
        }
        return value;
    }

    private static List<String> split(String value, String by) {
        return Arrays.stream(value.split(by, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
