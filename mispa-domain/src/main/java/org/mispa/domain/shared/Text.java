package org.mispa.domain.shared;

/// A wording together with the language it is in, which need not be the reader's.
public record Text(Language language, String value) {

    @Override
    public String toString() {
        return value;
    }
}
