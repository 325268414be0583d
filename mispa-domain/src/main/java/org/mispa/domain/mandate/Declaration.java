package org.mispa.domain.mandate;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.source.Citation;

/// A source's own statement that a mandate was complied with. A mark beside the reckoned status, never the status.
///
/// @param declaredBy who declares it
/// @param date when; null where not stated
/// @param summary what is declared, in the portal's words
@Embeddable
public record Declaration(
        String declaredBy,

        @Embedded
        @AttributeOverride(name = "edtf", column = @Column(name = "date"))
        @AttributeOverride(name = "earliest", column = @Column(name = "date_earliest"))
        @AttributeOverride(name = "latest", column = @Column(name = "date_latest"))
        @Nullable
        EdtfDate date,

        String summary,
        @Embedded Citation citation) {}
