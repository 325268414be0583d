package org.mispa.domain.country;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;

/// A country's standing in the Organization for a span of time, told neutrally.
///
/// @param date the span; an open end means still; null where no date is stated
/// @param note where this is known from, and what it does not say
@Embeddable
public record CountryStanding(
        @Enumerated(EnumType.STRING) StandingKind standing,

        @Embedded
        @AttributeOverride(name = "edtf", column = @Column(name = "date"))
        @AttributeOverride(name = "earliest", column = @Column(name = "date_earliest"))
        @AttributeOverride(name = "latest", column = @Column(name = "date_latest"))
        @Nullable
        EdtfDate date,

        @Nullable String note) {}
