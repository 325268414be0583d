package org.mispa.domain.account;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/// Identifies an account for good; mail address and name may change.
@Embeddable
public record AccountId(UUID value) {
    /// @throws IllegalArgumentException where the text is no UUID
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
