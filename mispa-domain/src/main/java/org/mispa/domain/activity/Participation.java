package org.mispa.domain.activity;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;

/// A country's role in an activity.
///
/// @param headCount persons of that country; null where not stated. Names are never kept.
/// @param note what the source adds, or why the portal infers it; null where there is nothing
@Embeddable
public record Participation(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "country"))
        CountryId country,

        @Enumerated(EnumType.STRING) CountryRole role,
        @Enumerated(EnumType.STRING) Basis basis,
        @Nullable Integer headCount,
        @Nullable String note) {

    public Participation {
        if (basis == Basis.LINE_OF_WORK) {
            throw new BrokenRule(Rule.ROLE_STATED_OR_INFERRED);
        }
        if (headCount != null && headCount < 0) {
            throw new BrokenRule(Rule.HEAD_COUNT_NOT_NEGATIVE);
        }
    }
}
