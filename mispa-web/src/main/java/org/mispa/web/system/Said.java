package org.mispa.web.system;

import java.util.List;

/// A sentence of the message files and what stands in it. Templates say it with
/// `#messages.msgWithParams(said.key, said.arguments)`.
public record Said(String key, List<String> values) {
    public Said {
        values = List.copyOf(values);
    }

    public static Said of(String key, String... values) {
        return new Said(key, List.of(values));
    }

    public Object[] arguments() {
        return values.toArray();
    }
}
