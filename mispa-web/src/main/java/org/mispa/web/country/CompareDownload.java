package org.mispa.web.country;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.progress.CountryReports.Blank;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.country.Comparison.Side;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.Sheet;
import org.mispa.web.system.SheetColumns;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A comparison to take away: for each column a row for the whole, each component, each role and each mandate.
@Controller
class CompareDownload extends Sheet<CompareDownload.Cell> {
    private final Comparisons comparisons;
    private final Downloads downloads;

    /// @param component null where the row is not that of a component
    /// @param role null where the row is not that of a role
    /// @param mandate null where the row is not that of a mandate
    /// @param blank what it means that there are none under a mandate; null elsewhere
    record Cell(
            Side side,
            @Nullable Integer component,
            @Nullable CountryRole role,
            @Nullable String mandate,
            long activities,
            @Nullable Blank blank,
            String query) {}

    CompareDownload(Comparisons comparisons, Downloads downloads) {
        super(
                "compare",
                new SheetColumns<Cell>()
                        .code("side", cell -> cell.side().code())
                        .plain("side_name", cell -> cell.side().name())
                        .references(
                                "compared_states",
                                RecordKind.COUNTRY,
                                cell -> cell.side().states())
                        .reference("component", RecordKind.COMPONENT, Cell::component)
                        .choice("role", CountryRole.class, Cell::role)
                        .reference("mandate", RecordKind.MANDATE, Cell::mandate)
                        .count("activities_count", "activities", Cell::activities)
                        .choice("blank", Blank.class, Cell::blank)
                        .address((cell, telling) -> telling.address("/activities", cell.query())));
        this.comparisons = comparisons;
        this.downloads = downloads;
    }

    @GetMapping("/compare.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var asked = SidesAsked.of(given);
        var states = comparisons.states(here);
        asked.refuse(states, comparisons.regions(states, here));
        var comparison = comparisons.of(asked, states, here);
        downloads.send(this, here, response, to -> comparison.sides().forEach(side -> cells(comparison, side, to)));
    }

    private static void cells(Comparison comparison, Side side, Consumer<Cell> to) {
        to.accept(new Cell(side, null, null, null, side.activities(), null, side.query()));
        comparison
                .components()
                .keySet()
                .forEach(number -> to.accept(new Cell(
                        side, number, null, null, side.inComponent(number), null, side.componentQuery(number))));
        comparison
                .roles()
                .forEach(role ->
                        to.accept(new Cell(side, null, role, null, side.asRole(role), null, side.roleQuery(role))));
        comparison
                .mandates()
                .keySet()
                .forEach(mandate -> to.accept(new Cell(
                        side,
                        null,
                        null,
                        mandate,
                        side.underMandate(mandate),
                        side.blank(mandate),
                        side.mandateQuery(mandate))));
    }
}
