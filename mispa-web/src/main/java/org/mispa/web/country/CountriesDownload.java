package org.mispa.web.country;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.country.Subregion;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.progress.CountryReports.CountryRow;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Query;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Sheet;
import org.mispa.web.system.SheetColumns;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of member states to take away.
@Controller
class CountriesDownload extends Sheet<CountryRow> {
    private final CountryReports reports;
    private final Directory directory;
    private final Downloads downloads;

    CountriesDownload(CountryReports reports, Directory directory, Downloads downloads) {
        super("countries", described());
        this.reports = reports;
        this.directory = directory;
        this.downloads = downloads;
    }

    private static SheetColumns<CountryRow> described() {
        var columns = new SheetColumns<CountryRow>()
                .code("country", CountryRow::code)
                .plain("country_name", CountryRow::name)
                .choice("subregion", Subregion.class, CountryRow::subregion)
                .count("activities_count", "activities", CountryRow::activities);
        for (var role : CountryRole.values()) {
            columns.count(
                    "activities_as_" + role.name().toLowerCase(Locale.ROOT) + "_count",
                    "activities_as",
                    Query.slug(role),
                    "activities",
                    row -> row.role(role));
        }
        return columns.count("mandates_count", "mandates", CountryRow::mandates)
                .address((row, telling) -> telling.address("/countries/" + row.code()));
    }

    @GetMapping("/countries.csv")
    void send(@RequestParam MultiValueMap<String, String> given, Here here, HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(given);
        var asked = CountriesAsked.of(parameters);
        parameters.check(directory, here.language());
        var rows = asked.rows(reports, here);
        downloads.send(this, here, response, rows::forEach);
    }
}
