package org.mispa.domain.account;

import org.mispa.domain.country.CountryId;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

/// Those who speak for one state, member or observer, or for one organization that supports or takes part. What they
/// write belongs to it and not to the person.
///
/// @param of the record of the country or the organization
public record Delegation(RecordKey of) {
    /// @throws IllegalArgumentException where the record is neither a country nor an organization
    public Delegation {
        if (of.kind() != RecordKind.COUNTRY && of.kind() != RecordKind.ORGANIZATION) {
            throw new IllegalArgumentException("nobody speaks for a " + of.kind());
        }
    }

    public static Delegation of(CountryId country) {
        return new Delegation(new RecordKey(RecordKind.COUNTRY, country.value()));
    }

    public static Delegation ofOrganization(String key) {
        return new Delegation(new RecordKey(RecordKind.ORGANIZATION, key));
    }

    public boolean isOfCountry() {
        return of.kind() == RecordKind.COUNTRY;
    }

    public String key() {
        return of.key();
    }

    @Override
    public String toString() {
        return of.toString();
    }
}
