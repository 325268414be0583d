package org.mispa.domain.remark;

import jakarta.persistence.Embeddable;
import org.mispa.domain.shared.Keys;

/// The key of a remark.
@Embeddable
public record RemarkId(String value) {
    public RemarkId {
        Keys.check(value);
    }

    public static RemarkId of(String value) {
        return new RemarkId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
