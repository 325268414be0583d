package org.mispa.web.country;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.progress.CountryReports.CountryRow;
import org.mispa.domain.progress.Progress;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Sheet;
import org.mispa.web.system.SheetColumns;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The matrix to take away: a row for each state and mandate, also where nothing is recorded, so that the columns stay
/// the same whatever is asked for.
@Controller
class MatrixDownload extends Sheet<MatrixDownload.Pair> {
    private final CountryReports countries;
    private final ProgressReports reports;
    private final Directory directory;
    private final Downloads downloads;

    /// @param cell null where nothing is recorded
    record Pair(CountryRow country, Progress.OfMandate mandate, CountryReports.@Nullable Cell cell) {
        long activities() {
            return cell == null ? 0 : cell.activities();
        }

        List<CountryRole> roles() {
            return cell == null ? List.of() : cell.roles();
        }
    }

    MatrixDownload(CountryReports countries, ProgressReports reports, Directory directory, Downloads downloads) {
        super(
                "matrix",
                new SheetColumns<Pair>()
                        .code("country", pair -> pair.country().code())
                        .plain("country_name", pair -> pair.country().name())
                        .code("mandate", pair -> pair.mandate().number())
                        .text("mandate_title", pair -> pair.mandate().title())
                        .reference(
                                "component",
                                RecordKind.COMPONENT,
                                pair -> pair.mandate().component())
                        .count("activities_count", "activities", Pair::activities)
                        .choices("roles", CountryRole.class, Pair::roles)
                        .count(
                                "activities_of_country_count",
                                "activities",
                                pair -> pair.country().activities())
                        .address((pair, telling) -> telling.address(
                                "/activities",
                                "mandate=" + pair.mandate().number() + "&country="
                                        + pair.country().code())));
        this.countries = countries;
        this.reports = reports;
        this.directory = directory;
        this.downloads = downloads;
    }

    @GetMapping("/matrix.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var component = parameters.component();
        parameters.check(directory, here.language());
        downloads.send(this, here, response, to -> pairs(component, here, to));
    }

    private void pairs(@Nullable Integer component, Here here, Consumer<Pair> to) {
        var progress = reports.of(here.reckoning(), here.language());
        var mandates = component == null ? progress.mandates() : progress.mandatesOf(component);
        var filter = component == null ? ActivityFilter.ALL : ActivityFilter.ALL.withComponents(Set.of(component));
        var cells = new HashMap<String, CountryReports.Cell>();
        countries
                .matrix(component, here.reckoning())
                .forEach(cell -> cells.put(cell.country() + " " + cell.mandate(), cell));
        for (var country : countries.all(CountryKind.MEMBER_STATE, filter, here.reckoning(), here.language())) {
            for (var mandate : mandates) {
                to.accept(new Pair(country, mandate, cells.get(country.code() + " " + mandate.number())));
            }
        }
    }
}
