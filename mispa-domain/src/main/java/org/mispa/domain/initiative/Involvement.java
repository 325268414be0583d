package org.mispa.domain.initiative;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;

/// An organization's or a country's part in a line of work or an activity; exactly one of the two is named.
///
/// @param basis on an activity, `LINE_OF_WORK` where the source says it of the larger whole only
/// @param form how a funder supports; null where not stated or not a funder
/// @param channel the body through which the support runs; null where none is named
/// @param amount of money, in `currency`; null where the source gives none: never zero
/// @param currency ISO 4217 code, null with the amount
@Embeddable
public record Involvement(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "organization")) @Nullable
        OrganizationId organization,

        @Embedded @AttributeOverride(name = "value", column = @Column(name = "country")) @Nullable
        CountryId country,

        @Enumerated(EnumType.STRING) InvolvementRole role,
        @Enumerated(EnumType.STRING) Basis basis,
        @Enumerated(EnumType.STRING) @Nullable InvolvementForm form,

        @Embedded @AttributeOverride(name = "value", column = @Column(name = "channel")) @Nullable
        OrganizationId channel,

        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String note) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    public Involvement {
        if ((organization == null) == (country == null)) {
            throw new BrokenRule(Rule.INVOLVED_ONE);
        }
        if ((amount == null) != (currency == null)) {
            throw new BrokenRule(Rule.AMOUNT_HAS_A_CURRENCY);
        }
        if (currency != null && !CURRENCY.matcher(currency).matches()) {
            throw new BrokenRule(Rule.CURRENCY_CODE);
        }
    }
}
