package org.mispa.domain.country;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKind;

/// What is known of a country.
///
/// @param iso2 ISO 3166-1 alpha-2 code; null where there is none
/// @param iso3 ISO 3166-1 alpha-3 code; null where there is none
/// @param subregion null outside the regions the portal lists by
/// @param standings its dated standing in the Organization, oldest first
/// @param note a neutral remark; null where there is none
public record CountryDetails(
        @Nullable String iso2,
        @Nullable String iso3,
        CountryKind countryKind,
        @Nullable Subregion subregion,
        Names names,
        List<CountryStanding> standings,
        @Nullable String note)
        implements Details {

    private static final Pattern ISO2 = Pattern.compile("[A-Z]{2}");
    private static final Pattern ISO3 = Pattern.compile("[A-Z]{3}");

    public CountryDetails {
        if ((iso2 != null && !ISO2.matcher(iso2).matches())
                || (iso3 != null && !ISO3.matcher(iso3).matches())) {
            throw new BrokenRule(Rule.COUNTRY_CODE);
        }
        standings = List.copyOf(standings);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.COUNTRY;
    }
}
