package org.mispa.web.delegation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.progress.CountryReports.Reach;
import org.mispa.web.system.Here;
import org.mispa.web.system.RecordPages;
import org.springframework.stereotype.Component;

/// Where no activity is recorded with a state though there is with others of its subregion (method.md 5). A blank never
/// says that the state did not take part.
@Component
class Gaps {
    private final CountryReports reports;
    private final RecordPages pages;

    Gaps(CountryReports reports, RecordPages pages) {
        this.reports = reports;
        this.pages = pages;
    }

    /// Each mandate with what its blank means; empty for whoever is not a member state.
    List<Reach> of(Delegation delegation, Here here) {
        if (!delegation.isOfCountry()) {
            return List.of();
        }
        var code = pages.addressed(delegation.of()).key();
        var states = reports.all(CountryKind.MEMBER_STATE, ActivityFilter.ALL, here.reckoning(), here.language());
        var subregion = states.stream()
                .filter(state -> state.code().equals(code))
                .map(CountryReports.CountryRow::subregion)
                .findFirst()
                .orElse(null);
        if (subregion == null) {
            return List.of();
        }
        Set<String> neighbours = states.stream()
                .filter(state -> subregion == state.subregion() && !state.code().equals(code))
                .map(CountryReports.CountryRow::code)
                .collect(Collectors.toSet());
        Set<String> reached = reports.matrix(null, here.reckoning()).stream()
                .filter(cell -> neighbours.contains(cell.country()))
                .map(CountryReports.Cell::mandate)
                .collect(Collectors.toSet());
        return reports.reach(Set.of(code), here.reckoning(), here.language()).stream()
                .filter(mandate -> mandate.blank() != null && reached.contains(mandate.mandate()))
                .toList();
    }
}
