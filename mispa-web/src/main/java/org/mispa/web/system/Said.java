package org.mispa.web.system;

import java.io.Serializable;
import java.util.List;

/// A sentence of the message files and what stands in it. Templates say it with
/// `#messages.msgWithParams(said.key, said.arguments())`.
///
/// @param values text, or numbers that are counted
public record Said(String key, List<Object> values) implements Serializable {
    public Said {
        values = List.copyOf(values);
    }

    public static Said of(String key, Object... values) {
        return new Said(key, List.of(values));
    }

    public Object[] arguments() {
        return values.toArray();
    }
}
