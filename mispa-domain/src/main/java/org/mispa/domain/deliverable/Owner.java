package org.mispa.domain.deliverable;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;

/// Who owes a deliverable: an organization or a state, exactly one of the two.
@Embeddable
public record Owner(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "organization")) @Nullable
        OrganizationId organization,

        @Embedded @AttributeOverride(name = "value", column = @Column(name = "country")) @Nullable
        CountryId country) {

    public Owner {
        if ((organization == null) == (country == null)) {
            throw new BrokenRule(Rule.OWNED_BY_ONE);
        }
    }
}
