package org.mispa.web.system;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The member states on the tile map, each with a number. Drawn by `fragments/map`.
///
/// @param unit what the numbers count
/// @param tiles in the order of their names
/// @param steps the shades that occur, with the numbers they stand for
public record TileMap(String unit, List<Tile> tiles, List<Step> steps) {
    /// Upper bounds of the shades, in per cent of the largest number.
    private static final int[] BOUNDS = {30, 55, 80, 100};

    /// A state and its number.
    ///
    /// @param code ISO 3166-1 alpha-2, which gives the place on the map
    public record Count(String code, String name, long count, String href) {}

    /// @param step 0 for none, then 1 to 4
    /// @param current whether the page is about this state
    public record Tile(String code, String name, long count, int step, String href, boolean current) {}

    public record Step(int step, long from, long to) {}

    /// @param current the code of the state that the page is about; null for none
    public static TileMap of(String unit, List<Count> counts, Locale locale, @Nullable String current) {
        var most = counts.stream().mapToLong(Count::count).max().orElse(0);
        var byName = Collator.getInstance(locale);
        var tiles = counts.stream()
                .sorted(Comparator.comparing(Count::name, byName))
                .map(count -> new Tile(
                        count.code(),
                        count.name(),
                        count.count(),
                        step(count.count(), most),
                        count.href(),
                        count.code().equals(current)))
                .toList();
        return new TileMap(unit, tiles, steps(tiles));
    }

    /// The shade for a number among others of which `most` is the largest: 0 for none, then 1 to 4. Matrices use it
    /// too.
    public static int step(long count, long most) {
        if (count <= 0) {
            return 0;
        }
        for (var step = 1; step < BOUNDS.length; step++) {
            if (count * 100 <= most * BOUNDS[step - 1]) {
                return step;
            }
        }
        return BOUNDS.length;
    }

    private static List<Step> steps(List<Tile> tiles) {
        var steps = new ArrayList<Step>();
        for (var step = 0; step <= BOUNDS.length; step++) {
            var wanted = step;
            var counts = tiles.stream()
                    .filter(tile -> tile.step() == wanted)
                    .mapToLong(Tile::count)
                    .summaryStatistics();
            if (counts.getCount() > 0) {
                steps.add(new Step(step, counts.getMin(), counts.getMax()));
            }
        }
        return List.copyOf(steps);
    }
}
