package org.mispa.domain.mandate;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;

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
            throw new BrokenRule(Rule.LINK_STATED_OR_INFERRED);
        }
        if (basis == Basis.INFERRED && reason == null) {
            throw new BrokenRule(Rule.INFERRED_HAS_A_REASON);
        }
        if ((confirmedBy == null) != (confirmedOn == null)) {
            throw new BrokenRule(Rule.CONFIRMED_BY_SOMEBODY);
        }
    }

    /// Whether it counts where only stated and confirmed links do.
    public boolean statedOrConfirmed() {
        return basis == Basis.STATED || confirmedOn != null;
    }

    /// @throws BrokenRule where a mandate is linked twice
    public static void eachOnce(List<MandateLink> links) {
        if (links.stream().map(MandateLink::mandate).distinct().count() < links.size()) {
            throw new BrokenRule(Rule.LINKED_ONCE);
        }
    }
}
