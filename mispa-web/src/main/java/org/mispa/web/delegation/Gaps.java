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

    /// @param mandates each with what its blank means
    /// @param blank how many mandates have no activity with the state, also where there is none with its subregion
    record Found(List<Reach> mandates, long blank) {
        static final Found NONE = new Found(List.of(), 0);
    }

    /// Nothing for whoever is not a member state.
    Found of(Delegation delegation, Here here) {
        if (!delegation.isOfCountry()) {
            return Found.NONE;
        }
        var code = pages.addressed(delegation.of()).key();
        var states = reports.all(CountryKind.MEMBER_STATE, ActivityFilter.ALL, here.reckoning(), here.language());
        var subregion = states.stream()
                .filter(state -> state.code().equals(code))
                .map(CountryReports.CountryRow::subregion)
                .findFirst()
                .orElse(null);
        if (subregion == null) {
            return Found.NONE;
        }
        Set<String> neighbours = states.stream()
                .filter(state -> subregion == state.subregion() && !state.code().equals(code))
                .map(CountryReports.CountryRow::code)
                .collect(Collectors.toSet());
        Set<String> reached = reports.matrix(null, here.reckoning()).stream()
                .filter(cell -> neighbours.contains(cell.country()))
                .map(CountryReports.Cell::mandate)
                .collect(Collectors.toSet());
        var blanks = reports.reach(Set.of(code), here.reckoning(), here.language()).stream()
                .filter(mandate -> mandate.blank() != null)
                .toList();
        return new Found(
                blanks.stream()
                        .filter(mandate -> reached.contains(mandate.mandate()))
                        .toList(),
                blanks.size());
    }
}
