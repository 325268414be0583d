package org.mispa.domain.mandate;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Basis;

/// That something serves a mandate, stated by the source or inferred by the portal (method.md 4).
///
/// @param reason one line, why the portal reads it so; null where the source states it
/// @param confirmedBy who of the secretariat confirmed the reading; null until somebody does
/// @param confirmedOn the day of that confirmation, null with it
@Embeddable
public record MandateLink(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "mandate"))
        MandateId mandate,

        @Enumerated(EnumType.STRING) Basis basis,
        @Nullable String reason,
        @Nullable String confirmedBy,
        @Nullable LocalDate confirmedOn) {

    public MandateLink {
        if (basis == Basis.LINE_OF_WORK) {
            throw new IllegalArgumentException("a mandate link is stated or inferred");
        }
        if (basis == Basis.INFERRED && reason == null) {
            throw new IllegalArgumentException("an inferred mandate link gives its reason");
        }
        if ((confirmedBy == null) != (confirmedOn == null)) {
            throw new IllegalArgumentException("a confirmation has both a name and a day");
        }
    }

    /// Whether it counts where only stated and confirmed links do.
    public boolean statedOrConfirmed() {
        return basis == Basis.STATED || confirmedOn != null;
    }
}
