package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.progress.CountryReports.CountryRow;
import org.mispa.web.system.Shades.Step;

/// Shades, and the map that uses them.
class ShadesTest {
    @Test
    void printTheTrueBoundsOfThoseThatOccur() {
        var shades = Shades.of(List.of(0L, 1L, 3L, 6L, 10L));
        assertThat(shades.steps())
                .containsExactly(new Step(0, 0, 0), new Step(1, 1, 3), new Step(3, 6, 6), new Step(4, 10, 10));
    }

    @Test
    void giveTheOnlyNumberTheFullShade() {
        assertThat(Shades.of(List.of(1L)).steps()).containsExactly(new Step(4, 1, 1));
    }

    @Test
    void haveNoneForNothing() {
        assertThat(Shades.of(List.of()).steps()).isEmpty();
        assertThat(Shades.of(List.of()).step(0)).isZero();
        assertThat(Shades.of(List.of(0L, 0L)).steps()).containsExactly(new Step(0, 0, 0));
    }

    @Test
    void aTileSaysInWhichRolesAStateTakesPartAndNothingElse() {
        var map = TileMap.ofActivities(
                List.of(
                        new CountryRow(
                                "UY",
                                "Uruguay",
                                null,
                                2,
                                Map.of(CountryRole.SUBJECT, 4L, CountryRole.HOST, 1L, CountryRole.PARTICIPANT, 2L),
                                0),
                        new CountryRow("CU", "Cuba", null, 0, Map.of(CountryRole.OBSERVER, 1L), 0)),
                code -> "/activities?country=" + code,
                Locale.ENGLISH);
        assertThat(map.tiles()).extracting(TileMap.Tile::code).containsExactly("CU", "UY");
        assertThat(map.tiles().getFirst().roles()).isEmpty();
        assertThat(map.tiles().getLast().roles().entrySet())
                .containsExactly(Map.entry(CountryRole.PARTICIPANT, 2L), Map.entry(CountryRole.HOST, 1L));
        assertThat(map.tiles().getLast().href()).isEqualTo("/activities?country=UY");
    }
}
