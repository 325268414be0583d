package org.mispa.web.system;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parameter of the address has a value that is not possible; the reader gets a page that says which are.
public final class BadAddress extends RuntimeException {
    private final @Nullable String parameter;
    private final String messageKey;
    private final List<Object> arguments;
    private final List<String> possible;

    /// @param messageKey of a sentence that says what is wrong: `{0}` is the parameter, `{1}` the value
    /// @param possible all values that are possible, where they are few
    public BadAddress(String parameter, String value, String messageKey, List<String> possible) {
        super(parameter + "=" + value);
        this.parameter = parameter;
        this.messageKey = messageKey;
        this.arguments = List.of(parameter, shortened(value));
        this.possible = List.copyOf(possible);
    }

    BadAddress(String messageKey, Object... arguments) {
        super(messageKey);
        this.parameter = null;
        this.messageKey = messageKey;
        this.arguments = List.of(arguments);
        this.possible = List.of();
    }

    @Nullable
    String parameter() {
        return parameter;
    }

    Said said() {
        return new Said(messageKey, arguments);
    }

    List<String> possible() {
        return possible;
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
