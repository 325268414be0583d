package org.mispa.domain.change;

import org.jspecify.annotations.Nullable;

/// A past state cannot be made just now: another one is being made, or there is no room. Later it may be.
public class StateNotReady extends RuntimeException {
    public StateNotReady(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
