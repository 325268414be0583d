package org.mispa.persistence.shared;

import org.jspecify.annotations.Nullable;

/// Which state of the records this thread reads: the present, or a past one that lies in a schema of its own
/// (docs/adr/0012). All SQL names its tables without a schema; [DatabaseOfTheState] lets it find those of the state.
public final class StateInView {
    private static final ThreadLocal<@Nullable String> SCHEMA = new ThreadLocal<>();

    private StateInView() {}

    /// Null for the present.
    public static @Nullable String schema() {
        return SCHEMA.get();
    }

    /// @param schema null for the present
    public static void show(@Nullable String schema) {
        if (schema == null) {
            SCHEMA.remove();
        } else {
            SCHEMA.set(schema);
        }
    }
}
