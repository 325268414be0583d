package org.mispa.web.system;

import org.mispa.domain.shared.RecordKind;

/// The address names a record that is not there; the reader gets a page that says so and leads to the list.
public final class NotRecorded extends RuntimeException {
    private final RecordKind kind;
    private final String key;

    public NotRecorded(RecordKind kind, String key) {
        super(kind + " " + key);
        this.kind = kind;
        this.key = key;
    }

    RecordKind kind() {
        return kind;
    }

    String key() {
        return key;
    }
}
