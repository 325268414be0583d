package org.mispa.web.system;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.progress.CountryReports.CountryRow;

/// The member states on the tile map, each as large as the others, with a number. Drawn by `fragments/map`.
///
/// @param unit what the numbers count
/// @param tiles in the order of their names
public record TileMap(String unit, List<Tile> tiles, Shades shades) {
    /// A state and its number.
    ///
    /// @param code ISO 3166-1 alpha-2, which gives the place on the map
    /// @param roles in which roles of taking part, with the number of each; one activity can have several
    public record Count(String code, String name, long count, Map<CountryRole, Long> roles, String href) {
        public Count(String code, String name, long count, String href) {
            this(code, name, count, Map.of(), href);
        }
    }

    /// @param step 0 for none, then 1 to 4
    /// @param current whether the page is about this state
    public record Tile(
            String code,
            String name,
            long count,
            Map<CountryRole, Long> roles,
            int step,
            String href,
            boolean current) {}

    /// @param current the code of the state that the page is about; null for none
    public static TileMap of(String unit, List<Count> counts, Locale locale, @Nullable String current) {
        var shades = Shades.of(counts.stream().map(Count::count).toList());
        var byName = Collator.getInstance(locale);
        var tiles = counts.stream()
                .sorted(Comparator.comparing(Count::name, byName))
                .map(count -> new Tile(
                        count.code(),
                        count.name(),
                        count.count(),
                        count.roles(),
                        shades.step(count.count()),
                        count.href(),
                        count.code().equals(current)))
                .toList();
        return new TileMap(unit, tiles, shades);
    }

    /// The states by the activities that they take part in, and in which roles.
    ///
    /// @param href the list of a state's activities, by its code
    public static TileMap ofActivities(List<CountryRow> rows, UnaryOperator<String> href, Locale locale) {
        return of(
                "activities",
                rows.stream()
                        .map(row -> new Count(
                                row.code(), row.name(), row.activities(), takingPart(row), href.apply(row.code())))
                        .toList(),
                locale,
                null);
    }

    /// Observers and subjects of a study are in no map (method.md 5).
    private static Map<CountryRole, Long> takingPart(CountryRow row) {
        var roles = new TreeMap<CountryRole, Long>();
        row.roles().forEach((role, count) -> {
            if (role.takesPart()) {
                roles.put(role, count);
            }
        });
        return roles;
    }
}
