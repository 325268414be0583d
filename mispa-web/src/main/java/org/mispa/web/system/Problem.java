package org.mispa.web.system;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What an error page says: what is wrong, and what is possible instead.
///
/// @param possible values that may stand in the address; empty where there is nothing to list
/// @param number to quote when asking for help; null where the fault is not the portal's
record Problem(
        HttpStatus status,
        Said heading,
        List<Said> sentences,
        List<String> possible,
        List<Way> ways,
        @Nullable String number) {

    /// A link that leads on.
    record Way(Said words, String href) {}

    static Problem of(HttpStatus status, Said heading, Said... sentences) {
        return new Problem(status, heading, List.of(sentences), List.of(), List.of(), null);
    }

    Problem offering(List<Way> ways) {
        return new Problem(status, heading, sentences, possible, ways, number);
    }

    Problem allowing(List<String> values) {
        return new Problem(status, heading, sentences, values, ways, number);
    }

    Problem numbered(String quoted) {
        return new Problem(status, heading, sentences, possible, ways, quoted);
    }
}
