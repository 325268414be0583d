package org.mispa.domain.organization;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.Keys;

/// The key of an organization.
@Embeddable
public record OrganizationId(String value) {
    public OrganizationId {
        Keys.check(value);
    }

    public static OrganizationId of(String value) {
        return new OrganizationId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
