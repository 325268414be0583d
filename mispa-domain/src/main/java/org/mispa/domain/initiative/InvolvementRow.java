package org.mispa.domain.initiative;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Text;

/// Who is involved in a line of work or an activity, as pages show it.
///
/// @param organization key; null where a country is involved
/// @param country code; null where an organization is involved
public record InvolvementRow(
        @Nullable String organization,
        @Nullable String country,
        Text name,
        InvolvementRole role,
        Basis basis,
        @Nullable InvolvementForm form,
        @Nullable Text channel,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String note) {}
