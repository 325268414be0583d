package org.mispa.domain.country;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.Keys;

/// The key of a country.
@Embeddable
public record CountryId(String value) {
    public CountryId {
        Keys.check(value);
    }

    public static CountryId of(String value) {
        return new CountryId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
