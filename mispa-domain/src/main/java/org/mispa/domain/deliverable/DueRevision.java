package org.mispa.domain.deliverable;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.source.Citation;

/// A later due date, with its source. The original stays beside it.
///
/// @param decidedOn null where not stated
/// @param reason why it was moved; null where no source tells
@Embeddable
public record DueRevision(
        @Embedded
        @AttributeOverride(name = "edtf", column = @Column(name = "due"))
        @AttributeOverride(name = "earliest", column = @Column(name = "due_earliest"))
        @AttributeOverride(name = "latest", column = @Column(name = "due_latest"))
        EdtfDate due,

        @Nullable LocalDate decidedOn,
        @Nullable String reason,
        @Embedded Citation citation) {}
