package org.mispa.web.mandate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.mispa.domain.mandate.MandateStatus;
import org.mispa.domain.mandate.Mandates;
import org.mispa.domain.progress.Progress;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.springframework.stereotype.Component;

/// Which mandates an address asks for, on the page as in the file.
@Component
class MandatesShown {
    private final Mandates mandates;
    private final ProgressReports reports;

    MandatesShown(Mandates mandates, ProgressReports reports) {
        this.mandates = mandates;
        this.reports = reports;
    }

    List<Progress.OfMandate> of(Parameters parameters, Here here) {
        var components = parameters.components();
        var statuses = parameters.choices("status", MandateStatus.class);
        var flags = Map.of("true", true, "false", false);
        var passed = parameters.word("passed", flags);
        var declared = parameters.word("declared", flags);
        var judged = parameters.word("judged", flags);
        var recorded = parameters.word("recorded", flags);
        var country = parameters.key("country", RecordKind.COUNTRY);
        var unreached = parameters.key("unreached", RecordKind.COUNTRY);
        var initiative = parameters.key("initiative", RecordKind.INITIATIVE);
        var instrument = parameters.key("instrument", RecordKind.INSTRUMENT);

        Predicate<Progress.OfMandate> shown = mandate -> true;
        if (!components.isEmpty()) {
            shown = shown.and(mandate -> components.contains(mandate.component()));
        }
        if (!statuses.isEmpty()) {
            shown = shown.and(mandate -> statuses.contains(mandate.status()));
        }
        if (passed != null) {
            shown = shown.and(mandate -> mandate.tally().passed() == passed);
        }
        if (declared != null) {
            shown = shown.and(mandate -> mandate.declared() == declared);
        }
        if (judged != null) {
            shown = shown.and(mandate -> (mandate.judgement() != null) == judged);
        }
        if (recorded != null) {
            shown = shown.and(mandate -> (mandate.reckoned() != MandateStatus.NONE) == recorded);
        }
        if (country != null) {
            shown = shown.and(among(mandates.reachedBy(country, here.reckoning())));
        }
        if (unreached != null) {
            shown = shown.and(
                    among(mandates.reachedBy(unreached, here.reckoning())).negate());
        }
        if (initiative != null) {
            shown = shown.and(among(mandates.carriedBy(initiative, here.reckoning())));
        }
        if (instrument != null) {
            shown = shown.and(among(mandates.foundedOn(instrument)));
        }
        return reports.of(here.reckoning(), here.language()).mandates().stream()
                .filter(shown)
                .toList();
    }

    private static Predicate<Progress.OfMandate> among(Set<String> numbers) {
        return mandate -> numbers.contains(mandate.number());
    }
}
