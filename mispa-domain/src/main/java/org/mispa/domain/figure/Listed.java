package org.mispa.domain.figure;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;

/// The recorded list that a stated figure stands beside. The portal counts the list; nobody types its length.
///
/// @param among roles, origin or type that narrows the list; empty where the kind needs none
/// @param unit what the list holds, in the singular
/// @param comparable whether figure and list count like things; unlike ones are shown side by side without a difference
@Embeddable
public record Listed(
        @Enumerated(EnumType.STRING) @Column(name = "listed_kind")
        ListedKind kind,

        @Column(name = "listed_among") List<String> among,
        @Column(name = "listed_unit") String unit,
        @Column(name = "comparable") boolean comparable) {
    public Listed {
        among = List.copyOf(among);
    }
}
