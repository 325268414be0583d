package org.mispa.domain.organization;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// What is known of an organization.
///
/// @param acronym null where the sources print none
/// @param country whose body it is; null where no source tells
/// @param parent the body it belongs to; null where none is named
/// @param aliases other forms of its name that sources print
/// @param citations where it is written, the main place first
public record OrganizationDetails(
        Wordings words,
        @Nullable String acronym,
        OrganizationKind organizationKind,
        @Nullable CountryId country,
        @Nullable OrganizationId parent,
        List<String> aliases,
        List<Citation> citations)
        implements Details {

    public OrganizationDetails {
        aliases = List.copyOf(aliases);
        citations = List.copyOf(citations);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.ORGANIZATION;
    }
}
