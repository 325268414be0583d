package org.mispa.domain.mandate;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.instrument.InstrumentId;

/// A later instrument that takes a mandate up again.
///
/// @param note what it adds or asks for; null where nothing is recorded
@Embeddable
public record Reiteration(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "instrument"))
        InstrumentId instrument,

        @Nullable String note) {}
