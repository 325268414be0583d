package org.mispa.domain.initiative;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.mandate.MandateLink;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// What is known of an initiative.
///
/// @param component the component whose section of the report describes it
/// @param date null where not stated
/// @param scope the group of states or the budget it was meant for, as notes 2 and 17 give it; null where none is
/// stated
/// @param scopeCountries keys of the countries in that scope; empty where the source does not allow to tell
/// @param scopeReason why the scope was limited; null where not stated
/// @param involvements what is said of the line of work as a whole
/// @param citations where it is written, the main place first
public record InitiativeDetails(
        ComponentNumber component,
        Wordings words,
        @Nullable EdtfDate date,
        Recorded recorded,
        @Nullable String scope,
        List<String> scopeCountries,
        @Nullable String scopeReason,
        List<MandateLink> mandates,
        List<Involvement> involvements,
        List<Citation> citations)
        implements Details {

    public InitiativeDetails {
        scopeCountries = List.copyOf(scopeCountries);
        mandates = List.copyOf(mandates);
        involvements = List.copyOf(involvements);
        citations = List.copyOf(citations);
        MandateLink.eachOnce(mandates);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.INITIATIVE;
    }
}
