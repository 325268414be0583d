package org.mispa.web.country;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.country.Subregion;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.progress.CountryReports.CountryRow;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;

/// Which states an address asks for, on the page as in the file.
///
/// @param filter which activities count
/// @param takingPart only those with or without an activity; null for both
record CountriesAsked(
        ActivityFilter filter,
        @Nullable CountryRole role,
        @Nullable Boolean takingPart,
        @Nullable Subregion subregion) {
    static CountriesAsked of(Parameters parameters) {
        var role = parameters.choice("role", CountryRole.class);
        return new CountriesAsked(
                ActivityFilter.ALL
                        .withComponents(parameters.components())
                        .withMandates(parameters.keys("mandate", RecordKind.MANDATE))
                        .withInitiatives(parameters.keys("initiative", RecordKind.INITIATIVE))
                        .withRoles(role == null ? Set.of() : Set.of(role)),
                role,
                parameters.word("taking-part", Map.of("yes", true, "no", false)),
                parameters.choice("subregion", Subregion.class));
    }

    List<CountryRow> rows(CountryReports reports, Here here) {
        return reports.all(CountryKind.MEMBER_STATE, filter, here.reckoning(), here.language()).stream()
                .filter(row -> takingPart == null || (row.activities() > 0) == takingPart)
                .filter(row -> subregion == null || row.subregion() == subregion)
                .toList();
    }
}
