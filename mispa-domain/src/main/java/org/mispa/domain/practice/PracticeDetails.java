package org.mispa.domain.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// What is known of a practice.
///
/// @param country whose experience it is; null where it is not one country's
/// @param organization null where no institution is named
/// @param place null where not stated
/// @param initiative null outside a line of work
/// @param activity the activity that documents it; null where there is none
/// @param number its number in the source's list; null where unnumbered
/// @param citations where it is written, the main place first
public record PracticeDetails(
        Wordings words,
        PracticeOrigin origin,
        PracticeStage stage,
        @Nullable CountryId country,
        @Nullable OrganizationId organization,
        @Nullable String place,
        @Nullable InitiativeId initiative,
        @Nullable ActivityId activity,
        @Nullable Integer number,
        List<Citation> citations)
        implements Details {

    public PracticeDetails {
        if (number != null && number < 1) {
            throw new BrokenRule(Rule.COUNTED_FROM_ONE);
        }
        citations = List.copyOf(citations);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PRACTICE;
    }
}
