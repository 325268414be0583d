package org.mispa.domain.shared;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/// Names any record: its kind and its key within the kind.
@Embeddable
public record RecordKey(
        @Enumerated(EnumType.STRING) @Column(name = "about_kind")
        RecordKind kind,

        @Column(name = "about_key") String key) {

    @Override
    public String toString() {
        return kind + " " + key;
    }
}
